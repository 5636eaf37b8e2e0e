package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The catalogue of each kind of rules; they grow with the contents, not with the users. */
final class Catalogues implements Serializable {
  private static final String KIND = "kind";
  private static final String CONTENT = "content";
  private static final String HOLDING = "holding";
  private static final String IMPLYING = "implying";
  private static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add(KIND, DataTypes.StringType, false)
              .add(CONTENT, DataTypes.StringType, true)
              .add(HOLDING, DataTypes.LongType, false)
              .add(IMPLYING, DataTypes.LongType, false));

  private final Map<RuleKind, Catalogue> byKind = new EnumMap<>(RuleKind.class);

  /** Sorts out what was counted by kind. */
  Catalogues(List<ContentTally.Counted> counted, RuleBounds bounds) {
    for (RuleKind kind : RuleKind.values()) {
      ContentTally.Counted all = new ContentTally.Counted(kind.word(), null, 0, 0);
      List<ContentTally.Counted> of = new ArrayList<>();
      for (ContentTally.Counted each : counted) {
        if (each.kind().equals(kind.word()) && each.content() == null) {
          all = each;
        } else if (each.kind().equals(kind.word())) {
          of.add(each);
        }
      }
      byKind.put(kind, new Catalogue(kind, all, of, bounds));
    }
  }

  /**
   * Counts the contents of {@link Baskets}.
   *
   * @param lastStart the last day on which what an ordered rule begins with counts
   */
  static Catalogues of(Dataset<Row> baskets, int lastStart, RuleBounds bounds) {
    MapPartitionsFunction<Row, Row> counting =
        some -> counted(some, new ContentTally(lastStart, bounds));
    List<ContentTally.Counted> counted =
        baskets
            .mapPartitions(counting, ENCODER)
            .groupBy(col(KIND), col(CONTENT))
            .agg(sum(col(HOLDING)), sum(col(IMPLYING)))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new ContentTally.Counted(
                        row.getString(0), row.getString(1), row.getLong(2), row.getLong(3)))
            .toList();
    return new Catalogues(counted, bounds);
  }

  private static Iterator<Row> counted(Iterator<Row> baskets, ContentTally tally) {
    baskets.forEachRemaining(row -> tally.add(Basket.of(row)));
    return tally.counted().stream()
        .map(
            each -> RowFactory.create(each.kind(), each.content(), each.holding(), each.implying()))
        .iterator();
  }

  Catalogue of(RuleKind kind) {
    return byKind.get(kind);
  }

  /** That of a word. */
  Optional<Catalogue> of(String kind) {
    return all().filter(each -> each.kind().word().equals(kind)).findFirst();
  }

  Stream<Catalogue> all() {
    return Arrays.stream(RuleKind.values()).map(byKind::get);
  }

  /** Whether any rule is possible. */
  boolean frequent() {
    return all().anyMatch(each -> each.size() > 1);
  }
}
