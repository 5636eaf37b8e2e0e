package dev.vesper.pipeline.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
  private static final String HASH = "hash";

  private static Set<Long> repeats(Dataset<Row> hashes) {
    return new TreeSet<>(Repeats.among(hashes, functions.col(HASH)).collectAsList());
  }

  private static Dataset<Row> hashes(Long... hashes) {
    return SparkForTests.session().createDataset(List.of(hashes), Encoders.LONG()).toDF(HASH);
  }

  @Test
  void aHashOfSeveralRowsIsFoundOnceAndOneOfASingleRowIsNot() {
    assertEquals(
        Set.of(7L, -7L, Long.MIN_VALUE, Long.MAX_VALUE),
        repeats(
            hashes(
                7L,
                -7L,
                0L,
                7L,
                7L,
                -7L,
                1L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                7L)));
    assertEquals(1, Repeats.among(hashes(3L, 3L, 3L, 3L), functions.col(HASH)).count());
  }

  @Test
  void thereIsNoRepeatAmongNoRowsOrOne() {
    assertEquals(Set.of(), repeats(hashes(1L)));
    assertEquals(Set.of(), repeats(hashes(1L).limit(0)));
  }

  @Test
  void nothingIsLostWherePacksFillUp() {
    Dataset<Row> once = SparkForTests.session().range(0, 200_000, 1, 3).toDF(HASH);
    Dataset<Row> again = SparkForTests.session().range(150_000, 150_010, 1, 1).toDF(HASH);
    assertEquals(10, repeats(once.unionAll(again)).size());
    assertEquals(200_000, repeats(once.unionAll(once)).size());
  }
}
