package dev.vesper.pipeline.night;

import dev.vesper.pipeline.table.Table;

/** Something a job reads for a night. The order of jobs and what is stale follow from these. */
public sealed interface Read {

  /** The partitions of a table from so many nights relative to the night; 0 is the night itself. */
  record Span(Table table, int from, int to) implements Read {
    public Span {
      if (to < from) {
        throw new IllegalArgumentException("a span of " + table + " ends before it begins");
      }
    }
  }

  /** The slices of a sliced table that belong to the night, whichever partitions hold them. */
  record Slices(Table table) implements Read {}

  /** The newest snapshot of a dimension up to the night, or its first where none is as old. */
  record Snapshot(Table table) implements Read {}

  /** The raw files of the night. */
  record Raw(Source source) implements Read {}

  static Read tonight(Table table) {
    return new Span(table, 0, 0);
  }

  /** The night before; absent on the first night. */
  static Read before(Table table) {
    return new Span(table, -1, -1);
  }

  /** The given number of nights before the night, without the night itself. */
  static Read trailing(Table table, int nights) {
    return new Span(table, -nights, -1);
  }

  /** The given number of nights after the night, as far as they exist. */
  static Read following(Table table, int nights) {
    return new Span(table, 1, nights);
  }

  static Read slices(Table table) {
    return new Slices(table);
  }

  static Read snapshot(Table table) {
    return new Snapshot(table);
  }

  static Read raw(Source source) {
    return new Raw(source);
  }
}
