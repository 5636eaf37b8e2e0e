package dev.vesper.jobs.community;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.SubscriptionSpans;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The members of a run of nights, one row a user: what stood before it and what happened in it. */
final class MemberRows {
  private static final String STANDING = "standing";
  private static final String DAY = "day";
  private static final String COVER = "cover";

  private MemberRows() {}

  /** What {@link #of} reads. */
  static final List<Read> READS =
      List.of(
          Read.before(Memberships.TABLE),
          Read.tonight(MemberDays.TABLE),
          Read.before(Subscriptions.TABLE),
          Read.tonight(SubscriptionEvents.TABLE));

  static Dataset<Row> of(Inputs in, Nights nights, RevenueParams params) {
    return joined(
        in.before(Memberships.TABLE),
        in.tonight(MemberDays.TABLE),
        SubscriptionSpans.of(
            in.before(Subscriptions.TABLE), in.tonight(SubscriptionEvents.TABLE), nights, params));
  }

  static Dataset<Row> joined(Dataset<Row> before, Dataset<Row> days, Dataset<Row> spans) {
    return before
        .select(Memberships.USER_ID.col(), standing().as(STANDING))
        .unionByName(days.select(MemberDays.USER_ID.col(), day().as(DAY)), true)
        .unionByName(spans.select(SubscriptionSpans.USER_ID.col(), cover().as(COVER)), true)
        .groupBy(Memberships.USER_ID.col())
        .agg(collect_list(col(STANDING)), collect_list(col(DAY)), collect_list(col(COVER)));
  }

  private static Column standing() {
    return struct(
        Memberships.COMMUNITY_ID.col(),
        date(Memberships.KNOWN_SINCE),
        date(Memberships.JOINED_ON),
        date(Memberships.LEFT_ON),
        date(Memberships.LAST_PAID_ON),
        Memberships.RECENT_MEMBER_DAYS.col(),
        Memberships.RECENT_PAYING_DAYS.col());
  }

  private static Column day() {
    return struct(
        MemberDays.COMMUNITY_ID.col(),
        date(Table.DT),
        MemberDays.IS_MEMBER.col(),
        MemberDays.LEAVES.col(),
        MemberDays.PAYMENTS.col());
  }

  private static Column cover() {
    return struct(
        coalesce(SubscriptionSpans.COMMUNITY_ID.col(), lit(Member.PLATFORM))
            .as(SubscriptionSpans.COMMUNITY_ID.name()),
        date(SubscriptionSpans.FIRST_NIGHT),
        date(SubscriptionSpans.LAST_NIGHT));
  }

  private static Column date(Field field) {
    return unix_date(field.col()).as(field.name());
  }

  static String user(Row row) {
    return row.getString(0);
  }

  static Member member(Row row) {
    List<Row> standing = row.getList(1);
    List<Row> happened = row.getList(2);
    List<Row> covers = row.getList(3);
    Map<String, Membership> memberships = new HashMap<>();
    standing.forEach(each -> memberships.put(each.getString(0), membership(each)));
    Map<String, Map<LocalDate, Membership.Day>> days = new HashMap<>();
    happened.forEach(
        each ->
            days.computeIfAbsent(each.getString(0), any -> new HashMap<>())
                .put(date(each, 1).orElseThrow(), day(each)));
    return new Member(memberships, days, covers.stream().map(MemberRows::cover).toList());
  }

  private static Membership membership(Row row) {
    return new Membership(
        new Membership.Facts(date(row, 1), date(row, 2), date(row, 3), date(row, 4)),
        row.getLong(5),
        row.getLong(6));
  }

  private static Membership.Day day(Row row) {
    return new Membership.Day(
        date(row, 1).orElseThrow(), row.getBoolean(2), row.getLong(3) > 0, row.getLong(4) > 0);
  }

  private static Member.Cover cover(Row row) {
    return new Member.Cover(
        row.getString(0), date(row, 1).orElseThrow(), date(row, 2).orElseThrow());
  }

  private static Optional<LocalDate> date(Row row, int at) {
    return row.isNullAt(at) ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(row.getInt(at)));
  }
}
