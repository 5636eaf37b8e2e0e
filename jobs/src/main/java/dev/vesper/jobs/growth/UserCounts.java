package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.col;

import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.PlainRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * All that is counted of the users of a run, part by part. Every task counts its own users and
 * hands on a packed row for each cohort, and one for the nights; these add up to the numbers of
 * all.
 */
final class UserCounts {
  private static final String PART = "part";
  private static final String CLOCK = "clock";
  private static final String KIND = "kind";
  private static final String GRAIN = "grain";
  private static final String START = "start";
  private static final String NUMBERS = "numbers";

  /** The clock is absent from rows of nights. */
  private static final StructType COUNTED =
      new StructType()
          .add(PART, DataTypes.IntegerType)
          .add(CLOCK, DataTypes.StringType)
          .add(KIND, DataTypes.StringType)
          .add(GRAIN, DataTypes.StringType)
          .add(START, DataTypes.IntegerType)
          .add(NUMBERS, DataTypes.BinaryType);

  private static final Encoder<Row> ENCODER = Encoders.row(COUNTED);

  private final Nights nights;
  private final RetentionParams params;
  private final Map<Integer, OfPart> parts = new TreeMap<>();

  private UserCounts(Nights nights, RetentionParams params) {
    this.nights = nights;
    this.params = params;
  }

  /** What is counted of one part of the users. */
  private record OfPart(NightlyCounts nightly, Map<Clock, RetentionCounts> retention) {

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
        nightly.add(person);
        retention
            .get(Clock.ROLLING_24H)
            .add(person.rolling(), kind, birth + Clock.ROLLING_24H.daysLate());
      }
      retention.get(Clock.CALENDAR).add(person.presence(), kind, birth);
    }
  }

  /** What the tasks counted, in rows that {@link #nightly} and {@link #retention} add up. */
  static Dataset<Row> of(Dataset<Row> users, Nights nights, RetentionParams params, Parts parts) {
    MapPartitionsFunction<Row, Row> counting =
        some -> {
          UserCounts counts = new UserCounts(nights, params);
          PersonRows.people(some, nights, parts).forEachRemaining(counts::add);
          return counts.rows();
        };
    return users.mapPartitions(counting, ENCODER);
  }

  /** Counts one user among all, and in the parts that the user was born into. */
  private void add(Person person) {
    part(Parts.ALL).nightly.addInactive(person);
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

  private Iterator<Row> rows() {
    List<Row> rows = new ArrayList<>();
    parts.forEach(
        (part, counts) -> {
          byte[] nightly = PackedNumbers.pack(counts.nightly.numbers());
          rows.add(RowFactory.create(part, null, null, null, null, nightly));
          counts.retention.forEach(
              (clock, retention) ->
                  retention
                      .counts()
                      .forEach(
                          (cohort, numbers) ->
                              rows.add(row(new CohortKey(part, clock, cohort), numbers))));
        });
    return rows.iterator();
  }

  private static Row row(CohortKey key, long[] numbers) {
    return RowFactory.create(
        key.part(),
        key.clock().name(),
        key.cohort().kind().name(),
        key.cohort().grain().name(),
        Math.toIntExact(key.cohort().start().toEpochDay()),
        PackedNumbers.pack(numbers));
  }

  /** The numbers of each night, by part; all users are the first, whether or not there are any. */
  static Map<Integer, NightlyCounts> nightly(Dataset<Row> counted, Nights nights) {
    Map<Integer, NightlyCounts> nightly = new TreeMap<>();
    nightly.put(Parts.ALL, new NightlyCounts(nights));
    counted
        .where(col(CLOCK).isNull())
        .select(col(PART), col(NUMBERS))
        .collectAsList()
        .forEach(
            row ->
                nightly
                    .computeIfAbsent(row.getInt(0), part -> new NightlyCounts(nights))
                    .add(row.<byte[]>getAs(1)));
    return nightly;
  }

  /** The rows of {@link Retention}. */
  static Dataset<Row> retention(
      Dataset<Row> counted, Nights nights, RetentionParams params, Parts parts) {
    MapPartitionsFunction<Row, Row> telling =
        rows -> {
          Map<CohortKey, long[]> sums = new HashMap<>();
          rows.forEachRemaining(row -> add(row, params, sums));
          return sums.entrySet().stream()
              .flatMap(
                  each ->
                      RetentionRows.of(
                          parts.part(each.getKey().part()),
                          each.getKey(),
                          each.getValue(),
                          nights,
                          params)
                          .stream())
              .iterator();
        };
    Dataset<Row> rows =
        counted
            .where(col(CLOCK).isNotNull())
            .repartition(col(PART), col(CLOCK), col(KIND), col(GRAIN), col(START))
            .mapPartitions(telling, RetentionRows.ENCODER);
    return PlainRows.typed(Retention.TABLE, rows);
  }

  private static void add(Row row, RetentionParams params, Map<CohortKey, long[]> sums) {
    Grain grain = Grain.valueOf(row.getString(3));
    CohortKey key =
        new CohortKey(
            row.getInt(0),
            Clock.valueOf(row.getString(1)),
            new Cohort(
                CohortKind.valueOf(row.getString(2)), grain, LocalDate.ofEpochDay(row.getInt(4))));
    long[] sum =
        sums.computeIfAbsent(key, any -> new long[new CohortNumbers(params, grain).count()]);
    PackedNumbers.add(row.getAs(5), sum);
  }
}
