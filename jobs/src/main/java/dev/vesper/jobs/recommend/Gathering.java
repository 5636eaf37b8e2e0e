package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.factor.Ties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Gathers people in blocks, each block one partition: which people are in which follows from their
 * ids and the number of blocks alone.
 */
final class Gathering implements Serializable {
  /** Columns of what is gathered; a row without a content only says that there is the person. */
  static final String USER = "user";

  static final String CONTENT = "content";
  static final String STRENGTH = "strength";

  /** Whether the person took it after the day that the rest is told of. */
  static final String LATER = "later";

  /** The name of a circle that the person belongs to. */
  static final String CIRCLE = "circle";

  private static final long OF_A_BLOCK = 2_000;

  private final Catalogue catalogue;
  private final Catalogue circles;
  private final int blocks;

  /**
   * @param catalogue what is none of it is left out
   * @param circles by their names; others are left out
   * @param blocks so many
   */
  Gathering(Catalogue catalogue, Catalogue circles, int blocks) {
    this.catalogue = catalogue;
    this.circles = circles;
    this.blocks = blocks;
  }

  /** The same people, of other circles. */
  Gathering with(Catalogue others) {
    return new Gathering(catalogue, others, blocks);
  }

  /** How many blocks so many people are dealt with in: some thousand each, up to a number. */
  static int blocks(long people, int most) {
    return (int) Math.max(1, Math.min(most, people / OF_A_BLOCK));
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Catalogue circles() {
    return circles;
  }

  /** All people of some rows, whatever circles they belong to. */
  JavaRDD<People> of(Dataset<Row> rows) {
    return gathered(
        rows.select(col(USER), col(CONTENT), col(STRENGTH), col(LATER), absent(CIRCLE)));
  }

  /** All people of some rows, with the circles that others name. */
  JavaRDD<People> of(Dataset<Row> rows, Dataset<Row> belonging) {
    return gathered(
        rows.select(col(USER), col(CONTENT), col(STRENGTH), col(LATER), absent(CIRCLE))
            .unionByName(
                belonging.select(
                    col(USER),
                    absent(CONTENT),
                    lit(0f).as(STRENGTH),
                    lit(false).as(LATER),
                    col(CIRCLE))));
  }

  private JavaRDD<People> gathered(Dataset<Row> told) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(told.sparkSession().sparkContext());
    Broadcast<Gathering> sent = spark.broadcast(this);
    return parted(told, spark)
        .mapPartitions(some -> List.of(new Gathered(sent.value()).of(some)).iterator(), true);
  }

  private static Column absent(String text) {
    return lit(null).cast(DataTypes.StringType).as(text);
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
    private final Gathering numbers;
    private final List<String> ids = new ArrayList<>();
    private final Ties.Builder had = new Ties.Builder();
    private final Ties.Builder taken = new Ties.Builder();
    private final Ties.Builder circles = new Ties.Builder();
    private final TreeSet<Integer> belongsTo = new TreeSet<>();
    private boolean isThere;
    private final TreeMap<Integer, Float> hasNow = new TreeMap<>();
    private final TreeMap<Integer, Float> takesLater = new TreeMap<>();

    Gathered(Gathering numbers) {
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
      return new People(ids, had.build(), taken.build(), circles.build());
    }

    private void take(Row row) {
      int circle = row.isNullAt(4) ? -1 : numbers.circles.number(row.getString(4));
      if (circle >= 0) {
        belongsTo.add(circle);
      }
      isThere |= row.isNullAt(4);
      int content = row.isNullAt(1) ? -1 : numbers.catalogue.number(row.getString(1));
      if (content >= 0) {
        (row.getBoolean(3) ? takesLater : hasNow).put(content, row.getFloat(2));
      }
    }

    private void end(String person) {
      if (isThere && person != null) {
        ids.add(person);
        hasNow.forEach(had::tie);
        takesLater.keySet().removeAll(hasNow.keySet());
        takesLater.forEach(taken::tie);
        had.endOfPerson();
        taken.endOfPerson();
        belongsTo.forEach(circle -> circles.tie(circle, 1));
        circles.endOfPerson();
      }
      isThere = false;
      hasNow.clear();
      takesLater.clear();
      belongsTo.clear();
    }
  }
}
