package dev.vesper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A standalone cluster of Spark's own processes on this machine: a master and some workers. */
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:[1-9]\\d*");
  private static final String HERE = "127.0.0.1";

  private final Path folder;
  private final Map<String, String> environment;
  private final List<Child> processes = new ArrayList<>();
  private final List<Path> workers = new ArrayList<>();
  private final String master;

  private Cluster(Path folder) throws IOException {
    this.folder = folder;
    Path home = Files.createDirectories(folder.resolve("spark-home"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (Path jar : Release.sparkJars()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    this.environment =
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_LOCAL_IP",
            HERE,
            "SPARK_SCALA_VERSION",
            "2.13",
            "SPARK_NO_DAEMONIZE",
            "true");
    this.master = startMaster();
  }

  /**
   * Starts a master and so many workers of two cores each, and waits until they know each other.
   */
  static Cluster start(Path folder, int workers) throws IOException {
    Cluster cluster = new Cluster(folder);
    try {
      for (int i = 0; i < workers; i++) {
        cluster.startWorker(i);
      }
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private String startMaster() throws IOException {
    Child child =
        process(
            "master",
            "512m",
            "org.apache.spark.deploy.master.Master",
            List.of("--host", HERE, "--port", "0", "--webui-port", "0"));
    await(child, "Starting Spark master at spark://");
    Matcher address = MASTER.matcher(child.said());
    if (!address.find()) {
      throw new IllegalStateException("the master tells no address: " + child.said());
    }
    return address.group();
  }

  private void startWorker(int number) throws IOException {
    Path work = folder.resolve("worker-" + number);
    workers.add(work);
    List<String> words = new ArrayList<>(List.of("--host", HERE, "--port", "0"));
    words.addAll(List.of("--webui-port", "0", "-c", "2", "-m", "1g", "-d", work.toString()));
    words.add(master);
    Child child =
        process("worker-" + number, "256m", "org.apache.spark.deploy.worker.Worker", words);
    await(child, "Successfully registered with master");
  }

  /** Submits the release, and waits for its end. */
  Child submit(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", master));
    all.addAll(List.of("--conf", "spark.driver.host=" + HERE));
    all.addAll(List.of("--conf", "spark.driver.bindAddress=" + HERE));
    all.addAll(List.of("--conf", "spark.ui.enabled=false"));
    all.addAll(List.of("--conf", "spark.sql.shuffle.partitions=2"));
    all.addAll(List.of("--executor-memory", "768m"));
    all.addAll(List.of("--class", Release.MAIN, Release.jar().toString()));
    all.addAll(List.of(words));
    return process("submit", "1g", "org.apache.spark.deploy.SparkSubmit", all);
  }

  /** How many workers ran a part of what was submitted. */
  long workersUsed() throws IOException {
    long used = 0;
    for (Path work : workers) {
      try (Stream<Path> applications = Files.list(work)) {
        used +=
            applications.anyMatch(each -> each.getFileName().toString().startsWith("app-")) ? 1 : 0;
      }
    }
    return used;
  }

  private Child process(String name, String heap, String main, List<String> words)
      throws IOException {
    Path jars = folder.resolve("spark-home").resolve("jars").resolve("*");
    List<String> start = Release.java(List.of(jars), "-Xmx" + heap, "-XX:+UseSerialGC");
    start.add(main);
    Child child =
        Child.start(
            folder.resolve(name + ".log"), environment, start, words.toArray(String[]::new));
    processes.add(child);
    return child;
  }

  private static void await(Child child, String words) {
    if (!child.runsUntil(() -> child.said().contains(words), PATIENCE)) {
      throw new IllegalStateException("ended before it said '" + words + "': " + child.said());
    }
  }

  /** Ends every process, and removes the links that lead out of the folder. */
  @Override
  public void close() throws IOException {
    processes.forEach(Child::close);
    for (Path jar : Release.sparkJars()) {
      Files.deleteIfExists(folder.resolve("spark-home/jars").resolve(jar.getFileName()));
    }
  }
}
