package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * What lies in which basket: rows of kind, user, basket, day and content. Days are numbers from
 * 1970 on; a content may be in a basket more than once.
 */
final class Touches {
  static final String KIND = "kind";
  static final String USER = "user_of_basket";
  static final String BASKET = "basket";
  static final String DAY = "day";
  static final String CONTENT = "content";

  private static final List<Field> BEGUN =
      List.of(
          Verb.PLAY.field(), Verb.READ.field(), Verb.COMPLETE.field(), ContentDays.WATCH_SECONDS);

  private static final String CONTENTS_OF_ORDER = "contents_of_order";
  private static final String ORDERS = "orders";
  private static final String LARGE = "large_orders";
  private static final String BEFORE = "day_before";

  /** Where no more than one order in so many holds several contents, orders tell of no pairs. */
  private static final int ONE_IN = 10;

  private Touches() {}

  /** Orders are baskets where a tenth of them or more hold several contents, else spans of days. */
  static BasketKind basketsOf(Dataset<Row> bought) {
    Row orders =
        bought
            .groupBy(OrderContents.USER_ID.col(), OrderContents.ORDER_ID.col())
            .agg(countDistinct(OrderContents.CONTENT_ID.col()).as(CONTENTS_OF_ORDER))
            .agg(count(lit(1)).as(ORDERS), count_if(col(CONTENTS_OF_ORDER).gt(1)).as(LARGE))
            .first();
    return orders.getLong(1) > 0 && orders.getLong(1) * ONE_IN >= orders.getLong(0)
        ? BasketKind.ORDER
        : BasketKind.SPAN;
  }

  /** What was bought, by order or by span of days. */
  static Dataset<Row> bought(Dataset<Row> bought, BasketKind basket, int windowDays) {
    Dataset<Row> touches =
        bought.select(
            lit(RuleKind.BASKET.word()).as(KIND),
            OrderContents.USER_ID.col().as(USER),
            OrderContents.ORDER_ID.col().as(BASKET),
            unix_date(Table.DT.col()).as(DAY),
            OrderContents.CONTENT_ID.col().as(CONTENT));
    return switch (basket) {
      case ORDER, USER -> touches;
      case SPAN -> spans(touches, windowDays);
    };
  }

  /**
   * What was begun: played, listened to, read, finished; to look at its page is not to begin it.
   */
  static Dataset<Row> begun(Dataset<Row> days) {
    return days.where(BEGUN.stream().map(each -> each.col().gt(0)).reduce(Column::or).orElseThrow())
        .select(
            lit(RuleKind.PATH.word()).as(KIND),
            ContentDays.USER_ID.col().as(USER),
            lit("").as(BASKET),
            unix_date(Table.DT.col()).as(DAY),
            ContentDays.CONTENT_ID.col().as(CONTENT));
  }

  /** A new basket begins where more days than the window lie since the user's last purchase. */
  private static Dataset<Row> spans(Dataset<Row> touches, int windowDays) {
    WindowSpec byDay = Window.partitionBy(col(USER)).orderBy(col(DAY));
    Column begins = col(DAY).minus(coalesce(col(BEFORE), col(DAY))).gt(windowDays);
    return touches
        .withColumn(BEFORE, lag(col(DAY), 1).over(byDay))
        .withColumn(
            BASKET, sum(when(begins, 1).otherwise(0)).over(byDay).cast(DataTypes.StringType))
        .drop(BEFORE);
  }
}
