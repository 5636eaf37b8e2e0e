package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserOrigins;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The parts of the users that a run counts, by number: all of them, and for each breakdown one a
 * value. So that a breakdown of thousands of values costs no more than one of a hundred, values
 * that came after so many others are one part; what came first stays first on every later night.
 */
final class Parts implements Serializable {
  /** The number of {@link Part#ALL}. */
  static final int ALL = 0;

  private static final int MOST_VALUES = 100;
  private static final String NUMBER = "number";
  private static final String REST = "rest";
  private static final String SINCE = "since";

  private static final StructType NUMBERED =
      new StructType()
          .add(UserOrigins.ORIGIN.name(), DataTypes.StringType)
          .add(UserOrigins.VALUE.name(), DataTypes.StringType)
          .add(NUMBER, DataTypes.IntegerType);

  private final List<Origin> breakdowns;
  private final List<Part> parts = new ArrayList<>(List.of(Part.ALL));
  private final List<Integer> none = new ArrayList<>();

  private Parts(List<Origin> breakdowns) {
    this.breakdowns = breakdowns;
  }

  /** All users, and no part of them. */
  static Parts none() {
    return new Parts(List.of());
  }

  /** The parts of users whose origins are told in these rows. */
  static Parts of(Dataset<Row> firsts, List<Origin> breakdowns) {
    Parts parts = new Parts(List.copyOf(breakdowns));
    List<Row> values =
        firsts
            .where(UserOrigins.ORIGIN.col().isin(breakdowns.stream().map(Origin::word).toArray()))
            .groupBy(UserOrigins.ORIGIN.col(), UserOrigins.VALUE.col())
            .agg(unix_date(min(UserOrigins.TOLD_ON.col())).as(SINCE))
            .collectAsList();
    breakdowns.forEach(origin -> parts.add(origin.word(), values));
    return parts;
  }

  private void add(String breakdown, List<Row> values) {
    none.add(parts.size());
    parts.add(new Part(breakdown, Part.NONE));
    parts.add(new Part(breakdown, Part.OTHER));
    values.stream()
        .filter(row -> row.getString(0).equals(breakdown))
        .sorted(Comparator.<Row>comparingInt(row -> row.getInt(2)).thenComparing(Parts::value))
        .limit(MOST_VALUES)
        .forEach(row -> parts.add(new Part(breakdown, value(row))));
  }

  private static String value(Row row) {
    return row.getString(1);
  }

  /** How many breakdowns there are. */
  int breakdowns() {
    return breakdowns.size();
  }

  /** How many parts there are. */
  int count() {
    return parts.size();
  }

  Part part(int number) {
    return parts.get(number);
  }

  /** The part of those of whom nothing was told in time. */
  int none(int breakdown) {
    return none.get(breakdown);
  }

  /** The number of the part that each row's value belongs to, for the origins of one breakdown. */
  Dataset<Row> numbered(Dataset<Row> firsts, int breakdown, String as) {
    String word = breakdowns.get(breakdown).word();
    List<Row> numbers = new ArrayList<>();
    for (int number = none.get(breakdown) + 2; number < parts.size(); number++) {
      if (parts.get(number).breakdown().equals(word)) {
        numbers.add(RowFactory.create(word, parts.get(number).value(), number));
      }
    }
    Column rest = lit(none.get(breakdown) + 1).as(REST);
    return firsts
        .where(UserOrigins.ORIGIN.col().equalTo(word))
        .withColumn(REST, rest)
        .join(
            broadcast(firsts.sparkSession().createDataFrame(numbers, NUMBERED)),
            new String[] {UserOrigins.ORIGIN.name(), UserOrigins.VALUE.name()},
            "left")
        .withColumn(as, coalesce(col(NUMBER), col(REST)));
  }
}
