package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The sets of two contents or more that enough baskets hold, by their numbers in the catalogue of
 * their kind, which rise. The baskets of one content are gathered in one place ({@link SetSearch}),
 * so that no task holds more than those.
 */
final class ContentSets {
  static final String KIND = "kind";
  static final String CONTENTS = "contents";
  static final String HOLDING = "holding";
  static final String USERS = "users";

  private static final String CONTENT = "content";
  private static final String USER = "user_of_basket";
  private static final String BESIDE = "beside";

  private static final Encoder<Row> ENTRY =
      Encoders.row(
          new StructType()
              .add(KIND, DataTypes.StringType, false)
              .add(CONTENT, DataTypes.IntegerType, false)
              .add(USER, DataTypes.StringType, false)
              .add(BESIDE, DataTypes.createArrayType(DataTypes.IntegerType, false), false));

  private static final Encoder<Row> SET =
      Encoders.row(
          new StructType()
              .add(KIND, DataTypes.StringType, false)
              .add(CONTENTS, DataTypes.createArrayType(DataTypes.IntegerType, false), false)
              .add(HOLDING, DataTypes.LongType, false)
              .add(USERS, DataTypes.LongType, false));

  private ContentSets() {}

  /** The sets that {@link Baskets} hold. */
  static Dataset<Row> of(Dataset<Row> baskets, Catalogues catalogues, RuleBounds bounds) {
    FlatMapFunction<Row, Row> laying = row -> entries(Basket.of(row), catalogues).iterator();
    MapPartitionsFunction<Row, Row> finding =
        rows ->
            new Runs(
                rows,
                row -> List.of(row.get(0), row.get(1)),
                first -> new Gathered(first, catalogues, bounds));
    Column[] place = {col(KIND), col(CONTENT)};
    return baskets
        .flatMap(laying, ENTRY)
        .repartition(place)
        .sortWithinPartitions(place[0], place[1], col(USER))
        .mapPartitions(finding, SET);
  }

  /** A row for each frequent content of a basket, with the more frequent ones beside it. */
  static List<Row> entries(Basket basket, Catalogues catalogues) {
    Catalogue catalogue = catalogues.of(basket.kind()).orElseThrow();
    List<Integer> numbers =
        basket.contents().stream()
            .map(catalogue::number)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    List<Row> entries = new ArrayList<>();
    for (int place = 1; place < numbers.size(); place++) {
      Object[] beside = numbers.subList(0, place).toArray();
      entries.add(RowFactory.create(basket.kind(), numbers.get(place), basket.user(), beside));
    }
    return entries;
  }

  /** Takes the baskets of one content of a kind. */
  private static final class Gathered implements Runs.Gathering {
    private final String kind;
    private final int content;
    private final SetSearch search;

    Gathered(Row first, Catalogues catalogues, RuleBounds bounds) {
      this.kind = first.getString(0);
      this.content = first.getInt(1);
      this.search =
          new SetSearch(
              new SetSearch.Limits(
                  catalogues.of(kind).orElseThrow().leastCount(),
                  bounds.minUsers(),
                  bounds.longestSet()));
    }

    @Override
    public void add(Row entry) {
      search.add(entry.getString(2), entry.getList(3));
    }

    @Override
    public Iterator<Row> made() {
      return search
          .sets(content)
          .map(set -> RowFactory.create(kind, set.contents().toArray(), set.baskets(), set.users()))
          .iterator();
    }
  }
}
