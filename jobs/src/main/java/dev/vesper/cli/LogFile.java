package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/**
 * The file that everything Spark and its libraries say goes to. To be set up before the first class
 * of Spark is used; under {@code spark-submit} the cluster's own logging stays.
 */
final class LogFile {
  private static final String CONFIGURATION = "log4j2.configurationFile";
  private static final int KEPT = 30;
  private static final String NAME = "vesper-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Loggers that say something for each of thousands of tasks. */
  private static final List<String> CHATTY =
      List.of(
          "org.apache.spark.executor",
          "org.apache.spark.scheduler",
          "org.apache.spark.storage",
          "org.apache.spark.sql.execution",
          "org.apache.spark.sql.catalyst.expressions.codegen",
          "org.apache.spark.ContextCleaner",
          "org.apache.spark.MapOutputTrackerMasterEndpoint",
          "org.apache.parquet",
          "org.apache.hadoop.io.compress");

  private LogFile() {}

  /** Keeps libraries silent until there is a file; costs nothing before one of them speaks. */
  static void silence() {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "classpath:dev/vesper/cli/silent-log4j2.properties");
    }
  }

  /** Sends all that is logged to a new file of a directory, of which the newest stay. */
  static Path open(Path directory, Instant now) {
    Path file =
        directory.resolve(NAME + STAMP.format(now) + "-" + ProcessHandle.current().pid() + ".log");
    try {
      Files.createDirectories(directory);
      Files.createFile(file);
      removeOld(directory);
    } catch (IOException e) {
      throw new Fault(
          ExitCode.CANNOT_CREATE,
          "the log file " + file + " cannot be made; name another directory in run.logs",
          e);
    }
    Configurator.reconfigure(configuration(file));
    return file;
  }

  private static BuiltConfiguration configuration(Path file) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder appender =
        builder
            .newAppender("file", "File")
            .addAttribute("fileName", file.toString())
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d{ISO8601}{UTC}Z %-5p [%t] %c{1}: %m%n%ex"));
    builder.setStatusLevel(Level.OFF).add(appender);
    CHATTY.forEach(name -> builder.add(builder.newLogger(name, Level.WARN)));
    return builder
        .add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")))
        .build(false);
  }

  private static void removeOld(Path directory) throws IOException {
    List<Path> logs;
    try (Stream<Path> all = Files.list(directory)) {
      logs =
          all.filter(
                  each -> each.getFileName().toString().matches(NAME + "\\d{8}-\\d{6}-\\d+\\.log"))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path old : logs.stream().skip(KEPT).toList()) {
      Files.deleteIfExists(old);
    }
  }
}
