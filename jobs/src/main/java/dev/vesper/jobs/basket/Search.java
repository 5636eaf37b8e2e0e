package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A search for rules of all kinds. What does not grow with the users is kept on the driver: how
 * many baskets hold each content. All else stays where it is.
 */
record Search(Inputs in, Night night, BasketParams params) {

  /**
   * What was found.
   *
   * @param rules of {@link AssociationRules}; absent where there are none
   */
  record Found(Optional<Dataset<Row>> rules, List<AssociationSearches.RowOf> searches) {}

  /**
   * Looks for rules.
   *
   * @param bought of {@link OrderContents}
   * @param begun {@link Touches} of paths
   */
  Found found(Dataset<Row> bought, Dataset<Row> begun) {
    BasketKind basket = Touches.basketsOf(bought);
    Dataset<Row> touches = Touches.bought(bought, basket, params.windowDays()).unionByName(begun);
    Dataset<Row> baskets = in.keep(Baskets.of(touches, params.longestBasket()));
    Catalogues catalogues = Catalogues.of(baskets, lastStart(), params.bounds());
    if (!catalogues.frequent()) {
      return new Found(Optional.empty(), told(catalogues, basket, Map.of()));
    }
    Dataset<Row> rules = in.keep(new RuleRows(catalogues, night).of(rules(baskets, catalogues)));
    Map<String, Long> counts = counts(rules);
    Optional<Dataset<Row>> best =
        counts.isEmpty() ? Optional.empty() : Optional.of(RuleRows.best(rules, params.mostRules()));
    return new Found(best, told(catalogues, basket, counts));
  }

  /** The last day on which a start has had all its days to be followed. */
  private int lastStart() {
    return Math.toIntExact(night.plus(-params.windowDays()).date().toEpochDay());
  }

  private Dataset<Row> rules(Dataset<Row> baskets, Catalogues catalogues) {
    Dataset<Row> sets = in.keep(ContentSets.of(baskets, catalogues, params.bounds()));
    Dataset<Row> followed =
        new Followers(lastStart(), params.windowDays())
            .in(baskets, catalogues.of(RuleKind.ORDERED));
    Dataset<Row> rules = Rules.of(sets, followed, catalogues, params.bounds());
    return params.bounds().longestAntecedent() == 1
        ? rules
        : Rules.withoutRedundant(in.keep(rules));
  }

  private static Map<String, Long> counts(Dataset<Row> rules) {
    Map<String, Long> counts = new TreeMap<>();
    rules
        .groupBy(AssociationRules.KIND.col())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private List<AssociationSearches.RowOf> told(
      Catalogues catalogues, BasketKind bought, Map<String, Long> counts) {
    return catalogues
        .all()
        .map(
            each ->
                told(
                    each,
                    each.kind() == RuleKind.BASKET ? bought : BasketKind.USER,
                    counts.getOrDefault(each.kind().word(), 0L)))
        .toList();
  }

  private AssociationSearches.RowOf told(Catalogue catalogue, BasketKind basket, long rules) {
    return new AssociationSearches.RowOf(
        night.date(),
        catalogue.kind(),
        night.date(),
        params.foundWith(),
        basket,
        catalogue.baskets(),
        catalogue.contents(),
        catalogue.leastCount(),
        catalogue.size(),
        rules,
        Math.min(rules, params.mostRules()),
        SearchOutcome.of(catalogue, rules, params.mostRules()));
  }
}
