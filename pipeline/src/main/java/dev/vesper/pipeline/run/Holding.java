package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Holds all published nights about people against who agrees now, once the newest list is there.
 */
final class Holding {
  /** How a run calls it, beside its jobs. */
  static final String NAME = "honour-withdrawals";

  private final Workplace work;

  Holding(Workplace work) {
    this.work = work;
  }

  /**
   * What came of it.
   *
   * @param held every partition that was due
   * @param cleared those of them that hold fewer rows than before
   * @param notes a sentence for each table of which rows are left out
   */
  record Made(List<Partition> held, List<Partition> cleared, List<String> notes) {
    static final Made NOTHING = new Made(List.of(), List.of(), List.of());
  }

  /**
   * Holds what is due.
   *
   * @param catalogue the catalogue with the newest list of people
   * @param published the catalogue that the run began with, which may hold an older one
   */
  Made of(Catalogue catalogue, Catalogue published) {
    Planner planner = work.planner();
    Map<String, List<Partition>> due =
        planner.held(catalogue).stream().collect(Collectors.groupingBy(Partition::table));
    if (due.isEmpty()) {
      return Made.NOTHING;
    }
    SparkSession spark = StepSession.of(work.spark(), most(due));
    TableReader reader = new TableReader(spark, work.location());
    Agreement agreement = new Agreement(planner.consent(), reader, catalogue);
    Accord accord = planner.versions(catalogue).accord();
    Made made = new Made(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Withdrawals withdrawals = new Withdrawals(agreement, published)) {
      Clearing clearing =
          new Clearing(
              spark,
              reader,
              withdrawals,
              new AuditedWriter(spark, work.publisher(), agreement),
              new Reissue(work, accord));
      for (Table table : planner.aboutPeople()) {
        List<Partition> mine = due.getOrDefault(table.name(), List.of());
        add(made, table, mine, clearing.of(table, mine), accord.now());
      }
    }
    return made;
  }

  /** The bytes of the largest table. */
  private static long most(Map<String, List<Partition>> due) {
    return due.values().stream()
        .mapToLong(table -> table.stream().mapToLong(Partition::bytes).sum())
        .max()
        .orElse(0);
  }

  private static void add(
      Made made, Table table, List<Partition> due, List<Partition> cleared, String now) {
    Map<Night, Partition> instead =
        cleared.stream().collect(Collectors.toMap(Partition::night, Function.identity()));
    long less = 0;
    for (Partition partition : due) {
      Partition next = instead.getOrDefault(partition.night(), partition).heldAgainst(now);
      less += partition.rows() - (next.present() ? next.rows() : 0);
      made.held.add(next);
    }
    made.cleared.addAll(cleared);
    if (!cleared.isEmpty()) {
      made.notes.add(
          "%s: %d rows of people who do not agree any more are left out of %d published nights"
              .formatted(table, less, cleared.size()));
    }
  }
}
