package dev.vesper.pipeline.run;

import dev.vesper.pipeline.run.AuditedWriter.Found;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the receipt of a night that is published again with fewer rows: its own one, which says
 * how the night came to be, with what became of it since.
 */
final class Reissue {
  private final Workplace work;
  private final Accord accord;
  private final Stopwatch watch;

  Reissue(Workplace work, Accord accord) {
    this.work = work;
    this.accord = accord;
    this.watch = Stopwatch.started(work.clock());
  }

  /**
   * The partition that takes the place of an older one.
   *
   * @param less how many rows it has to have less than that
   */
  Partition of(Partition old, Table stored, Found found, long less) {
    Audit.Finding finding = found.findings().get(old.night());
    if (finding.digest().rows() + less != old.rows()) {
      throw new IllegalStateException(
          "%s of %s has %d rows of which %d were to go, and %d are left"
              .formatted(old.table(), old.night(), old.rows(), less, finding.digest().rows()));
    }
    List<Receipt.DataFile> files = found.files(old.night());
    Partition partition =
        new Partition(
            old.table(),
            old.night(),
            work.publisher().directory(stored, old.night()),
            files.stream().map(Receipt.DataFile::name).toList(),
            finding.digest().rows(),
            files.stream().mapToLong(Receipt.DataFile::bytes).sum(),
            finding.digest().text(),
            old.inputs(),
            old.recipe(),
            old.schema(),
            "",
            old.slices(),
            accord.now());
    Receipt before = work.planner().receipts().apply(old);
    return work.publisher().writeReceipt(receipt(before, partition, files, less));
  }

  private Receipt receipt(
      Receipt old, Partition partition, List<Receipt.DataFile> files, long less) {
    List<Receipt.Input> inputs =
        new ArrayList<>(old.madeFrom().stream().filter(each -> !Accord.tells(each)).toList());
    inputs.add(accord.input());
    List<String> notes = new ArrayList<>(old.notes());
    notes.add(
        "kept as published, less %d rows of people who took consent back or never gave it"
            .formatted(less));
    return new Receipt(
        partition,
        work.publisher().runId(),
        old.job(),
        old.jobVersion(),
        old.parameters(),
        inputs,
        old.sources(),
        files,
        old.schema(),
        old.checks(),
        old.metrics(),
        notes,
        watch.startedAt(),
        watch.seconds());
  }
}
