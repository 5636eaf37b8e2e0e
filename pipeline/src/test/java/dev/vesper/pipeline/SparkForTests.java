package dev.vesper.pipeline;

import dev.vesper.pipeline.warehouse.ShellFreeFileSystem;
import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of a JVM share. */
public final class SparkForTests {
  private SparkForTests() {}

  public static SparkSession session() {
    return Held.SESSION;
  }

  private static final class Held {
    private static final SparkSession SESSION =
        SparkSession.builder()
            .appName("vesper-tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.file.impl", ShellFreeFileSystem.class.getName())
            .config("spark.sql.codegen.hugeMethodLimit", "8000")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .getOrCreate();
  }
}
