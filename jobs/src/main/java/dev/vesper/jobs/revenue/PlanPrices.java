package dev.vesper.jobs.revenue;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.ingest.Plans;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What plans cost, and from when to when each snapshot of them is the one that counts. */
final class PlanPrices {
  private static final LocalDate EVER = LocalDate.of(1, 1, 1);
  private static final LocalDate ALWAYS = LocalDate.of(9999, 1, 1);

  private static final StructType SCHEMA =
      new StructType()
          .add(Plans.PLAN_ID.name(), DataTypes.StringType)
          .add(Plans.PRICE.name(), EventFields.MONEY)
          .add(Plans.CURRENCY.name(), DataTypes.StringType)
          .add(Plans.PERIOD_MONTHS.name(), DataTypes.IntegerType)
          .add("since", DataTypes.DateType)
          .add("until", DataTypes.DateType);

  private PlanPrices() {}

  /** Plan, price, currency, months, first night, first night no more. The oldest counts before. */
  static Dataset<Row> of(Dataset<Row> snapshots) {
    List<Row> plans =
        snapshots
            .select(
                unix_date(Table.DT.col()),
                Plans.PLAN_ID.col(),
                Plans.PRICE.col(),
                Plans.CURRENCY.col(),
                Plans.PERIOD_MONTHS.col())
            .collectAsList();
    NavigableSet<LocalDate> taken =
        plans.stream().map(PlanPrices::taken).collect(Collectors.toCollection(TreeSet::new));
    return snapshots
        .sparkSession()
        .createDataFrame(plans.stream().map(plan -> lasting(plan, taken)).toList(), SCHEMA);
  }

  private static LocalDate taken(Row plan) {
    return LocalDate.ofEpochDay(plan.getInt(0));
  }

  private static Row lasting(Row plan, NavigableSet<LocalDate> taken) {
    LocalDate on = taken(plan);
    LocalDate next = taken.higher(on);
    return RowFactory.create(
        plan.get(1),
        plan.get(2),
        plan.get(3),
        plan.get(4),
        on.equals(taken.first()) ? EVER : on,
        next == null ? ALWAYS : next);
  }
}
