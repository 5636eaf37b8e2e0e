package dev.vesper.bench;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.bench.WholeProcess.Timing;
import dev.vesper.jobs.value.AdvancePurchaseHistories;
import dev.vesper.jobs.value.EstimateValue;
import dev.vesper.jobs.value.PurchaseDays;
import dev.vesper.jobs.value.PurchaseFamily;
import dev.vesper.jobs.value.PurchaseHistories;
import dev.vesper.jobs.value.ValueModels;
import dev.vesper.jobs.value.ValueParams;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * What a million customers are worth, from their purchases, beside Spark's grouping of these
 * purchases to histories: from Parquet to Parquet, in one process, in turns.
 */
public final class CustomerValue {
  private static final int CUSTOMERS = 1_000_000;
  private static final int TURNS = 3;
  private static final double MOST_RATIO = 2.0;
  private static final double NANOS = 1e9;
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final ValueParams PARAMS =
      new ValueParams(PurchaseFamily.MBG_NBD, 7, 0.05, 0.01, "CNY");

  private final SparkSession spark;
  private final String room;

  private CustomerValue(SparkSession spark, String room) {
    this.spark = spark;
    this.room = room;
  }

  /** Arguments: the project's directory, room for the data, and how many customers. */
  public static void main(String[] arguments) {
    int customers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : CUSTOMERS;
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 8)
            .getOrCreate();
    Path room = Path.of(arguments[1]).toAbsolutePath().resolve("customers-" + customers);
    new CustomerValue(spark, room.toString()).measured(customers);
  }

  private void measured(int customers) {
    Dataset<Row> purchases = new SyntheticPurchases(spark, room, NIGHT).of(customers);
    System.out.printf("%,d customers bought on %,d days%n", customers, purchases.count());
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn <= TURNS; turn++) {
      Timing narrow = timed(() -> grouped(purchases));
      Timing grouping = timed(() -> histories(purchases));
      Timing value = timed(this::valued);
      if (turn > 0) {
        System.out.printf(
            "plain sums %s, grouping to histories %s, value from these %s%n",
            narrow, grouping, value);
        ratios.add(1 + value.wallSeconds() / grouping.wallSeconds());
      }
    }
    spark
        .read()
        .parquet(room + "/" + ValueModels.TABLE)
        .select(ValueModels.MODEL_ID.col(), ValueModels.PARAMETERS.col(), ValueModels.REASON.col())
        .show(false);
    Collections.sort(ratios);
    System.out.printf(
        "value from purchases: %.2f of the grouping, the middle one of %d (the bar: %.1f)%n",
        ratios.get(TURNS / 2), TURNS, MOST_RATIO);
  }

  private static Timing timed(Runnable work) {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    work.run();
    return new Timing((System.nanoTime() - start) / NANOS, (cpuNanos() - cpu) / NANOS);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Sums of each customer alone: what cannot be judged by later purchases. */
  private void grouped(Dataset<Row> purchases) {
    write(
        purchases
            .groupBy(PurchaseDays.USER_ID.col())
            .agg(
                min(Table.DT.col()),
                max(Table.DT.col()),
                count(lit(1)),
                sum(PurchaseDays.AMOUNT.col()))
            .toDF("user", "first", "last", "days", "amount"),
        "grouped");
  }

  /** The grouping itself: all days of each customer. */
  private void histories(Dataset<Row> purchases) {
    write(
        run(new AdvancePurchaseHistories(), Map.of(PurchaseDays.TABLE, purchases)),
        PurchaseHistories.TABLE);
  }

  /** Models, their judgement, and the value of each customer. */
  private void valued() {
    Dataset<Row> written =
        spark
            .read()
            .schema(PurchaseHistories.TABLE.schema())
            .parquet(room + "/" + PurchaseHistories.TABLE);
    EstimateValue job = new EstimateValue(PARAMS);
    Outputs values = run(job, Map.of(PurchaseHistories.TABLE, written));
    job.writes().forEach(table -> write(values, table));
  }

  private Outputs run(Job job, Map<Table, Dataset<Row>> tonight) {
    return job.run(new GivenInputs(spark, tonight, NIGHT), Nights.only(NIGHT));
  }

  private void write(Outputs outputs, Table table) {
    Outputs.Rows rows = outputs.rows().get(table);
    write(
        rows instanceof Outputs.Rows.Data data
            ? data.dataset()
            : spark.createDataFrame(
                RecordEncoder.rows(table, ((Outputs.Rows.Records) rows).records()), table.schema()),
        table.name());
  }

  private void write(Dataset<Row> rows, String name) {
    rows.write().mode(SaveMode.Overwrite).parquet(room + "/" + name);
  }
}
