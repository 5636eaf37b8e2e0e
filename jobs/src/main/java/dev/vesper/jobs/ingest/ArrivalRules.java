package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.ArrivalClock;
import dev.vesper.pipeline.source.EventSourceSettings;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What decides what becomes of a line, wherever its file lies.
 *
 * @param dialect whose event names and columns the files use
 * @param arrival what says on which night an event arrived
 * @param zone the business zone
 * @param lateDays how many nights after its own an event is still counted
 * @param skew how far an event may lie after its receipt
 * @param maxLineBytes longer lines are quarantined unread
 * @param keyId names the key of the pseudonyms
 */
public record ArrivalRules(
    String dialect,
    ArrivalClock arrival,
    ZoneId zone,
    int lateDays,
    Duration skew,
    int maxLineBytes,
    String keyId) {

  /** The rules among the settings of a source. */
  public static ArrivalRules of(EventSourceSettings settings, String keyId) {
    return new ArrivalRules(
        settings.dialect(),
        settings.arrival(),
        settings.zone(),
        settings.lateDays(),
        settings.skew(),
        settings.maxLineBytes(),
        keyId);
  }
}
