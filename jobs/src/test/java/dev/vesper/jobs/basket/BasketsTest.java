package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class BasketsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private final List<Row> bought = new ArrayList<>();

  private BasketsTest bought(String user, String order, int day, String content) {
    bought.add(RowFactory.create(Date.valueOf(FIRST.plusDays(day)), user, order, content));
    return this;
  }

  private Dataset<Row> bought() {
    return SparkForTests.session().createDataFrame(bought, OrderContents.TABLE.schema());
  }

  private List<String> baskets(BasketKind kind, int windowDays, int longest) {
    return Baskets.of(Touches.bought(bought(), kind, windowDays), longest).collectAsList().stream()
        .map(row -> row.getString(1) + row.<String>getList(3))
        .sorted()
        .toList();
  }

  @Test
  void aSpanGoesOnWhileTheNextPurchaseIsWithinTheWindow() {
    bought("a", "1", 0, "x").bought("a", "2", 28, "y").bought("a", "3", 57, "z");
    bought("b", "4", 0, "x").bought("b", "5", 0, "y").bought("b", "5", 3, "x");
    assertEquals(List.of("a[y, x]", "a[z]", "b[y, x]"), baskets(BasketKind.SPAN, 28, 9));
    assertEquals(
        List.of("a[x]", "a[y]", "a[z]", "b[x, y]", "b[x]"), baskets(BasketKind.ORDER, 28, 9));
  }

  @Test
  void ordersAreBasketsWhereATenthOfThemHoldsSeveralContents() {
    for (int order = 0; order < 9; order++) {
      bought("u" + order, "o", 0, "x");
    }
    bought("w", "o", 0, "x").bought("w", "o", 0, "y");
    assertEquals(BasketKind.ORDER, Touches.basketsOf(bought()));
    bought("v", "o", 0, "x");
    assertEquals(BasketKind.SPAN, Touches.basketsOf(bought()));
    bought.clear();
    assertEquals(BasketKind.SPAN, Touches.basketsOf(bought()));
  }

  @Test
  void ofALargeBasketTheNewestContentsCount() {
    bought("a", "1", 0, "x").bought("a", "1", 1, "y").bought("a", "1", 1, "z");
    assertEquals(List.of("a[z, y]"), baskets(BasketKind.ORDER, 1, 2));
    assertEquals(List.of("a[z, y, x]"), baskets(BasketKind.ORDER, 1, 3));
  }

  @Test
  void aUserWithAHundredThousandDeedsIsOneBasketOfAFew() {
    Column deed = col("id");
    Dataset<Row> touches =
        SparkForTests.session()
            .range(100_000)
            .select(
                lit("path").as(Touches.KIND),
                lit("bot").as(Touches.USER),
                lit("").as(Touches.BASKET),
                deed.mod(90).cast("int").as(Touches.DAY),
                deed.mod(5_000).cast("string").as(Touches.CONTENT));
    List<Row> baskets = Baskets.of(touches, 3).collectAsList();
    assertEquals(1, baskets.size());
    assertEquals(3, Basket.of(baskets.get(0)).size());
    assertEquals(List.of(9, 9, 9), Basket.of(baskets.get(0)).days());
  }

  @Test
  void anOrderHoldsWhatWasBoughtWithIt() {
    StructType schema = Events.schema();
    List<Row> events =
        List.of(
            Events.row("e1", "a", "purchase", "x", "o1"),
            Events.row("e2", "a", "purchase", "y", "o1"),
            Events.row("e3", "a", "purchase", "x", "o1"),
            Events.row("e4", "a", "purchase", "x", null),
            Events.row("e5", null, "purchase", "x", "o2"),
            Events.row("e6", "a", "purchase", null, "o3"),
            Events.row("e7", "a", "checkout", "x", "o4"));
    assertEquals(
        List.of("[2026-01-01,a,e4,x]", "[2026-01-01,a,o1,x]", "[2026-01-01,a,o1,y]"),
        BuildOrderContents.contents(SparkForTests.session().createDataFrame(events, schema))
            .collectAsList()
            .stream()
            .map(Row::toString)
            .sorted()
            .toList());
  }

  /** Events with the columns that orders are made of. */
  private static final class Events {
    private static StructType schema() {
      StructType schema = new StructType().add(Table.DT.name(), Table.DT.type());
      for (Field field :
          List.of(
              EventFields.EVENT_ID,
              EventFields.USER_ID,
              EventFields.EVENT_TYPE,
              EventFields.CONTENT_ID,
              EventFields.ORDER_ID)) {
        schema = schema.add(field.name(), field.type());
      }
      return schema;
    }

    private static Row row(String id, String user, String type, String content, String order) {
      return RowFactory.create(Date.valueOf(FIRST), id, user, type, content, order);
    }
  }
}
