package dev.vesper.pipeline.config;

import java.util.Map;
import java.util.Optional;

/** Where published tables lie and how long they stay. */
public record WarehouseSettings(
    @Setting(
            value =
                "Where published tables lie: a local path, or a URI such as"
                    + " hdfs://namenode/vesper or s3a://bucket/vesper.",
            example = "warehouse")
        Location path,
    @Setting(
            value =
                "Room for unfinished work and logs, outside the warehouse; safe to delete between"
                    + " runs. Without it, a directory beside the warehouse whose name ends in"
                    + " -work.",
            example = "warehouse-work")
        Optional<Location> work,
    @Setting(
            value =
                "How many of the newest runs stay readable as they were published; gc removes what"
                    + " only older runs name.",
            standard = "7",
            unit = "runs",
            least = "1",
            most = "1000")
        int keepRuns,
    @Setting(
            value =
                "How long every run stays readable, whatever their number; longer than the longest"
                    + " query that reads the warehouse.",
            standard = "48",
            unit = "hours",
            least = "1",
            most = "8760")
        int keepHours,
    @Setting(
            value =
                "How many of the newest nights of a table stay, 0 for all of them, as in {events:"
                    + " 400}; no fewer than jobs look back. Tables not named here keep what their"
                    + " declaration says (vesper tables NAME shows it).",
            least = "0",
            most = "36500",
            unit = "nights",
            among = "table",
            example = "{events: 0}")
        Map<String, Integer> keptNights) {

  public WarehouseSettings {
    keptNights = Map.copyOf(keptNights);
    if (work.isPresent() && work.get().within(path)) {
      throw new IllegalArgumentException(
          "work lies inside path ("
              + work.get()
              + "); readers would find unfinished files, so choose a directory outside");
    }
    if (work.isPresent() && path.within(work.get())) {
      throw new IllegalArgumentException(
          "path lies inside work ("
              + work.get()
              + "), which is safe to delete between runs; choose another place for work");
    }
  }

  /** Where unfinished work lies. */
  public Location scratch() {
    return work.orElse(path.beside("-work"));
  }
}
