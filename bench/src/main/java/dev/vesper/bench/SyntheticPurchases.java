package dev.vesper.bench;

import dev.vesper.jobs.value.PurchaseDays;
import dev.vesper.pipeline.night.Night;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Purchases of two years of customers who each buy at a rate of their own until they leave, with a
 * chance of their own.
 */
final class SyntheticPurchases {
  private static final int YOUNGEST = 30;
  private static final int OLDEST = 730;
  private static final double MEAN_GAP = 60;

  /** Weight of staying after a purchase, to one of leaving: a quarter leaves in the mean. */
  private static final int STAYING = 3;

  private final SparkSession spark;
  private final String room;
  private final Night night;

  SyntheticPurchases(SparkSession spark, String room, Night night) {
    this.spark = spark;
    this.room = room;
    this.night = night;
  }

  /** The days with a purchase of so many customers, read from Parquet that lies by day. */
  Dataset<Row> of(int customers) {
    String directory = room + "/" + PurchaseDays.TABLE.name();
    if (!Files.exists(Path.of(directory, "_SUCCESS"))) {
      Night last = night;
      FlatMapFunction<Long, Row> bought = customer -> bought(customer, last);
      spark
          .range(customers)
          .flatMap(bought, Encoders.row(PurchaseDays.TABLE.schema()))
          .repartitionByRange(8, dev.vesper.pipeline.table.Table.DT.col())
          .write()
          .parquet(directory);
    }
    return spark.read().schema(PurchaseDays.TABLE.schema()).parquet(directory);
  }

  private static Iterator<Row> bought(long customer, Night last) {
    SplittableRandom random = new SplittableRandom(customer);
    String user = "u" + Long.toHexString(random.nextLong());
    int age = random.nextInt(YOUNGEST, OLDEST);
    double rate = exponential(random) / MEAN_GAP;
    double leaves = leaves(random);
    int amount = 10 + random.nextInt(200);
    List<Row> days = new ArrayList<>();
    double time = 0;
    int before = -1;
    boolean gone = false;
    while (time <= age && !gone) {
      int day = (int) time;
      if (day > before) {
        days.add(day(user, last.plus(day - age), amount + random.nextInt(20)));
      }
      before = day;
      gone = random.nextDouble() < leaves;
      time += exponential(random) / rate;
    }
    return days.iterator();
  }

  private static Row day(String user, Night day, int amount) {
    return RowFactory.create(
        java.sql.Date.valueOf(day.date()), user, 1L, 0L, BigDecimal.valueOf(amount).setScale(4));
  }

  /** A beta distribution of whole weights, from sums of exponentials. */
  private static double leaves(SplittableRandom random) {
    double leaving = exponential(random);
    double staying = 0;
    for (int weight = 0; weight < STAYING; weight++) {
      staying += exponential(random);
    }
    return leaving / (leaving + staying);
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }
}
