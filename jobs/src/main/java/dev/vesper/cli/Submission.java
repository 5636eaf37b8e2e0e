package dev.vesper.cli;

/** Who started the process; a cluster's launcher then owns master and logging. */
enum Submission {
  EMBEDDED,
  SUBMITTED;

  static Submission ofProcess() {
    return "true".equals(System.getProperty("SPARK_SUBMIT")) ? SUBMITTED : EMBEDDED;
  }
}
