package dev.vesper.pipeline.source;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.RawFile;
import java.nio.file.Files;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Starts the reading of files. */
final class Scans {
  private Scans() {}

  static Dataset<Row> of(SparkSession spark, Reading reading, List<RawFile> files) {
    List<String> problems = files.stream().filter(Scans::denied).map(RawFile::location).toList();
    if (!problems.isEmpty()) {
      throw new Fault(
          ExitCode.NO_INPUT,
          "these files are gone or may not be read by this user: "
              + String.join(", ", problems)
              + "; check their permissions, then run again");
    }
    List<Pack.Part> parts = files.stream().sorted().map(Pack.Part::of).toList();
    int cores = spark.sparkContext().defaultParallelism();
    return FilesProvider.read(spark, reading, Pack.of(parts, cores));
  }

  private static boolean denied(RawFile file) {
    return Opener.local(file.location()).filter(path -> !Files.isReadable(path)).isPresent();
  }
}
