package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How many users begin one content after another: on a later day, and no more days later than the
 * window. Only first days count, and only of starts that are as old as the window, so that each had
 * all its days to be followed.
 *
 * @param lastStart the last day on which a start counts
 * @param windowDays so many days later at most
 */
record Followers(int lastStart, int windowDays) implements Serializable {
  private static final String FIRST = "first";
  private static final String FOLLOWING = "following";

  /** What follows one content in a path: contents, each with its days before it. */
  private static final Encoder<Row> ENTRY =
      Encoders.row(
          new StructType()
              .add(FIRST, DataTypes.IntegerType, false)
              .add(FOLLOWING, DataTypes.createArrayType(DataTypes.IntegerType, false), false));

  /** The pairs of enough users as candidates for {@link Rules}. */
  Dataset<Row> in(Dataset<Row> baskets, Catalogue catalogue) {
    FlatMapFunction<Row, Row> laying = row -> entries(Basket.of(row), catalogue).iterator();
    MapPartitionsFunction<Row, Row> counting =
        rows ->
            new Runs(
                rows,
                row -> List.of(row.get(0)),
                first -> new Gathered(first.getInt(0), windowDays, catalogue));
    return baskets
        .where(col(Touches.KIND).equalTo(RuleKind.PATH.word()))
        .flatMap(laying, ENTRY)
        .repartition(col(FIRST))
        .sortWithinPartitions(col(FIRST))
        .mapPartitions(counting, Encoders.row(Rules.CANDIDATE));
  }

  /** What follows what in a path, whose newest contents come first. */
  List<Row> entries(Basket path, Catalogue catalogue) {
    List<Row> entries = new ArrayList<>();
    List<Optional<Integer>> numbers = path.contents().stream().map(catalogue::number).toList();
    for (int first = 1; first < path.size(); first++) {
      int start = path.days().get(first);
      if (start <= lastStart && numbers.get(first).isPresent()) {
        List<Integer> following = new ArrayList<>();
        for (int then = 0; then < first; then++) {
          int days = path.days().get(then) - start;
          if (days > 0 && days <= windowDays && numbers.get(then).isPresent()) {
            following.addAll(List.of(numbers.get(then).orElseThrow(), days));
          }
        }
        if (!following.isEmpty()) {
          entries.add(RowFactory.create(numbers.get(first).orElseThrow(), following.toArray()));
        }
      }
    }
    return entries;
  }

  /** Counts what follows one content. */
  private static final class Gathered implements Runs.Gathering {
    private final int first;
    private final int windowDays;
    private final Catalogue catalogue;
    private final WaitingDays[] waiting;

    Gathered(int first, int windowDays, Catalogue catalogue) {
      this.first = first;
      this.windowDays = windowDays;
      this.catalogue = catalogue;
      this.waiting = new WaitingDays[catalogue.size()];
    }

    @Override
    public void add(Row entry) {
      List<Integer> following = entry.getList(1);
      for (int place = 0; place < following.size(); place += 2) {
        int then = following.get(place);
        if (waiting[then] == null) {
          waiting[then] = new WaitingDays(windowDays);
        }
        waiting[then].add(following.get(place + 1));
      }
    }

    @Override
    public Iterator<Row> made() {
      List<Row> rows = new ArrayList<>();
      for (int then = 0; then < waiting.length; then++) {
        if (waiting[then] != null && waiting[then].users() >= catalogue.leastCount()) {
          rows.add(row(then, waiting[then]));
        }
      }
      return rows.iterator();
    }

    private Row row(int then, WaitingDays days) {
      return RowFactory.create(
          RuleKind.ORDERED.word(),
          new Object[] {first},
          then,
          days.users(),
          days.users(),
          days.median());
    }
  }
}
