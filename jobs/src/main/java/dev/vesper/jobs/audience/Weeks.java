package dev.vesper.jobs.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What each user did in the 7 days up to a night and in the 7 before, and what all of a segment
 * did.
 */
final class Weeks {
  static final int WEEK = 7;

  private static final String NOW = "active_now";
  private static final String BEFORE = "active_before";
  private static final String PAID = "paid_now";
  private static final String EVER = "paid_ever";

  private Weeks() {}

  /** Each user with any of it: a row. */
  static Dataset<Row> of(Dataset<Row> days, Dataset<Row> states, Night night) {
    Column now = Table.DT.col().gt(lit(night.plus(-WEEK).date()));
    Column before = Table.DT.col().gt(lit(night.plus(-2 * WEEK).date())).and(now.equalTo(false));
    Column amount = UserDays.AMOUNT.col();
    Dataset<Row> weeks =
        days.groupBy(UserDays.USER_ID.col())
            .agg(max(now).as(NOW), max(before).as(BEFORE), sum(when(now, amount)).as(PAID));
    Dataset<Row> ever = states.select(UserStates.USER_ID.col(), UserStates.AMOUNT.col().as(EVER));
    return ever.join(weeks, UserDays.USER_ID.name(), "left");
  }

  /**
   * The counts of groups of users, in the order of {@link SegmentRates}.
   *
   * @param members users, each with the columns that name the group
   */
  static Dataset<Row> counted(Dataset<Row> members, Dataset<Row> weeks, Column... group) {
    Column active = coalesce(col(NOW), lit(false));
    Column eligible = coalesce(col(BEFORE), lit(false));
    Column paid = coalesce(col(PAID), lit(0).cast(EventFields.MONEY));
    Column unpaid = coalesce(col(EVER), lit(0).cast(EventFields.MONEY)).equalTo(paid);
    return members
        .join(weeks, UserDays.USER_ID.name(), "left")
        .groupBy(group)
        .agg(
            count_if(lit(true)),
            count_if(active),
            count_if(eligible),
            count_if(eligible.and(active)),
            count_if(unpaid),
            count_if(unpaid.and(paid.gt(0))),
            count_if(paid.gt(0)),
            sum(paid).cast(EventFields.MONEY));
  }
}
