package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of {@link ChurnRisks}, from what the models say. */
final class RiskRows {
  private static final int STRONG = 9;
  private static final int SOME = 6;

  private RiskRows() {}

  /** The rows of a night; what the models say is gone through twice. */
  static Dataset<Row> of(Dataset<Row> told, Night night) {
    Column decile = decile(told);
    return told.withColumn(ChurnRisks.DECILE.name(), decile)
        .select(
            lit(night.date()).as(Table.DT.name()),
            ChurnRisks.USER_ID.col(),
            ChurnRisks.KIND.col(),
            ChurnRisks.CHANCE_7_DAYS.col(),
            ChurnRisks.CHANCE_30_DAYS.col(),
            ChurnRisks.DECILE.col(),
            ChurnRisks.TOP_DRIVER.col(),
            ChurnRisks.DRIVERS_EN.col(),
            ChurnRisks.DRIVERS_ZH.col(),
            ChurnRisks.SUGGESTED_ACTION.is(action()),
            ChurnRisks.DUE_ON.is(date_add(lit(night.date()), DueMemberships.DUE_IN_DAYS.col())),
            ChurnRisks.PLAN_ID.col(),
            ChurnRisks.COMMUNITY_ID.col(),
            ChurnRisks.FEATURES_ON.is(lit(night.date())),
            ChurnRisks.MODEL_7_DAYS.col(),
            ChurnRisks.MODEL_30_DAYS.col());
  }

  private static Column ranking() {
    return coalesce(ChurnRisks.CHANCE_30_DAYS.col(), ChurnRisks.CHANCE_7_DAYS.col());
  }

  /** The decile of a row, by the lowest chance of each decile of its kind. */
  private static Column decile(Dataset<Row> told) {
    Map<String, SortedMap<Double, Long>> users = new TreeMap<>();
    told.groupBy(ChurnRisks.KIND.col(), ranking())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                users
                    .computeIfAbsent(row.getString(0), any -> new TreeMap<>())
                    .put(row.getDouble(1), row.getLong(2)));
    Column decile = lit(1);
    for (Map.Entry<String, SortedMap<Double, Long>> each : users.entrySet()) {
      Column ofKind = ChurnRisks.KIND.col().equalTo(each.getKey());
      decile = when(ofKind, decile(Deciles.of(each.getValue()))).otherwise(decile);
    }
    return decile;
  }

  private static Column decile(SortedMap<Double, Integer> deciles) {
    Column decile = lit(1);
    Set<Integer> seen = new HashSet<>();
    for (Map.Entry<Double, Integer> each : deciles.entrySet()) {
      if (seen.add(each.getValue())) {
        decile = when(ranking().geq(each.getKey()), each.getValue()).otherwise(decile);
      }
    }
    return decile;
  }

  private static Column action() {
    Column strong = ChurnRisks.DECILE.col().geq(STRONG);
    Column some = ChurnRisks.DECILE.col().geq(SOME);
    Column member = ChurnRisks.KIND.col().equalTo(ChurnKind.MEMBERSHIP.word());
    return when(member.and(Predictors.HAS_FAILED.col()), SuggestedAction.MEND_PAYMENT.word())
        .when(member.and(Predictors.HAS_CANCELLED.col()), SuggestedAction.ASK_TO_STAY.word())
        .when(member.and(strong), SuggestedAction.OFFER_RENEWAL.word())
        .when(strong.and(Predictors.HAS_PAID.col()), SuggestedAction.CALL.word())
        .when(strong, SuggestedAction.WIN_BACK.word())
        .when(some, SuggestedAction.REMIND.word())
        .otherwise(SuggestedAction.NONE.word());
  }
}
