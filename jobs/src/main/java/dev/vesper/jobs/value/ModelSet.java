package dev.vesper.jobs.value;

import dev.vesper.pipeline.table.Word;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The models of one night, as rows of {@link ValueModels} hold them: one of purchases, one of
 * spend, one for each plan, one for plans without their own, and the one that was judged.
 */
record ModelSet(List<ValueModels.RowOf> rows) {
  static final String PURCHASES = "purchases";
  static final String SPEND = "spend";
  static final String RENEWALS = "renewals";
  static final String HELD_OUT = "held-out";

  static final String GAMMA_GAMMA = "gamma-gamma";
  static final String SHIFTED_BETA_GEOMETRIC = "shifted-beta-geometric";
  static final String POOLED = "pooled";
  static final String NONE = "none";

  ModelSet {
    rows = List.copyOf(rows);
  }

  /** The models of the newest of some nights; empty where there are none. */
  static Optional<ModelSet> newest(Dataset<Row> models) {
    List<ValueModels.RowOf> all =
        models
            .select(
                Arrays.stream(ValueModels.TABLE.schema().fieldNames())
                    .map(functions::col)
                    .toArray(Column[]::new))
            .collectAsList()
            .stream()
            .map(ModelSet::row)
            .toList();
    Optional<LocalDate> newest =
        all.stream().map(ValueModels.RowOf::dt).max(Comparator.naturalOrder());
    return newest.map(
        night -> new ModelSet(all.stream().filter(row -> row.dt().equals(night)).toList()));
  }

  private static ValueModels.RowOf row(Row row) {
    return new ValueModels.RowOf(
        date(row.get(0)),
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        row.getString(4),
        row.getList(5),
        row.getString(6),
        row.getString(7),
        Word.constant(Verdict.class, row.getString(8)),
        row.getString(9),
        Optional.ofNullable((Double) row.get(10)),
        row.getLong(11),
        row.getLong(12),
        date(row.get(13)));
  }

  /** Sessions differ in the class they give dates. */
  static LocalDate date(Object date) {
    return date instanceof LocalDate local ? local : ((Date) date).toLocalDate();
  }

  /** The night of the rows. */
  LocalDate night() {
    return rows.get(0).dt();
  }

  /** These and others. */
  ModelSet and(ModelSet others) {
    return new ModelSet(Stream.concat(rows.stream(), others.rows.stream()).toList());
  }

  /** The same models, used on another night. */
  ModelSet on(LocalDate night) {
    return new ModelSet(rows.stream().map(row -> row.on(night)).toList());
  }

  /** The row of a part; of renewals, that of plans without their own model. */
  Optional<ValueModels.RowOf> row(String part) {
    return rows.stream()
        .filter(row -> row.part().equals(part) && row.planId().isEmpty())
        .findFirst();
  }

  /** The row of a plan's renewals. */
  Optional<ValueModels.RowOf> plan(String plan) {
    return rows.stream()
        .filter(row -> row.planId().filter(plan::equals).isPresent())
        .findFirst()
        .or(() -> row(RENEWALS));
  }

  /** How often is bought; empty where nothing tells. */
  Optional<PurchaseModel> purchases() {
    return row(PURCHASES).flatMap(ModelSet::purchases);
  }

  /** The same, where the data support what was asked for. */
  Optional<PurchaseModel> fitted() {
    return row(PURCHASES)
        .filter(row -> row.verdict() == Verdict.FITTED)
        .flatMap(ModelSet::purchases);
  }

  /** The same, as far as was known at a cutoff. */
  Optional<PurchaseModel> heldOut() {
    return row(HELD_OUT).flatMap(ModelSet::purchases);
  }

  private static Optional<PurchaseModel> purchases(ValueModels.RowOf row) {
    List<Double> numbers = row.parameters();
    if (row.model().equals(POOLED)) {
      return Optional.of(new PooledPurchases(new GammaBelief(numbers.get(0), numbers.get(1))));
    }
    double[] each = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    return Arrays.stream(PurchaseFamily.values())
        .filter(family -> family.word().equals(row.model()))
        .findFirst()
        .map(family -> family.model(each, 1));
  }

  /** For how much is bought; empty where nothing tells. */
  Optional<SpendModel> spend() {
    return row(SPEND).flatMap(ModelSet::spend);
  }

  private static Optional<SpendModel> spend(ValueModels.RowOf row) {
    List<Double> numbers = row.parameters();
    return switch (row.model()) {
      case GAMMA_GAMMA ->
          Optional.of(new GammaGamma(numbers.get(0), numbers.get(1), numbers.get(2)));
      case POOLED -> Optional.of(new PooledSpend(numbers.get(0)));
      default -> Optional.empty();
    };
  }

  /** Whether the members of a plan renew; empty where nothing tells. */
  static Optional<RenewalModel> renewals(ValueModels.RowOf row) {
    List<Double> numbers = row.parameters();
    return switch (row.model()) {
      case SHIFTED_BETA_GEOMETRIC ->
          Optional.of(new ShiftedBetaGeometric(numbers.get(0), numbers.get(1)));
      case POOLED -> Optional.of(new PooledRenewals(numbers.get(0), numbers.get(1)));
      default -> Optional.empty();
    };
  }

  /** Why something else stands in for the models of purchases and spend; empty where nothing. */
  Optional<String> whyPooled() {
    String why =
        rows.stream()
            .filter(row -> row.part().equals(PURCHASES) || row.part().equals(SPEND))
            .filter(row -> row.verdict() != Verdict.FITTED)
            .map(row -> row.part() + ": " + row.reason())
            .collect(Collectors.joining("; "));
    return Optional.of(why).filter(text -> !text.isEmpty());
  }
}
