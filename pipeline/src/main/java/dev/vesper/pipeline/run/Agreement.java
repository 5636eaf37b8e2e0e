package dev.vesper.pipeline.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps out of tables about people everybody who did not agree to be in them. Whatever night is
 * built, the newest snapshot is asked: who took consent back is in no table made from then on.
 */
final class Agreement {
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

  private Dataset<Row> agreed(Field person, Dataset<Row> rows) {
    if (consent instanceof Consent.Required required) {
      return rows.join(those(required), person.col().equalTo(col(AGREED)), "left_semi");
    }
    return consent instanceof Consent.NotRequired ? rows : rows.where(lit(false));
  }

  private Dataset<Row> those(Consent.Required required) {
    return reader
        .read(required.people(), catalogue.newest(required.people()).stream().toList())
        .where(required.agreed().get())
        .select(required.person().col().as(AGREED));
  }
}
