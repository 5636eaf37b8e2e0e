package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;

import dev.vesper.jobs.factor.Ties;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gathers people in blocks, each block one partition: which people are in which follows from their
 * ids and the number of blocks alone.
 */
final class Gathering {
  /** Columns of what is gathered; a row without a content only says that there is the person. */
  static final String USER = "user";

  static final String CONTENT = "content";
  static final String STRENGTH = "strength";

  /** Whether the person took it after the day that the rest is told of. */
  static final String LATER = "later";

  private static final long OF_A_BLOCK = 2_000;

  private final Catalogue catalogue;
  private final int blocks;

  /**
   * @param catalogue what is none of it is left out
   * @param blocks so many
   */
  Gathering(Catalogue catalogue, int blocks) {
    this.catalogue = catalogue;
    this.blocks = blocks;
  }

  /** How many blocks so many people are dealt with in: some thousand each, up to a number. */
  static int blocks(long people, int most) {
    return (int) Math.max(1, Math.min(most, people / OF_A_BLOCK));
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** All people of some rows. */
  JavaRDD<People> of(Dataset<Row> rows) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    Broadcast<Catalogue> sent = spark.broadcast(catalogue);
    Dataset<Row> told = rows.select(col(USER), col(CONTENT), col(STRENGTH), col(LATER));
    return parted(told, spark)
        .mapPartitions(some -> List.of(new Gathered(sent.value()).of(some)).iterator(), true);
  }

  /** What the people of each block pass, blocks in the same order. */
  JavaRDD<Passes> passes(Dataset<Row> rows) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    return parted(rows.select(col(USER), col(Passes.PASSED)), spark)
        .mapPartitions(some -> List.of(Passes.of(some)).iterator(), true);
  }

  private JavaRDD<Row> parted(Dataset<Row> rows, JavaSparkContext spark) {
    JavaRDD<Row> parted =
        rows.repartition(blocks, col(USER)).sortWithinPartitions(col(USER)).javaRDD();
    return orOneEmpty(parted, spark);
  }

  /** Of nobody Spark makes no partition at all, and then there would be no block. */
  private static JavaRDD<Row> orOneEmpty(JavaRDD<Row> parted, JavaSparkContext spark) {
    return parted.getNumPartitions() == 0 ? spark.parallelize(List.of(), 1) : parted;
  }

  /** The people of one block so far. */
  private static final class Gathered {
    private final Catalogue numbers;
    private final List<String> ids = new ArrayList<>();
    private final Ties.Builder had = new Ties.Builder();
    private final Ties.Builder taken = new Ties.Builder();
    private final TreeMap<Integer, Float> hasNow = new TreeMap<>();
    private final TreeMap<Integer, Float> takesLater = new TreeMap<>();

    Gathered(Catalogue numbers) {
      this.numbers = numbers;
    }

    People of(Iterator<Row> rows) {
      String open = null;
      while (rows.hasNext()) {
        Row row = rows.next();
        if (!row.getString(0).equals(open)) {
          end(open);
          open = row.getString(0);
        }
        take(row);
      }
      end(open);
      return new People(ids, had.build(), taken.build());
    }

    private void take(Row row) {
      int content = row.isNullAt(1) ? -1 : numbers.number(row.getString(1));
      if (content >= 0) {
        (row.getBoolean(3) ? takesLater : hasNow).put(content, row.getFloat(2));
      }
    }

    private void end(String person) {
      if (person != null) {
        ids.add(person);
        hasNow.forEach(had::tie);
        takesLater.keySet().removeAll(hasNow.keySet());
        takesLater.forEach(taken::tie);
        had.endOfPerson();
        taken.endOfPerson();
        hasNow.clear();
        takesLater.clear();
      }
    }
  }
}
