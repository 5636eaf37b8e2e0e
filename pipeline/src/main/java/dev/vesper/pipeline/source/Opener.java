package dev.vesper.pipeline.source;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Opens files: local ones directly, others through Hadoop. */
final class Opener {
  private Opener() {}

  /** The local path of a location; absent where it has a scheme other than {@code file}. */
  static Optional<Path> local(String location) {
    if (location.startsWith("file:")) {
      return Optional.of(Path.of(location.replaceFirst("^file:/*", "/")));
    }
    return location.contains("://") ? Optional.empty() : Optional.of(Path.of(location));
  }

  static InputStream open(Pack.Part part) {
    try {
      Optional<Path> local = local(part.location());
      if (local.isPresent()) {
        return Files.newInputStream(local.get());
      }
      org.apache.hadoop.fs.Path remote = new org.apache.hadoop.fs.Path(part.location());
      return remote.getFileSystem(configuration()).open(remote);
    } catch (IOException e) {
      throw unreadable(part.location(), e);
    }
  }

  /** The settings of the file systems: Spark's where Spark runs, else those on the class path. */
  static Configuration configuration() {
    SparkEnv env = SparkEnv.get();
    return env == null ? new Configuration() : SparkHadoopUtil.get().newConfiguration(env.conf());
  }

  static Fault unreadable(String location, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new Fault(
          ExitCode.NO_INPUT,
          location + " may not be read by this user; check its permissions, then run again",
          e);
    }
    if (e instanceof NoSuchFileException || e instanceof java.io.FileNotFoundException) {
      return new Fault(
          ExitCode.NO_INPUT, location + " is not there; check the path, then run again", e);
    }
    return new Fault(
        ExitCode.IO, location + " could not be read (" + e.getMessage() + "); run again", e);
  }
}
