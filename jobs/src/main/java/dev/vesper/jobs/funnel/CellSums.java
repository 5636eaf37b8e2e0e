package dev.vesper.jobs.funnel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.jobs.funnel.Cell.Group;
import dev.vesper.jobs.funnel.Cell.Tallied;
import dev.vesper.jobs.funnel.Cell.Tally;
import dev.vesper.jobs.funnel.Cell.Took;
import dev.vesper.pipeline.night.Nights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** All that is counted of the users of a run; every task counts its own, and cells are few. */
record CellSums(Map<Cell, Sum> cells) {
  private static final String USERS = "users";
  private static final String SINCE_FIRST = "since_first";
  private static final String SINCE_BEFORE = "since_before";
  private static final int KEYS = 7;

  private static final StructType COUNTED =
      new StructType()
          .add("tally", DataTypes.StringType)
          .add("funnel", DataTypes.StringType)
          .add("breakdown", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("day", DataTypes.IntegerType)
          .add("night", DataTypes.IntegerType)
          .add("step", DataTypes.IntegerType)
          .add(USERS, DataTypes.LongType, false)
          .add(SINCE_FIRST, DataTypes.LongType)
          .add(SINCE_BEFORE, DataTypes.LongType);

  private static final Encoder<Row> ENCODER = Encoders.row(COUNTED);

  /** Users or attempts of a cell, and the times of those that have one. */
  record Sum(long users, long timed, Times sinceFirst, Times sinceBefore) {
    static final Sum NONE = new Sum(0, 0, Times.NONE, Times.NONE);
  }

  /** How long half and how long nine tenths of some took at most, in whole seconds. */
  record Times(Optional<Long> median, Optional<Long> p90) {
    static final Times NONE = new Times(Optional.empty(), Optional.empty());
  }

  /** Counts the users that {@link FunnelUsers} laid out. */
  static CellSums of(Dataset<Row> users, Nights nights, FunnelParams params) {
    Column[] keys =
        Stream.of(COUNTED.fieldNames()).limit(KEYS).map(name -> col(name)).toArray(Column[]::new);
    Map<Cell, Sum> cells = new HashMap<>();
    users
        .mapPartitions(counting(nights, params), ENCODER)
        .groupBy(keys)
        .agg(
            sum(col(USERS)).as(USERS),
            sort_array(collect_list(col(SINCE_FIRST))).as(SINCE_FIRST),
            sort_array(collect_list(col(SINCE_BEFORE))).as(SINCE_BEFORE))
        .select(shown(keys))
        .collectAsList()
        .forEach(row -> cells.put(cell(row), summed(row)));
    return new CellSums(cells);
  }

  private static Column[] shown(Column[] keys) {
    List<Column> shown = new ArrayList<>(List.of(keys));
    shown.add(col(USERS));
    shown.add(functions.size(col(SINCE_FIRST)).cast(DataTypes.LongType));
    for (String times : List.of(SINCE_FIRST, SINCE_BEFORE)) {
      shown.add(ranked(times, 1, 2));
      shown.add(ranked(times, 9, 10));
    }
    return shown.toArray(Column[]::new);
  }

  /** Of sorted values, the least that so large a part of them do not exceed; absent of none. */
  private static Column ranked(String values, int part, int all) {
    String place = "CAST((size(%s) * %d - 1) div %d AS INT)".formatted(values, part, all);
    return expr("get(%s, %s)".formatted(values, place)).as(values + "_" + part);
  }

  private static MapPartitionsFunction<Row, Row> counting(Nights nights, FunnelParams params) {
    return rows -> {
      CellCounts counts = new CellCounts(nights, params);
      Stream<Tallied> told = FunnelUsers.in(rows).flatMap(user -> counts.add(user).stream());
      Stream<Tallied> sums = Stream.of(counts).flatMap(all -> all.sums().stream()); // comes last
      return Stream.concat(told, sums).map(CellSums::row).iterator();
    };
  }

  private static Row row(Tallied counted) {
    Cell cell = counted.cell();
    return RowFactory.create(
        cell.tally().name(),
        cell.group().funnel(),
        cell.group().breakdown(),
        cell.group().value(),
        cell.day().orElse(null),
        cell.night().orElse(null),
        cell.step(),
        counted.users(),
        counted.took().map(Took::sinceFirst).orElse(null),
        counted.took().map(Took::sinceBefore).orElse(null));
  }

  private static Cell cell(Row row) {
    return new Cell(
        Tally.valueOf(row.getString(0)),
        new Group(row.getString(1), row.getString(2), row.getString(3)),
        Optional.ofNullable(row.<Integer>getAs(4)),
        Optional.ofNullable(row.<Integer>getAs(5)),
        row.getInt(6));
  }

  private static Sum summed(Row row) {
    return new Sum(row.getLong(KEYS), row.getLong(KEYS + 1), times(row, 2), times(row, 4));
  }

  private static Times times(Row row, int place) {
    return new Times(
        Optional.ofNullable(row.<Long>getAs(KEYS + place)),
        Optional.ofNullable(row.<Long>getAs(KEYS + place + 1)));
  }

  /** The sum of a cell; nothing where nobody is in it. */
  Sum at(Cell cell) {
    return cells.getOrDefault(cell, Sum.NONE);
  }
}
