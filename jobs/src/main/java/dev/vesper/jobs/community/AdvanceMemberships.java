package dev.vesper.jobs.community;

import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Advances who is a member of what, and who pays for it, by the days of the run. */
public final class AdvanceMemberships implements Job {
  private static final Encoder<Row> ENCODER = PlainRows.encoder(Memberships.TABLE);

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
    return PlainRows.typed(Memberships.TABLE, members.flatMap(advancing, ENCODER));
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
        PlainRows.day(night),
        user,
        community,
        membership.isMember(place),
        PlainRows.day(facts.knownSince()),
        PlainRows.day(facts.joinedOn()),
        PlainRows.day(facts.leftOn()),
        PlainRows.day(facts.lastPaidOn()),
        membership.memberDays(place),
        membership.payingDays(place));
  }
}
