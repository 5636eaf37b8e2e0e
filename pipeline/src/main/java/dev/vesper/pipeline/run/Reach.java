package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many of the newest nights of a table one of its readers needs. Facts, states and rates are
 * made again for as many nights as late events may change, so they need as many more; a record is
 * made once.
 *
 * @param job the reader
 * @param back how many nights before a night it reads
 * @param again how many nights before the newest it makes again
 */
public record Reach(Job job, int back, int again) {

  /** What the reader that needs most needs; of records nobody needs any, as those there are do. */
  public static Optional<Reach> furthest(Graph graph, Table table, int lateDays) {
    return table.kind() == Kind.RECORD
        ? Optional.empty()
        : graph.jobs().stream()
            .flatMap(job -> job.reads().stream().flatMap(read -> of(job, read, table, lateDays)))
            .max(Comparator.comparingInt(Reach::nights));
  }

  private static Stream<Reach> of(Job job, Read read, Table table, int lateDays) {
    if (Graph.tableOf(read).filter(table::equals).isEmpty()) {
      return Stream.empty();
    }
    int from = read instanceof Read.Span span ? Math.min(span.from(), 0) : 0;
    int to = read instanceof Read.Span span ? Math.max(span.to(), 0) : 0;
    return Stream.of(new Reach(job, -from, job.nightly() ? 0 : lateDays + to));
  }

  /** How many of the newest nights that makes, the newest among them. */
  public int nights() {
    return back + again + 1;
  }
}
