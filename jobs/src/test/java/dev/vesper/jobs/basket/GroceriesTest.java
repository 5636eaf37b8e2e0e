package dev.vesper.jobs.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vesper.pipeline.SparkForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * The published figures of 9,835 baskets of a grocer, where {@code VESPER_REAL_DATA} names a folder
 * with them. Sets and rules are those whose share is the bound or more, without rounding.
 */
final class GroceriesTest {
  private static final int NO_BOUND = 10;

  private static Dataset<Row> baskets() throws IOException {
    String folder = System.getenv("VESPER_REAL_DATA");
    Path file = Path.of(folder == null ? "" : folder, "groceries", "groceries.csv");
    assumeTrue(folder != null && Files.exists(file), "skipped: VESPER_REAL_DATA has no groceries");
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) { // two names end in a space
      String id = "b" + rows.size();
      Object[] items = List.of(line.split(",")).stream().distinct().toArray();
      Object[] days = List.of(line.split(",")).stream().distinct().map(each -> 0).toArray();
      rows.add(RowFactory.create(RuleKind.BASKET.word(), id, days, items));
    }
    StructType schema =
        new StructType()
            .add(Touches.KIND, DataTypes.StringType)
            .add(Touches.USER, DataTypes.StringType)
            .add(Baskets.DAYS, DataTypes.createArrayType(DataTypes.IntegerType))
            .add(Baskets.CONTENTS, DataTypes.createArrayType(DataTypes.StringType));
    return SparkForTests.session().createDataFrame(rows, schema).repartition(4).cache();
  }

  /** What is found at some support. */
  private record Found(Dataset<Row> sets, Dataset<Row> followed, Catalogues catalogues) {
    static Found at(double support, Dataset<Row> baskets) {
      RuleBounds bounds = new RuleBounds(support, 1, 0, NO_BOUND, Long.MAX_VALUE);
      Catalogues catalogues = Catalogues.of(baskets, 0, bounds);
      Dataset<Row> followed = new Followers(0, 1).in(baskets, catalogues.of(RuleKind.ORDERED));
      return new Found(ContentSets.of(baskets, catalogues, bounds).cache(), followed, catalogues);
    }

    /** Sets of one content and more. */
    long itemsets() {
      return catalogues.of(RuleKind.BASKET).size() + sets.count();
    }

    Dataset<Row> rules(double confidence) {
      return Rules.of(
          sets, followed, catalogues, new RuleBounds(0, 1, confidence, NO_BOUND, Long.MAX_VALUE));
    }
  }

  @Test
  void setsAndRulesAreAsManyAsPublished() throws IOException {
    Dataset<Row> baskets = baskets();
    assertEquals(9_835, baskets.count());
    assertEquals(333, Found.at(0.01, baskets).itemsets());
    assertEquals(463, Found.at(0.006, baskets).rules(0.25).count());
    Found many = Found.at(0.001, baskets);
    assertEquals(13_492, many.itemsets());
    assertEquals(5_668, many.rules(0.5).count());
    assertEquals(410, many.rules(0.8).count());
    assertEquals(392, Rules.withoutRedundant(many.rules(0.8)).count());
  }

  @Test
  void theFrequentPatternsOfSparkAreTheSameSetsHeldAsOften() throws IOException {
    Dataset<Row> baskets = baskets();
    Map<List<String>, Long> theirs = new HashMap<>();
    new FPGrowth()
        .setItemsCol(Baskets.CONTENTS)
        .setMinSupport(0.002)
        .fit(baskets)
        .freqItemsets()
        .collectAsList()
        .forEach(
            row -> theirs.put(row.<String>getList(0).stream().sorted().toList(), row.getLong(1)));
    theirs.keySet().removeIf(set -> set.size() < 2);
    Found found = Found.at(0.002, baskets);
    Catalogue catalogue = found.catalogues().of(RuleKind.BASKET);
    Map<List<String>, Long> ours = new HashMap<>();
    for (Row row : found.sets().select(ContentSets.CONTENTS, ContentSets.HOLDING).collectAsList()) {
      ours.put(
          row.<Integer>getList(0).stream().map(catalogue::id).sorted().toList(), row.getLong(1));
    }
    assertEquals(theirs, ours);
  }
}
