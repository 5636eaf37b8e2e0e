package dev.vesper.jobs.community;

import static org.apache.spark.sql.functions.date_from_unix_date;

import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Advances who is a member of what, and who pays for it, by the days of the run. */
public final class AdvanceMemberships implements Job {
  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(Table.DT.name(), DataTypes.IntegerType)
              .add(Memberships.USER_ID.name(), DataTypes.StringType)
              .add(Memberships.COMMUNITY_ID.name(), DataTypes.StringType)
              .add(Memberships.IS_MEMBER.name(), DataTypes.BooleanType)
              .add(Memberships.KNOWN_SINCE.name(), DataTypes.IntegerType)
              .add(Memberships.JOINED_ON.name(), DataTypes.IntegerType)
              .add(Memberships.LEFT_ON.name(), DataTypes.IntegerType)
              .add(Memberships.LAST_PAID_ON.name(), DataTypes.IntegerType)
              .add(Memberships.RECENT_MEMBER_DAYS.name(), DataTypes.LongType)
              .add(Memberships.RECENT_PAYING_DAYS.name(), DataTypes.LongType));

  private final RevenueParams params;

  public AdvanceMemberships(RevenueParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return MemberRows.READS;
  }

  @Override
  public List<Table> writes() {
    return List.of(Memberships.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        Memberships.TABLE,
        states(MemberRows.of(in, nights, params), nights, in.wanted(Memberships.TABLE)));
  }

  static Dataset<Row> states(Dataset<Row> members, Nights nights, Nights wanted) {
    FlatMapFunction<Row, Row> advancing = user -> rows(user, nights, wanted).iterator();
    return members
        .flatMap(advancing, ENCODER)
        .select(
            date(Table.DT),
            Memberships.USER_ID.col(),
            Memberships.COMMUNITY_ID.col(),
            Memberships.IS_MEMBER.col(),
            date(Memberships.KNOWN_SINCE),
            date(Memberships.JOINED_ON),
            date(Memberships.LEFT_ON),
            date(Memberships.LAST_PAID_ON),
            Memberships.RECENT_MEMBER_DAYS.col(),
            Memberships.RECENT_PAYING_DAYS.col());
  }

  private static Column date(Field field) {
    return date_from_unix_date(field.col()).as(field.name());
  }

  private static List<Row> rows(Row user, Nights nights, Nights wanted) {
    List<Row> rows = new ArrayList<>();
    MemberRows.member(user)
        .through(
            nights,
            (community, membership, night, place) -> {
              if (wanted.contains(night)) {
                rows.add(row(night.date(), MemberRows.user(user), community, membership, place));
              }
            });
    return rows;
  }

  private static Row row(
      LocalDate night, String user, String community, Membership membership, int place) {
    Membership.Facts facts = membership.facts();
    return RowFactory.create(
        day(Optional.of(night)),
        user,
        community,
        membership.isMember(place),
        day(facts.knownSince()),
        day(facts.joinedOn()),
        day(facts.leftOn()),
        day(facts.lastPaidOn()),
        membership.memberDays(place),
        membership.payingDays(place));
  }

  private static Integer day(Optional<LocalDate> date) {
    return date.map(on -> Math.toIntExact(on.toEpochDay())).orElse(null);
  }
}
