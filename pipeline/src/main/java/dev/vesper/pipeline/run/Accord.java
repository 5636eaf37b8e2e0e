package dev.vesper.pipeline.run;

import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Receipt;
import java.util.Collection;
import java.util.List;

/**
 * Who agrees that something is said about them, in a word that stands beside each partition about
 * people: the version of the list that its rows were last held against, with the rule by which it
 * was read, or that everybody or nobody was taken to agree.
 */
final class Accord {
  private static final String EVERYBODY = "everybody";
  private static final String NOBODY = "nobody";
  private static final String INPUT = "who agreed";

  private final Consent consent;
  private final Catalogue catalogue;

  Accord(Consent consent, Catalogue catalogue) {
    this.consent = consent;
    this.catalogue = catalogue;
  }

  /** The word for who agrees now. */
  String now() {
    if (consent instanceof Consent.Required required) {
      return catalogue
          .newest(required.people())
          .map(list -> of(required, list))
          .orElse(Versions.ABSENT);
    }
    return consent instanceof Consent.NotRequired ? EVERYBODY : NOBODY;
  }

  /** The word for who agrees by a list. The first rule goes without saying. */
  static String of(Consent.Required required, Partition list) {
    return required.rule() == 1
        ? list.version()
        : "%s by rule %d".formatted(list.version(), required.rule());
  }

  /** The word that stands beside a partition of a table made now. */
  String of(Table table) {
    return table.terms().person().isPresent() ? now() : "";
  }

  /** The same as one of the inputs of a receipt. */
  Receipt.Input input() {
    String what = consent.dimension().map(people -> INPUT + ", of " + people).orElse(INPUT);
    return new Receipt.Input(what, now());
  }

  /** Whether an input of a receipt is this one. */
  static boolean tells(Receipt.Input input) {
    return input.what().startsWith(INPUT);
  }

  /** The partitions of tables about people whose rows may be of some who do not agree now. */
  List<Partition> due(Collection<Table> tables) {
    return tables.stream()
        .flatMap(table -> catalogue.nights(table).values().stream())
        .filter(Partition::present)
        .filter(this::mayHoldOthers)
        .toList();
  }

  /**
   * Where it is no longer known who agrees, what was held against a list stays as it is: nobody in
   * it took anything back. What was made while nobody was asked does not.
   */
  private boolean mayHoldOthers(Partition partition) {
    String held = partition.agreement();
    if (consent instanceof Consent.Required) {
      return !held.equals(now());
    }
    return consent instanceof Consent.Unknown && (held.isEmpty() || held.equals(EVERYBODY));
  }
}
