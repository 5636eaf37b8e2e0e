package dev.vesper.pipeline.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps out of tables about people everybody who did not agree to be in them. Whatever night is
 * built, the newest snapshot is asked: who took consent back is in no table made from then on.
 */
final class Agreement {
  /** The column that names who took consent back. */
  static final String GONE = "gone_person";

  private static final String AGREED = "agreed_person";

  private final Consent consent;
  private final TableReader reader;
  private final Catalogue catalogue;

  Agreement(Consent consent, TableReader reader, Catalogue catalogue) {
    this.consent = consent;
    this.reader = reader;
    this.catalogue = catalogue;
  }

  /** Of the rows of a table those that may be published. */
  Dataset<Row> only(Table table, Dataset<Row> rows) {
    return table.terms().person().map(person -> agreed(person, rows)).orElse(rows);
  }

  /** Of the rows those of everybody else. */
  Dataset<Row> others(Field person, Dataset<Row> rows) {
    if (consent instanceof Consent.Required required) {
      return rows.join(those(required), person.col().equalTo(col(AGREED)), "left_anti");
    }
    return consent instanceof Consent.NotRequired ? rows.where(lit(false)) : rows;
  }

  private Dataset<Row> agreed(Field person, Dataset<Row> rows) {
    if (consent instanceof Consent.Required required) {
      return rows.join(those(required), person.col().equalTo(col(AGREED)), "left_semi");
    }
    return consent instanceof Consent.NotRequired ? rows : rows.where(lit(false));
  }

  /**
   * Those who agreed by an older list and do not by the newest; empty where the older one is not
   * there any more, was read by another rule, or there is none.
   *
   * @param older the word for that list
   * @param before the catalogue that may hold it
   */
  Optional<Dataset<Row>> gone(String older, Catalogue before) {
    return consent instanceof Consent.Required required
        ? before.nights(required.people()).values().stream()
            .filter(list -> list.present() && Accord.of(required, list).equals(older))
            .filter(list -> list.schema().equals(Versions.schema(required.people())))
            .findFirst()
            .map(list -> others(required.person(), agreed(required, List.of(list))))
            .map(people -> people.select(required.person().col().as(GONE)))
        : Optional.empty();
  }

  private Dataset<Row> those(Consent.Required required) {
    return agreed(required, catalogue.newest(required.people()).stream().toList())
        .select(required.person().col().as(AGREED));
  }

  private Dataset<Row> agreed(Consent.Required required, List<Partition> lists) {
    return reader
        .read(required.people(), lists)
        .where(required.agreed().get())
        .select(required.person().col());
  }
}
