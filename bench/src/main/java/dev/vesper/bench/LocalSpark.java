package dev.vesper.bench;

import org.apache.spark.sql.SparkSession;

/** Spark on all cores of this machine, without a page to look at. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession started(String name) {
    SparkSession spark =
        SparkSession.builder()
            .appName(name)
            .master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.maxResultSize", "4g")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }
}
