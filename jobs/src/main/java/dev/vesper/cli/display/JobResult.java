package dev.vesper.cli.display;

import java.util.List;

/**
 * How one job fared, as far as it is shown.
 *
 * @param job its name
 * @param status how it ended
 * @param partitions how many partitions it made
 * @param rows how many rows they hold
 * @param seconds how long it took
 * @param sentences why it failed or was skipped, or what it noted
 */
public record JobResult(
    String job, Status status, int partitions, long rows, double seconds, List<String> sentences) {
  public JobResult {
    sentences = List.copyOf(sentences);
  }

  /** How a job ended. */
  public enum Status {
    FRESH("fresh"),
    BUILT("built"),
    FAILED("failed"),
    SKIPPED("skipped");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word that is shown. */
    public String word() {
      return word;
    }

    boolean bad() {
      return this == FAILED || this == SKIPPED;
    }
  }
}
