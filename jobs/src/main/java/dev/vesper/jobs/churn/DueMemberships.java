package dev.vesper.jobs.churn;

import static dev.vesper.pipeline.table.Field.optional;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.feature.Curve;
import dev.vesper.jobs.feature.Feature;
import dev.vesper.jobs.feature.Known;
import dev.vesper.jobs.feature.Window;
import dev.vesper.jobs.revenue.PaidPeriods;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Of each user with a membership the paid period that ends next: how it stands at the end of a day.
 * Tonight's is told by the state of subscriptions, that of an earlier day by paid periods.
 */
final class DueMemberships {
  static final Field USER_ID = Subscriptions.USER_ID;
  static final Field PLAN_ID = Subscriptions.PLAN_ID;
  static final Field COMMUNITY_ID = Subscriptions.COMMUNITY_ID;
  static final Field DUE_IN_DAYS =
      number("due_in_days", "Days from the day to the first that is not paid for; 1 or more");
  static final Field PERIOD_CANCELLED =
      number("period_cancelled", "1 where the membership is cancelled, else 0");
  static final Field PERIOD_FAILED =
      number("period_failed", "1 where a payment failed since the last that went well, else 0");
  static final Field PERIOD_RENEWALS =
      number("period_renewals", "Payments for a next period so far; 12 at most");
  static final Field PERIOD_MONTHS = number("period_months", "How long a period is");

  /** 1 where the period was not renewed, 0 where it was; only of earlier days. */
  static final Field LOST = number("lost", "1 where the period was not renewed, 0 where it was");

  /** What models may learn from it; absent of who has no membership. */
  static final List<Feature> FEATURES =
      Stream.of(DUE_IN_DAYS, PERIOD_CANCELLED, PERIOD_FAILED, PERIOD_RENEWALS, PERIOD_MONTHS)
          .map(DueMemberships::feature)
          .toList();

  private static final List<Field> OTHERS =
      List.of(PERIOD_CANCELLED, PERIOD_FAILED, PERIOD_RENEWALS, PERIOD_MONTHS, LOST);

  private static final String FIRST = "first";
  private static final int MOST_RENEWALS = 12;

  private DueMemberships() {}

  private static Field number(String name, String meaning) {
    return optional(name, DataTypes.IntegerType, meaning);
  }

  private static Feature feature(Field field) {
    return new Feature(field, Window.NIGHT, Known.OF_ANY_DAY, Curve.PLAIN, Optional.of(0.0), 1);
  }

  /** As {@link Subscriptions} of the night tell. */
  static Dataset<Row> tonight(Dataset<Row> subscriptions) {
    Dataset<Row> standing =
        subscriptions
            .where(Subscriptions.IS_IN_FORCE.col())
            .select(
                USER_ID.col(),
                PLAN_ID.col(),
                COMMUNITY_ID.col(),
                DUE_IN_DAYS.is(datediff(Subscriptions.PAID_UNTIL.col(), Table.DT.col())),
                PERIOD_CANCELLED.is(Subscriptions.CANCELLED_ON.col().isNotNull()),
                PERIOD_FAILED.is(Subscriptions.FAILED_ON.col().isNotNull()),
                PERIOD_RENEWALS.is(least(Subscriptions.RENEWALS.col(), lit(MOST_RENEWALS))),
                PERIOD_MONTHS.is(Subscriptions.PERIOD_MONTHS.col()),
                LOST.is(lit(null)));
    return next(standing);
  }

  /** As {@link PaidPeriods} tell of an earlier day, and what became of the period. */
  static Dataset<Row> at(Dataset<Row> periods, LocalDate day) {
    Dataset<Row> standing =
        periods
            .where(PaidPeriods.KNOWN_ON.col().leq(lit(day)))
            .where(not(happened(PaidPeriods.DECIDED_ON, day)))
            .where(not(happened(PaidPeriods.CORRECTED_ON, day)))
            .select(
                USER_ID.col(),
                PLAN_ID.col(),
                COMMUNITY_ID.col(),
                DUE_IN_DAYS.is(datediff(PaidPeriods.DUE_ON.col(), lit(day))),
                PERIOD_CANCELLED.is(happened(PaidPeriods.CANCELLED_ON, day)),
                PERIOD_FAILED.is(happened(PaidPeriods.FAILED_ON, day)),
                PERIOD_RENEWALS.is(least(PaidPeriods.RENEWALS.col(), lit(MOST_RENEWALS))),
                PERIOD_MONTHS.is(PaidPeriods.PERIOD_MONTHS.col()),
                LOST.is(not(PaidPeriods.IS_RENEWED.col())));
    return next(standing);
  }

  /** Of each user whose membership ends within a horizon whether it was not renewed. */
  static List<Boolean> ending(Dataset<Row> periods, LocalDate day, Question question) {
    return at(periods, day)
        .where(DUE_IN_DAYS.col().leq(question.horizonDays()))
        .select(LOST.col().equalTo(1))
        .collectAsList()
        .stream()
        .map(row -> !row.isNullAt(0) && row.getBoolean(0))
        .toList();
  }

  private static Column happened(Field on, LocalDate day) {
    return coalesce(on.col().leq(lit(day)), lit(false));
  }

  /** Of each user the period that ends first of those that have not ended. */
  private static Dataset<Row> next(Dataset<Row> standing) {
    Column community = coalesce(COMMUNITY_ID.col(), lit(""));
    List<Column> period =
        new ArrayList<>(List.of(DUE_IN_DAYS.col(), PLAN_ID.col(), COMMUNITY_ID.is(community)));
    OTHERS.forEach(field -> period.add(field.col()));
    List<Column> columns = new ArrayList<>(List.of(USER_ID.col(), ofFirst(DUE_IN_DAYS)));
    columns.add(ofFirst(PLAN_ID));
    Column known = ofFirst(COMMUNITY_ID);
    columns.add(COMMUNITY_ID.is(when(known.notEqual(lit("")), known)));
    OTHERS.forEach(field -> columns.add(ofFirst(field)));
    return standing
        .where(DUE_IN_DAYS.col().gt(0))
        .groupBy(USER_ID.col())
        .agg(min(struct(period.toArray(Column[]::new))).as(FIRST))
        .select(columns.toArray(Column[]::new));
  }

  private static Column ofFirst(Field field) {
    return col(FIRST).getField(field.name()).as(field.name());
  }
}
