package dev.vesper.pipeline.config;

import dev.vesper.pipeline.night.Night;
import java.time.ZoneId;
import java.util.Optional;

/** What a day is. */
public record TimeSettings(
    @Setting(
            value =
                "The business time zone: a night is a calendar day there, of 23 or 25 hours when"
                    + " clocks change. It cannot change once the first night is published.",
            example = "Europe/Berlin")
        ZoneId zone,
    @Setting(
            value =
                "Which weeks the numbers use; ISO weeks, Monday to Sunday, are the only ones there"
                    + " are.",
            standard = "iso")
        Week week,
    @Setting(
            value =
                "The first night to build; events of earlier days count as too late. Without it,"
                    + " the earliest day that the raw files name. Needed where file names tell no"
                    + " day.",
            example = "2026-11-01")
        Optional<Night> firstNight) {

  /** A rule for weeks. */
  public enum Week {
    ISO
  }
}
