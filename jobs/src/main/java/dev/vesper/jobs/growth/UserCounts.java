package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
 * All that is counted of the users of a run. Every task counts its own users; the few numbers that
 * come out are added up.
 */
record UserCounts(NightlyCounts nightly, RetentionCounts retention) {
  private static final String USERS = "users";

  private static final StructType COUNTED =
      new StructType()
          .add("tally", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("grain", DataTypes.StringType)
          .add("cohort", DataTypes.IntegerType)
          .add("n", DataTypes.IntegerType)
          .add("until", DataTypes.IntegerType)
          .add(USERS, DataTypes.LongType, false);

  private static final Encoder<Row> ENCODER = Encoders.row(COUNTED);

  private static UserCounts none(Nights nights, RetentionParams params) {
    return new UserCounts(new NightlyCounts(nights), new RetentionCounts(nights, params));
  }

  static UserCounts of(Dataset<Row> users, Nights nights, RetentionParams params) {
    UserCounts all = none(nights, params);
    users
        .mapPartitions(counting(nights, params), ENCODER)
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

  private static MapPartitionsFunction<Row, Row> counting(Nights nights, RetentionParams params) {
    return users -> counted(users, nights, params);
  }

  private static Iterator<Row> counted(Iterator<Row> users, Nights nights, RetentionParams params) {
    UserCounts counts = none(nights, params);
    while (users.hasNext()) {
      Person person = UsersOfARun.person(users.next(), nights);
      counts.nightly.add(person.presence());
      counts.retention.add(person);
    }
    return counts.rows().iterator();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    long[] numbers = nightly.numbers();
    for (int place = 0; place < numbers.length; place++) {
      if (numbers[place] > 0) {
        rows.add(RowFactory.create(null, null, null, null, place, null, numbers[place]));
      }
    }
    retention
        .counts()
        .forEach(
            (cell, users) ->
                rows.add(
                    RowFactory.create(
                        cell.tally().name(),
                        cell.kind().name(),
                        cell.grain().name(),
                        Math.toIntExact(cell.cohort().toEpochDay()),
                        cell.n(),
                        cell.until(),
                        users)));
    return rows;
  }

  private void add(Row row) {
    long users = row.getLong(6);
    if (row.isNullAt(0)) {
      nightly.add(row.getInt(4), users);
      return;
    }
    retention.add(
        new RetentionCell(
            RetentionCell.Tally.valueOf(row.getString(0)),
            CohortKind.valueOf(row.getString(1)),
            Grain.valueOf(row.getString(2)),
            LocalDate.ofEpochDay(row.getInt(3)),
            row.getInt(4),
            row.getInt(5)),
        users);
  }
}
