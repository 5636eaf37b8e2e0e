package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.array_repeat;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rules by the numbers of their contents: what implies, what is implied, how many baskets hold both
 * and how many what implies. They are joined and never gathered in one place.
 */
final class Rules {
  static final String KIND = ContentSets.KIND;
  static final String IMPLYING = "implying";
  static final String IMPLIED = "implied";
  static final String HOLDING = ContentSets.HOLDING;
  static final String USERS = ContentSets.USERS;
  static final String MEDIAN = "median_days";
  static final String OF = "of";

  private static final String PART = "part";
  private static final String PART_HOLDING = "part_holding";
  private static final String PART_OF = "part_of";
  private static final int LONGEST_CHOICE = 20;

  static final StructType CANDIDATE =
      new StructType()
          .add(KIND, DataTypes.StringType, false)
          .add(IMPLYING, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add(IMPLIED, DataTypes.IntegerType, false)
          .add(HOLDING, DataTypes.LongType, false)
          .add(USERS, DataTypes.LongType, false)
          .add(MEDIAN, DataTypes.DoubleType, true);

  private static final Encoder<Row> SHORTER =
      Encoders.row(
          new StructType()
              .add(KIND, DataTypes.StringType, false)
              .add(IMPLYING, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
              .add(IMPLIED, DataTypes.IntegerType, false)
              .add(HOLDING, DataTypes.LongType, false)
              .add(OF, DataTypes.LongType, false)
              .add(PART, DataTypes.createArrayType(DataTypes.IntegerType, false), false));

  private static final FlatMapFunction<Row, Row> SPLITTING = row -> candidates(row).iterator();
  private static final FlatMapFunction<Row, Row> SHORTENING = row -> shorter(row).iterator();

  private Rules() {}

  /**
   * The rules that are sure enough.
   *
   * @param sets the {@link ContentSets}
   * @param followed the {@link Followers}
   */
  static Dataset<Row> of(
      Dataset<Row> sets, Dataset<Row> followed, Catalogues catalogues, RuleBounds bounds) {
    Dataset<Row> held =
        sets.select(col(KIND), col(ContentSets.CONTENTS).as(IMPLYING), col(HOLDING).as(OF));
    Dataset<Row> bases = held.unionByName(single(sets, catalogues));
    return sets.flatMap(SPLITTING, Encoders.row(CANDIDATE))
        .unionByName(followed)
        .join(bases, new String[] {KIND, IMPLYING})
        .where(col(HOLDING).divide(col(OF)).geq(bounds.minConfidence()));
  }

  /** The baskets of single contents, from which shorter rules start. */
  private static Dataset<Row> single(Dataset<Row> sets, Catalogues catalogues) {
    List<Row> rows =
        catalogues
            .all()
            .flatMap(
                each ->
                    IntStream.range(0, each.size())
                        .mapToObj(
                            number ->
                                RowFactory.create(
                                    each.kind().word(), number, each.implying(number))))
            .toList();
    StructType schema =
        new StructType()
            .add(KIND, DataTypes.StringType, false)
            .add(IMPLYING, DataTypes.IntegerType, false)
            .add(OF, DataTypes.LongType, false);
    return sets.sparkSession()
        .createDataFrame(rows, schema)
        .withColumn(IMPLYING, array_repeat(col(IMPLYING), 1));
  }

  /** Each content of a set, implied by the others. */
  private static List<Row> candidates(Row set) {
    List<Integer> contents = set.getList(1);
    List<Row> candidates = new ArrayList<>();
    for (int place = 0; place < contents.size(); place++) {
      List<Integer> implying = new ArrayList<>(contents);
      int implied = implying.remove(place);
      candidates.add(
          RowFactory.create(
              set.getString(0), implying.toArray(), implied, set.getLong(2), set.getLong(3), null));
    }
    return candidates;
  }

  /** The rules without those to which a part of what implies gives the same or more confidence. */
  static Dataset<Row> withoutRedundant(Dataset<Row> rules) {
    Dataset<Row> parts =
        rules.select(
            col(KIND),
            col(IMPLYING).as(PART),
            col(IMPLIED),
            col(HOLDING).as(PART_HOLDING),
            col(OF).as(PART_OF));
    Dataset<Row> redundant =
        rules
            .where(size(col(IMPLYING)).gt(lit(1)))
            .flatMap(SHORTENING, SHORTER)
            .join(parts, new String[] {KIND, PART, IMPLIED})
            .where(col(PART_HOLDING).multiply(col(OF)).geq(col(HOLDING).multiply(col(PART_OF))))
            .select(col(KIND), col(IMPLYING), col(IMPLIED));
    return rules.join(redundant, new String[] {KIND, IMPLYING, IMPLIED}, "left_anti");
  }

  /** A rule once for each true part of what implies. */
  private static List<Row> shorter(Row rule) {
    List<Row> shorter = new ArrayList<>();
    for (List<Integer> part : parts(rule.getList(1))) {
      shorter.add(
          RowFactory.create(
              rule.getAs(KIND),
              rule.<Integer>getList(1).toArray(),
              rule.getAs(IMPLIED),
              rule.getAs(HOLDING),
              rule.getAs(OF),
              part.toArray()));
    }
    return shorter;
  }

  /** All parts of a list but itself and the empty one, in its order. */
  static List<List<Integer>> parts(List<Integer> whole) {
    if (whole.size() > LONGEST_CHOICE) {
      throw new IllegalArgumentException("too long to take apart: " + whole);
    }
    List<List<Integer>> parts = new ArrayList<>();
    for (int choice = 1; choice < (1 << whole.size()) - 1; choice++) {
      int chosen = choice;
      parts.add(
          IntStream.range(0, whole.size())
              .filter(place -> (chosen >> place & 1) == 1)
              .mapToObj(whole::get)
              .toList());
    }
    return parts;
  }
}
