package dev.vesper.pipeline.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Spark is told beyond what the engine tells it. */
public record SparkSettings(
    @Setting(
            value =
                "The master, where spark-submit gives none. Without either, all cores of this"
                    + " machine.",
            example = "local[4]")
        Optional<String> master,
    @Setting(
            value =
                "Further settings of Spark by name. Values may come from the environment and are"
                    + " never printed. Those that decide what the tables contain are the engine's"
                    + " and are refused.",
            example = "{spark.local.dir: /fast/disk}")
        Map<String, String> conf) {

  /** Settings that the engine owns, and what stands in for them. */
  private static final Map<String, String> OWNED =
      Map.ofEntries(
          Map.entry("spark.master", "use spark.master of this file, or spark-submit --master"),
          Map.entry("spark.app.name", "the engine names its runs"),
          Map.entry("spark.scheduler.mode", "jobs side by side need the fair scheduler"),
          Map.entry("spark.sql.session.timeZone", "sessions are in UTC; days follow time.zone"),
          Map.entry("spark.sql.ansi.enabled", "ANSI rules are always on"),
          Map.entry("spark.sql.adaptive.enabled", "the layout of files depends on it"),
          Map.entry(
              "spark.sql.adaptive.coalescePartitions.parallelismFirst",
              "the layout of files depends on it"),
          Map.entry("spark.sql.parquet.outputTimestampType", "timestamps are UTC microseconds"),
          Map.entry("spark.sql.parquet.compression.codec", "files are zstd"),
          Map.entry(
              "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs",
              "a commit says that files are complete, not a marker"),
          Map.entry("spark.sql.sources.partitionOverwriteMode", "nothing is ever overwritten"),
          Map.entry("spark.sql.warehouse.dir", "use warehouse.path"));

  public SparkSettings {
    conf = new TreeMap<>(conf);
    for (String name : conf.keySet()) {
      if (!name.startsWith("spark.")) {
        throw new IllegalArgumentException(
            "conf names '" + name + "'; names of Spark's settings begin with 'spark.'");
      }
      if (OWNED.containsKey(name)) {
        throw new IllegalArgumentException(
            "conf sets '" + name + "', which is the engine's: " + OWNED.get(name));
      }
    }
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "SparkSettings[master=" + master + ", conf=" + new TreeSet<>(conf.keySet()) + "]";
  }
}
