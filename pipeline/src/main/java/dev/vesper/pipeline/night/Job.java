package dev.vesper.pipeline.night;

import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Locale;

/**
 * The recipe that makes partitions of the tables it owns out of partitions of others. A job does no
 * I/O, reads no settings and no clock: what it depends on is what it declares.
 */
public interface Job {

  /** How plans, receipts and {@code --job} call it: the class name in kebab case. */
  default String name() {
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }

  /** Raised whenever the same inputs give other rows than before. */
  default int version() {
    return 1;
  }

  /** The parameters that decide the rows, as a record; part of the recipe's digest. */
  default Record parameters() {
    return new NoParameters();
  }

  List<Read> reads();

  /** The tables the job owns; all of the same mode. */
  List<Table> writes();

  /**
   * Makes the partitions of a run of nights. A job that writes records is called with one night at
   * a time, oldest first; every other job with any number, its rows carrying their night in {@code
   * dt}.
   */
  Outputs run(Inputs in, Nights nights);

  /** Whether the job makes records, one night a call. */
  default boolean nightly() {
    return writes().stream().anyMatch(table -> table.kind() == Kind.RECORD);
  }

  /** The parameters of a job that has none. */
  record NoParameters() {}
}
