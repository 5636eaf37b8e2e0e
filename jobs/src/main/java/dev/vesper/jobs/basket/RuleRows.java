package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.PlainRows;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/** Makes rows of {@link AssociationRules} of {@link Rules}. */
record RuleRows(Catalogues catalogues, Night night) implements Serializable {
  private static final int UNRANKED = 0;

  /** The rules by name, in no order yet. */
  Dataset<Row> of(Dataset<Row> rules) {
    FlatMapFunction<Row, Row> telling = row -> row(row).stream().iterator();
    Column[] columns = {
      col(Rules.KIND),
      col(Rules.IMPLYING),
      col(Rules.IMPLIED),
      col(Rules.HOLDING),
      col(Rules.USERS),
      col(Rules.OF),
      col(Rules.MEDIAN)
    };
    return rules.select(columns).flatMap(telling, PlainRows.encoder(AssociationRules.TABLE));
  }

  /**
   * A row, unless the consequent is as frequent without the antecedent and the days say nothing.
   */
  private Optional<Row> row(Row rule) {
    Catalogue catalogue = catalogues.of(rule.getString(0)).orElseThrow();
    long holding = rule.getLong(3);
    long of = rule.getLong(5);
    long consequent = catalogue.holding(rule.getInt(2));
    long baskets = catalogue.baskets();
    boolean ordered = catalogue.kind() == RuleKind.ORDERED;
    if (!ordered && holding * baskets <= of * consequent) {
      return Optional.empty();
    }
    Wilson interval = Wilson.of(holding, of);
    double confidence = (double) holding / of;
    return Optional.of(
        RowFactory.create(
            PlainRows.day(night.date()),
            rule.getString(0),
            rule.<Integer>getList(1).stream().map(catalogue::id).sorted().toArray(),
            catalogue.id(rule.getInt(2)),
            UNRANKED,
            holding,
            baskets,
            (double) holding / baskets,
            rule.getLong(4),
            of,
            confidence,
            interval.low(),
            interval.high(),
            consequent,
            confidence / ((double) consequent / baskets),
            rule.get(6),
            PlainRows.day(night.date())));
  }

  /** The best rules of each kind, so many at most, in their order. */
  static Dataset<Row> best(Dataset<Row> rows, int most) {
    Column usual = AssociationRules.CONSEQUENT_COUNT.col().divide(AssociationRules.BASKETS.col());
    Column rank =
        row_number()
            .over(
                Window.partitionBy(AssociationRules.KIND.col())
                    .orderBy(
                        AssociationRules.CONFIDENCE_LOW.col().divide(usual).desc(),
                        AssociationRules.SUPPORT_COUNT.col().desc(),
                        AssociationRules.ANTECEDENT.col(),
                        AssociationRules.CONSEQUENT.col()));
    return PlainRows.typed(
        AssociationRules.TABLE,
        rows.withColumn(AssociationRules.RANK.name(), rank)
            .where(AssociationRules.RANK.col().leq(most)));
  }
}
