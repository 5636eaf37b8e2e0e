package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Baskets as rows of kind, user, days and contents: each content once, on its first day, the newest
 * first. Of a basket with more contents than count, those of the newest days do; of one day, those
 * whose ids come last. So what was begun after a content that counts does count, too.
 */
final class Baskets {
  static final String DAYS = "days";
  static final String CONTENTS = "contents";

  private static final String TOUCHES = "touches";

  private Baskets() {}

  /** The baskets that touches lie in. */
  static Dataset<Row> of(Dataset<Row> touches, int longest) {
    Column[] basket = {col(Touches.KIND), col(Touches.USER), col(Touches.BASKET)};
    Column[] content = {basket[0], basket[1], basket[2], col(Touches.CONTENT)};
    Column newest = sort_array(collect_list(struct(col(Touches.DAY), col(Touches.CONTENT))), false);
    return touches
        .repartition(basket)
        .groupBy(content)
        .agg(min(col(Touches.DAY)).as(Touches.DAY))
        .groupBy(basket)
        .agg(newest.as(TOUCHES))
        .withColumn(TOUCHES, slice(col(TOUCHES), 1, longest))
        .select(
            basket[0],
            basket[1],
            col(TOUCHES).getField(Touches.DAY).as(DAYS),
            col(TOUCHES).getField(Touches.CONTENT).as(CONTENTS));
  }
}
