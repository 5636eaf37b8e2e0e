package dev.vesper.jobs.rule;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds who fulfils which of the rules. Where the settings name none, nobody is in a segment by
 * rule: the table is empty from then on, and its older nights are kept and let go of as before.
 */
public final class ApplyRules implements Job {
  private final Params params;

  /** The rules, in the order of the settings. */
  public record Params(List<Rule> rules) {
    public Params {
      rules = List.copyOf(rules);
    }
  }

  public ApplyRules(Params params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(UserFeatures.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(RuleSegments.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    if (params.rules().isEmpty()) {
      return Outputs.none()
          .and(RuleSegments.TABLE, List.of())
          .note("the settings name no rules, so nobody is in a segment by rule");
    }
    return Outputs.of(RuleSegments.TABLE, segments(in.tonight(UserFeatures.TABLE), params.rules()));
  }

  static Dataset<Row> segments(Dataset<Row> features, List<Rule> rules) {
    Column fulfilled =
        array(
            rules.stream()
                .map(rule -> when(rule.fulfilled(), lit(rule.name())))
                .toArray(Column[]::new));
    return features.select(
        Table.DT.col(),
        RuleSegments.USER_ID.col(),
        explode(array_compact(fulfilled)).as(RuleSegments.RULE.name()));
  }
}
