package dev.vesper.jobs.presence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts the days of all users: every task those of its own, which are added up. */
final class CountedDays {
  private static final String PLACE = "place";
  private static final String COUNT = "count";

  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(PLACE, DataTypes.IntegerType, false)
              .add(COUNT, DataTypes.LongType, false));

  private static final MapPartitionsFunction<Row, Row> COUNTING = CountedDays::counted;

  private CountedDays() {}

  static DayCounts of(Dataset<Row> states) {
    DayCounts all = new DayCounts();
    states
        .select(
            UserStates.RECENT_DAYS.col(),
            datediff(Table.DT.col(), UserStates.FIRST_ACTIVE_ON.col()))
        .mapPartitions(COUNTING, ENCODER)
        .groupBy(col(PLACE))
        .agg(sum(col(COUNT)))
        .collectAsList()
        .forEach(row -> all.addAt(row.getInt(0), row.getLong(1)));
    return all;
  }

  private static Iterator<Row> counted(Iterator<Row> users) {
    DayCounts counts = new DayCounts();
    while (users.hasNext()) {
      Row user = users.next();
      counts.add(user.getLong(0), user.getInt(1));
    }
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < DayCounts.size(); place++) {
      long count = counts.at(place);
      if (count > 0) {
        rows.add(RowFactory.create(place, count));
      }
    }
    return rows.iterator();
  }
}
