package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Word;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The searches whose rules stood the night before, one for each kind; none on the first night and
 * after a night without rules.
 */
record KnownSearches(List<AssociationSearches.RowOf> rows) {
  private static final String FIRST = "there are none of the night before";
  private static final String CHANGED = "settings changed";
  private static final String DUE = "the last ones are due";

  KnownSearches {
    rows = List.copyOf(rows);
  }

  /** Those of the rows of a night. */
  static KnownSearches of(Dataset<Row> searches) {
    return new KnownSearches(
        searches
            .select(
                AssociationSearches.KIND.col(),
                unix_date(AssociationSearches.FOUND_ON.col()),
                AssociationSearches.FOUND_WITH.col(),
                AssociationSearches.BASKET.col(),
                AssociationSearches.BASKETS.col(),
                AssociationSearches.CONTENTS.col(),
                AssociationSearches.LEAST_COUNT.col(),
                AssociationSearches.FREQUENT_CONTENTS.col(),
                AssociationSearches.FOUND_RULES.col(),
                AssociationSearches.RULES.col(),
                AssociationSearches.OUTCOME.col())
            .collectAsList()
            .stream()
            .map(KnownSearches::row)
            .toList());
  }

  private static AssociationSearches.RowOf row(Row row) {
    LocalDate found = LocalDate.ofEpochDay(row.getInt(1));
    return new AssociationSearches.RowOf(
        found,
        Word.constant(RuleKind.class, row.getString(0)),
        found,
        row.getString(2),
        Word.constant(BasketKind.class, row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        Word.constant(SearchOutcome.class, row.getString(10)));
  }

  /** Why rules are to be found anew; empty while they are not. */
  Optional<String> stale(Night night, BasketParams params) {
    boolean whole =
        Arrays.stream(RuleKind.values())
            .allMatch(kind -> rows.stream().anyMatch(row -> row.kind() == kind));
    if (!whole) {
      return Optional.of(FIRST);
    }
    if (rows.stream().anyMatch(row -> !row.foundWith().equals(params.foundWith()))) {
      return Optional.of(CHANGED);
    }
    boolean due =
        rows.stream().anyMatch(row -> night.since(new Night(row.foundOn())) >= params.refitDays());
    return due ? Optional.of(DUE) : Optional.empty();
  }

  /** The same searches as those of another night. */
  List<AssociationSearches.RowOf> on(Night night) {
    return rows.stream().map(row -> row.on(night.date())).toList();
  }
}
