package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The columns of {@link UserFeatures} out of what the sources tell of each user. */
final class FeatureColumns {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final int WEEK = 7;

  /** Of a source that is there, who is not in it has none of it; else nothing is known. */
  private static final Map<Field, Object> NONE = none();

  private FeatureColumns() {}

  private static Map<Field, Object> none() {
    Map<Field, Object> none = new LinkedHashMap<>();
    none.put(UserFeatures.TOPICS_28, 0L);
    none.put(UserFeatures.TOPIC_EVENTS_28, 0L);
    none.put(UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28), 0L);
    none.put(UserFeatures.HAS_MEMBERSHIP, false);
    none.put(UserFeatures.HAS_CANCELLED, false);
    return none;
  }

  /** Every column of the table; one that no source tells is absent. */
  static Dataset<Row> complete(Dataset<Row> joined, LocalDate day) {
    Dataset<Row> all =
        joined
            .select(filled(joined).toArray(Column[]::new))
            .withColumns(counts(day))
            .withColumns(ratios());
    List<Column> columns = new ArrayList<>(List.of(Table.DT.is(lit(day))));
    UserFeatures.TABLE.columns().forEach(field -> columns.add(field.is(field.col())));
    return all.select(columns.toArray(Column[]::new));
  }

  private static List<Column> filled(Dataset<Row> joined) {
    Set<String> told = Set.copyOf(Arrays.asList(joined.columns()));
    Column seen = coalesce(WindowSums.SEEN_DAYS.col(), lit(0L));
    List<Column> columns = new ArrayList<>();
    columns.add(
        UserStates.RECENT_DAYS.is(
            UserStates.RECENT_DAYS
                .col()
                .bitwiseOR(seen)
                .bitwiseAND(lit(newest(UserFeatures.LONGEST)))));
    columns.add(told(told, WindowSums.TOPIC_COUNTS));
    columns.add(told(told, WindowSums.TOPIC_COUNTS_NEWER));
    UserFeatures.TABLE.columns().forEach(field -> columns.add(told(told, field)));
    return columns;
  }

  private static Column told(Set<String> told, Field field) {
    if (!told.contains(field.name())) {
      return field.is(lit(null));
    }
    Object none = NONE.getOrDefault(field, field.nullable() ? null : 0);
    boolean isText = field.equals(UserFeatures.USER_ID);
    return none == null || isText ? field.col() : field.is(coalesce(field.col(), lit(none)));
  }

  private static Map<String, Column> counts(LocalDate day) {
    Column weeks = call_function("div", UserFeatures.TENURE_DAYS.col(), lit(WEEK)).plus(1);
    Column carts = UserFeatures.CARTS_28.col().minus(UserFeatures.PURCHASES_28.col());
    Map<String, Column> columns = new LinkedHashMap<>();
    put(columns, UserFeatures.DAYS_SINCE_ACTIVE, daysSinceActive());
    put(columns, UserFeatures.ACTIVE_DAYS_7, active(newest(WEEK)));
    put(columns, UserFeatures.ACTIVE_DAYS_28, active(newest(UserFeatures.MONTH)));
    put(columns, UserFeatures.ACTIVE_DAYS_56, active(newest(UserFeatures.LONGEST)));
    put(columns, UserFeatures.WEEKEND_DAYS_28, active(weekends(day)));
    long fortnight = newest(UserFeatures.FORTNIGHT);
    put(columns, UserFeatures.newer(UserFeatures.ACTIVE_DAYS_28), active(fortnight));
    put(
        columns,
        UserFeatures.newer(UserFeatures.WEEKEND_DAYS_28),
        active(weekends(day) & fortnight));
    put(columns, UserFeatures.STREAK_DAYS, streak());
    put(columns, UserFeatures.ACTIVE_WEEKS_56, activeWeeks());
    put(columns, UserFeatures.KNOWN_WEEKS_56, least(weeks, lit(UserFeatures.WEEKS)));
    put(columns, UserFeatures.CARTS_NOT_BOUGHT_28, greatest(carts, lit(0L)));
    return columns;
  }

  private static Map<String, Column> ratios() {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Ratio ratio : UserFeatures.RATIOS) {
      Column part = ratio.part().col().cast(DataTypes.DoubleType);
      Column all = ratio.all().col();
      put(columns, ratio.field(), when(all.gt(0), part.divide(all)));
    }
    put(
        columns,
        UserFeatures.TOPIC_SHARES,
        shares(WindowSums.TOPIC_COUNTS, UserFeatures.TOPIC_EVENTS_28));
    put(
        columns,
        UserFeatures.TOPIC_SHARES_14,
        when(
            UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28).col().gt(0),
            shares(
                WindowSums.TOPIC_COUNTS_NEWER, UserFeatures.newer(UserFeatures.TOPIC_EVENTS_28))));
    return columns;
  }

  private static Column shares(Field counts, Field all) {
    return expr(
        "transform_values(%s, (topic, n) -> coalesce(CAST(n AS DOUBLE) / %s, 0D))"
            .formatted(counts.name(), all.name()));
  }

  private static void put(Map<String, Column> columns, Field field, Column column) {
    columns.put(field.name(), field.is(column));
  }

  /** A mask of the newest days. */
  private static long newest(int days) {
    return (1L << days) - 1;
  }

  /** A mask of the Saturdays and Sundays of 28 days. */
  private static long weekends(LocalDate day) {
    return IntStream.range(0, UserFeatures.MONTH)
        .filter(ago -> WEEKEND.contains(day.minusDays(ago).getDayOfWeek()))
        .mapToLong(ago -> 1L << ago)
        .sum();
  }

  private static Column mask() {
    return UserStates.RECENT_DAYS.col();
  }

  private static Column active(long days) {
    return bit_count(mask().bitwiseAND(lit(days)));
  }

  /** The bits below the lowest that is set; of no day at all, 64. */
  private static Column daysSinceActive() {
    Column lowest = mask().bitwiseAND(negate(mask()));
    return least(bit_count(lowest.minus(1)), lit(UserFeatures.LONGEST));
  }

  private static Column streak() {
    Column before = call_function("shiftrightunsigned", mask(), lit(1));
    Column tonight = mask().bitwiseAND(lit(1L)).equalTo(1);
    return when(tonight, inARow(mask())).otherwise(inARow(before));
  }

  /** How many of the lowest bits are set: adding one flips just these and the next. */
  private static Column inARow(Column mask) {
    return bit_count(mask.bitwiseXOR(mask.plus(1))).minus(1);
  }

  private static Column activeWeeks() {
    return IntStream.range(0, UserFeatures.WEEKS)
        .mapToObj(week -> active(newest(WEEK) << (week * WEEK)).gt(0).cast(DataTypes.IntegerType))
        .reduce(Column::plus)
        .orElseThrow();
  }
}
