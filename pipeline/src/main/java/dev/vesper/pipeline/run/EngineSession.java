package dev.vesper.pipeline.run;

import dev.vesper.pipeline.warehouse.ShellFreeFileSystem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of a run. What decides the content of tables is set here and nowhere else;
 * the master is set only where nobody gave one, so that the same jar runs embedded and under
 * spark-submit.
 */
public final class EngineSession {
  private static final String MASTER = "spark.master";

  /** What the tables' content and the layout of files depend on. */
  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          Map.entry("spark.scheduler.mode", "FAIR"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.sql.ansi.enabled", "true"),
          Map.entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
          Map.entry("spark.sql.parquet.compression.codec", "zstd"),
          Map.entry("spark.sql.adaptive.enabled", "true"),
          Map.entry("spark.sql.maxConcurrentOutputFileWriters", "100"),
          Map.entry("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"));

  /**
   * Java compiles no method of more than 8,000 bytes: what would be longer Spark runs in pieces.
   */
  private static final Map<String, String> USUAL =
      Map.of("spark.sql.codegen.hugeMethodLimit", "8000");

  /** What serves one machine; a cluster brings its own. */
  private static final Map<String, String> EMBEDDED =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.hadoop.fs.file.impl", ShellFreeFileSystem.class.getName(),
          "spark.sql.sources.parallelPartitionDiscovery.threshold", "10000");

  private EngineSession() {}

  /**
   * Starts the session, or finds the one that is running.
   *
   * @param master where to run when nobody else says so; absent for all cores of this machine
   * @param further settings of the user's
   * @param scratch a local directory for what Spark spills; absent for Spark's own choice
   */
  public static SparkSession start(
      Optional<String> master, Map<String, String> further, Optional<String> scratch) {
    SparkConf conf = new SparkConf();
    USUAL.forEach(conf::setIfMissing);
    Map<String, String> settings = new TreeMap<>();
    if (!conf.contains(MASTER)) {
      settings.putAll(EMBEDDED);
      scratch.ifPresent(directory -> settings.put("spark.local.dir", directory));
      settings.put(MASTER, master.orElse("local[*]"));
    }
    settings.putAll(further);
    settings.putAll(ALWAYS);
    settings.forEach(conf::set);
    return SparkSession.builder().appName("vesper").config(conf).getOrCreate();
  }
}
