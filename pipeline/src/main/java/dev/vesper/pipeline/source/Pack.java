package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** The files that one task reads, one after the other. */
record Pack(List<Part> parts) implements InputPartition {
  private static final long LARGEST = 256L << 20;
  private static final long SMALLEST = 4L << 20;
  private static final int TASKS_PER_CORE = 3;

  /** One file of a read; the night is null where the source has none. */
  record Part(String path, String location, long bytes, Night night) implements Serializable {
    static Part of(RawFile file) {
      return new Part(file.path(), file.location(), file.bytes(), file.night().orElse(null));
    }

    long work() {
      return Compression.of(path).expanded(bytes);
    }
  }

  /** Packs files in the order of their paths, so that tasks take about as long as each other. */
  static List<Pack> of(List<Part> parts, int cores) {
    long total = parts.stream().mapToLong(Part::work).sum();
    long target = Math.max(SMALLEST, Math.min(LARGEST, total / ((long) cores * TASKS_PER_CORE)));
    List<Pack> packs = new ArrayList<>();
    List<Part> open = new ArrayList<>();
    long work = 0;
    for (Part part : parts) {
      if (!open.isEmpty() && work + part.work() > target) {
        packs.add(new Pack(List.copyOf(open)));
        open.clear();
        work = 0;
      }
      open.add(part);
      work += part.work();
    }
    if (!open.isEmpty()) {
      packs.add(new Pack(List.copyOf(open)));
    }
    return packs;
  }
}
