package dev.vesper.jobs.factor;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Ties as rows, the way MLlib reads them: people and contents by whole numbers. */
public final class TieRows {
  public static final StructType SCHEMA =
      new StructType()
          .add("person", DataTypes.IntegerType, false)
          .add("content", DataTypes.IntegerType, false)
          .add("strength", DataTypes.FloatType, false);
  public static final String PERSON = SCHEMA.fieldNames()[0];
  public static final String CONTENT = SCHEMA.fieldNames()[1];
  public static final String STRENGTH = SCHEMA.fieldNames()[2];

  private TieRows() {}

  /**
   * A row for each tie, where it lies; people are numbered through all blocks.
   *
   * @param people how many each block has
   */
  public static JavaRDD<Row> of(JavaRDD<Ties> ties, List<Integer> people) {
    int[] first = new int[people.size()];
    for (int block = 1; block < first.length; block++) {
      first[block] = Math.addExact(first[block - 1], people.get(block - 1));
    }
    Function2<Integer, Iterator<Ties>, Iterator<Row>> ofBlock =
        (block, its) -> rows(its.next(), first[block]);
    return ties.mapPartitionsWithIndex(ofBlock, true);
  }

  private static Iterator<Row> rows(Ties ties, int first) {
    return IntStream.range(0, ties.people())
        .boxed()
        .flatMap(
            person ->
                IntStream.range(ties.start(person), ties.start(person + 1))
                    .mapToObj(
                        tie ->
                            RowFactory.create(
                                first + person, ties.content(tie), ties.strength(tie))))
        .iterator();
  }
}
