package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * All that is counted of the users of a run, part by part. Every task counts its own users; the few
 * numbers that come out are added up.
 */
final class UserCounts {
  private static final String USERS = "users";

  private static final StructType COUNTED =
      new StructType()
          .add("part", DataTypes.IntegerType)
          .add("clock", DataTypes.StringType)
          .add("tally", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("grain", DataTypes.StringType)
          .add("cohort", DataTypes.IntegerType)
          .add("n", DataTypes.IntegerType)
          .add("until", DataTypes.IntegerType)
          .add(USERS, DataTypes.LongType, false);

  private static final Encoder<Row> ENCODER = Encoders.row(COUNTED);

  private final Nights nights;
  private final RetentionParams params;
  private final Map<Integer, OfPart> parts = new TreeMap<>();

  private UserCounts(Nights nights, RetentionParams params) {
    this.nights = nights;
    this.params = params;
  }

  /** What is counted of one part of the users. */
  record OfPart(NightlyCounts nightly, Map<Clock, RetentionCounts> retention) {

    private static OfPart none(Nights nights, RetentionParams params) {
      Map<Clock, RetentionCounts> retention = new EnumMap<>(Clock.class);
      for (Clock clock : Clock.values()) {
        List<Grain> grains = clock == Clock.CALENDAR ? List.of(Grain.values()) : List.of(Grain.DAY);
        retention.put(clock, new RetentionCounts(clock.ended(nights), params, grains));
      }
      return new OfPart(new NightlyCounts(nights), retention);
    }

    private void add(Person person, CohortKind kind, int birth) {
      if (kind == CohortKind.FIRST_SEEN) {
        nightly.add(person.presence());
        retention
            .get(Clock.ROLLING_24H)
            .add(person.rolling(), kind, birth + Clock.ROLLING_24H.daysLate());
      }
      retention.get(Clock.CALENDAR).add(person.presence(), kind, birth);
    }
  }

  static UserCounts of(Dataset<Row> users, Nights nights, RetentionParams params, Parts parts) {
    UserCounts all = new UserCounts(nights, params);
    all.part(Parts.ALL);
    users
        .mapPartitions(counting(nights, params, parts), ENCODER)
        .groupBy(cell())
        .agg(sum(col(USERS)).as(USERS))
        .collectAsList()
        .forEach(all::add);
    return all;
  }

  private static Column[] cell() {
    return Stream.of(COUNTED.fieldNames())
        .filter(name -> !name.equals(USERS))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private static MapPartitionsFunction<Row, Row> counting(
      Nights nights, RetentionParams params, Parts parts) {
    return users -> {
      UserCounts counts = new UserCounts(nights, params);
      new People(users, nights, parts).forEachRemaining(counts::add);
      return counts.rows().iterator();
    };
  }

  /** Counts one user among all, and in the parts that the user was born into. */
  private void add(Person person) {
    person
        .births()
        .forEach(
            (kind, birth) -> {
              part(Parts.ALL).add(person, kind, birth);
              person.told().forEach(told -> part(told.by(birth)).add(person, kind, birth));
            });
  }

  private OfPart part(int number) {
    return parts.computeIfAbsent(number, n -> OfPart.none(nights, params));
  }

  /** What is counted of all users. */
  OfPart all() {
    return part(Parts.ALL);
  }

  /** The parts that have users, by number; all users are the first. */
  Map<Integer, OfPart> parts() {
    return parts;
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    parts.forEach((number, counts) -> addRows(number, counts, rows));
    return rows;
  }

  private static void addRows(int part, OfPart counts, List<Row> rows) {
    long[] numbers = counts.nightly.numbers();
    for (int place = 0; place < numbers.length; place++) {
      if (numbers[place] > 0) {
        rows.add(
            RowFactory.create(part, null, null, null, null, null, place, null, numbers[place]));
      }
    }
    counts.retention.forEach((clock, retention) -> addRows(part, clock, retention, rows));
  }

  private static void addRows(int part, Clock clock, RetentionCounts counts, List<Row> rows) {
    counts
        .counts()
        .forEach(
            (cell, users) ->
                rows.add(
                    RowFactory.create(
                        part,
                        clock.name(),
                        cell.tally().name(),
                        cell.kind().name(),
                        cell.grain().name(),
                        Math.toIntExact(cell.cohort().toEpochDay()),
                        cell.n(),
                        cell.until(),
                        users)));
  }

  private void add(Row row) {
    long users = row.getLong(8);
    OfPart counts = part(row.getInt(0));
    if (row.isNullAt(1)) {
      counts.nightly.add(row.getInt(6), users);
      return;
    }
    counts
        .retention
        .get(Clock.valueOf(row.getString(1)))
        .add(
            new RetentionCell(
                RetentionCell.Tally.valueOf(row.getString(2)),
                CohortKind.valueOf(row.getString(3)),
                Grain.valueOf(row.getString(4)),
                LocalDate.ofEpochDay(row.getInt(5)),
                row.getInt(6),
                row.getInt(7)),
            users);
  }
}
