package dev.vesper.cli;

import static dev.vesper.cli.Finding.doubtful;
import static dev.vesper.cli.Finding.ok;
import static dev.vesper.cli.Finding.wrong;

import com.sun.management.OperatingSystemMXBean;
import dev.vesper.pipeline.config.ByteSize;
import dev.vesper.pipeline.fault.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Vesper needs of the machine: Java and what Spark wants opened in it, memory, disk. */
final class Machine {
  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_HEAP = 1L << 30;
  private static final long LEAST_DISK = 2L << 30;

  /** Packages that Spark reaches into, each with a class of it. */
  private static final Map<String, Class<?>> OPENED =
      Map.of(
          "java.lang", Object.class,
          "java.lang.invoke", java.lang.invoke.MethodHandle.class,
          "java.net", java.net.URI.class,
          "java.nio", java.nio.ByteBuffer.class,
          "java.util", List.class,
          "java.util.concurrent", java.util.concurrent.Executor.class,
          "sun.nio.ch", java.nio.channels.FileChannel.class,
          "sun.util.calendar", java.util.TimeZone.class);

  private Machine() {}

  static List<Finding> findings() {
    return List.of(java(), opened(), memory(), zone());
  }

  private static Finding java() {
    return Runtime.version().feature() < OLDEST_JAVA
        ? wrong("java", Version.java() + "; install 17 or newer", ExitCode.SETTINGS)
        : ok("java", Version.java());
  }

  private static Finding opened() {
    Module ours = Machine.class.getModule();
    List<String> closed =
        OPENED.entrySet().stream()
            .filter(each -> !each.getValue().getModule().isOpen(each.getKey(), ours))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return closed.isEmpty()
        ? ok("java opens", "what Spark reaches into is open")
        : wrong(
            "java opens",
            "closed to Spark: "
                + String.join(", ", closed)
                + "; start with ./vesper or spark-submit, or pass @conf/jvm.options to java",
            ExitCode.SETTINGS);
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long machine =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    String sentence =
        mebibytes(heap)
            + " for the work, "
            + mebibytes(machine)
            + " in the machine, "
            + Runtime.getRuntime().availableProcessors()
            + " cores";
    if (heap < LEAST_HEAP) {
      return doubtful("memory", sentence + "; give at least 1 GiB: VESPER_HEAP=2g");
    }
    return heap > machine
        ? doubtful("memory", sentence + "; more than there is, so lower VESPER_HEAP")
        : ok("memory", sentence);
  }

  private static Finding zone() {
    return ok(
        "machine's zone",
        ZoneId.systemDefault() + "; it decides nothing, time.zone of the settings does");
  }

  /** Whether there is room where a path lies, or will. */
  static Finding disk(String subject, Path path) {
    try {
      FileStore store = Files.getFileStore(existing(path));
      long free = store.getUsableSpace();
      String sentence = mebibytes(free) + " free of " + mebibytes(store.getTotalSpace());
      return free < LEAST_DISK
          ? doubtful(subject, sentence + "; little: free some, or run vesper gc")
          : ok(subject, sentence);
    } catch (IOException e) {
      return doubtful(subject, "the free space of " + path + " cannot be told: " + e.getMessage());
    }
  }

  private static Path existing(Path path) {
    return Stream.iterate(path.toAbsolutePath(), each -> each != null, Path::getParent)
        .filter(Files::exists)
        .findFirst()
        .orElse(path);
  }

  private static String mebibytes(long bytes) {
    return new ByteSize(bytes >> 20 << 20).toString();
  }
}
