package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import java.time.Instant;
import java.util.List;

/**
 * One published run: which manifest holds from here on. The commit with the highest number is the
 * truth; {@code CURRENT} is a copy of it.
 *
 * @param number one more than the commit before
 * @param runId the run that published
 * @param manifest digest of the manifest's bytes
 * @param night the night it brought the warehouse up to
 * @param committedAt when
 * @param missing tables that the night lacks; empty for a complete night
 */
public record Commit(
    long number,
    String runId,
    String manifest,
    Night night,
    Instant committedAt,
    List<String> missing) {

  public Commit {
    missing = List.copyOf(missing);
  }
}
