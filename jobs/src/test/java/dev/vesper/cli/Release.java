package dev.vesper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The release as it was packaged: the jar, the Spark beside it, and how a user starts them. */
final class Release {
  static final String MAIN = "dev.vesper.cli.Vesper";

  private static final Path BUILT = Path.of(System.getProperty("vesper.build", "target"));
  private static final Path JVM_OPTIONS =
      Path.of("..", "conf", "jvm.options").toAbsolutePath().normalize();

  private Release() {}

  static Path jar() {
    return BUILT.resolve("vesper.jar").toAbsolutePath();
  }

  /** Spark's own jars in the order of the class path. */
  static List<Path> sparkJars() throws IOException {
    Path spark = BUILT.resolve("spark").toAbsolutePath();
    String listed = Files.readString(BUILT.resolve("spark.classpath")).strip();
    return List.of(listed.split(":")).stream()
        .map(jar -> Path.of(jar.replace("@spark@", spark.toString())))
        .toList();
  }

  /** The start of a command that runs Java with jars on its class path and Spark's options. */
  static List<String> java(List<Path> jars, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + JVM_OPTIONS);
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(String.join(":", jars.stream().map(Path::toString).toList()));
    return command;
  }

  /** The start of a command that runs the embedded release; the command line's words follow. */
  static List<String> embedded(String... options) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(jar()));
    jars.addAll(sparkJars());
    List<String> command = java(jars, options);
    command.add(MAIN);
    return command;
  }
}
