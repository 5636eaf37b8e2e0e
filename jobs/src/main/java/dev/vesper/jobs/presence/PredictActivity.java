package dev.vesper.jobs.presence;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.presence.DayCounts.Part;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Tells of every user how likely he or she is to come tomorrow, by the last days. */
public final class PredictActivity implements Job {
  private static final int WEEK = 7;

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(UserStates.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(
        ActivityModels.TABLE,
        ActivityHistories.TABLE,
        ActivityCalibrations.TABLE,
        ActivityChances.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> known = in.tonight(UserStates.TABLE).where(UserStates.IS_KNOWN.col());
    DayCounts counts = CountedDays.of(known);
    OrderChoice choice = OrderChoice.of(counts);
    Chain chain = Chain.fit(choice.chosen(), counts, List.of(Part.TEACHING, Part.JUDGING));
    Calibration calibration = Calibration.of(choice.chosen(), counts);
    Night night = nights.last();
    Outputs outputs =
        Outputs.of(ActivityChances.TABLE, chances(known, chain))
            .and(ActivityModels.TABLE, models(choice, calibration, night))
            .and(ActivityHistories.TABLE, histories(chain, night))
            .and(ActivityCalibrations.TABLE, calibrations(calibration, night))
            .metric("order_days", choice.chosen())
            .metric("calibration_error", calibration.error());
    return choice.isJudged()
        ? outputs
        : outputs.note(
            "nobody is known for more than %d days, so no order could be judged and 1 is taken"
                .formatted(PastDays.LONGEST));
  }

  private static List<ActivityModels.RowOf> models(
      OrderChoice choice, Calibration calibration, Night night) {
    Optional<OrderChoice> judgement = Optional.of(choice).filter(OrderChoice::isJudged);
    return choice.judged().stream()
        .map(
            each ->
                new ActivityModels.RowOf(
                    night.date(),
                    each.order(),
                    each.order() == choice.chosen(),
                    each.days(),
                    judgement.map(any -> each.logLikelihood()),
                    judgement.map(any -> each.logLikelihood() / each.days()),
                    judgement
                        .filter(any -> each.order() == any.chosen())
                        .map(any -> calibration.error())))
        .toList();
  }

  private static List<ActivityHistories.RowOf> histories(Chain chain, Night night) {
    return IntStream.range(0, PastDays.codes(chain.order()))
        .filter(PastDays::isSome)
        .mapToObj(
            past ->
                new ActivityHistories.RowOf(
                    night.date(),
                    PastDays.text(past),
                    PastDays.days(past),
                    chain.days(past),
                    chain.active(past),
                    chain.chance(past),
                    chain.chanceWithin(past, WEEK)))
        .toList();
  }

  private static List<ActivityCalibrations.RowOf> calibrations(
      Calibration calibration, Night night) {
    return calibration.deciles().stream()
        .map(
            each ->
                new ActivityCalibrations.RowOf(
                    night.date(),
                    each.decile(),
                    each.days(),
                    each.expected(),
                    each.active(),
                    each.predicted(),
                    each.observed()))
        .toList();
  }

  /** The chances of each user, looked up by the history that the mask of recent days ends with. */
  static Dataset<Row> chances(Dataset<Row> known, Chain chain) {
    Column age = datediff(Table.DT.col(), UserStates.FIRST_ACTIVE_ON.col());
    Column days = least(age.plus(1), lit(chain.order()));
    Column one = call_function("shiftleft", lit(1L), days);
    Column past =
        one.bitwiseOR(UserStates.RECENT_DAYS.col().bitwiseAND(one.minus(1)))
            .cast(DataTypes.IntegerType);
    return known.select(
        Table.DT.col(),
        ActivityChances.USER_ID.col(),
        ActivityChances.HISTORY_DAYS.is(days),
        ActivityChances.CHANCE_TOMORROW.is(get(lit(chain.lookedUp(chain::chance)), past)),
        ActivityChances.CHANCE_WEEK.is(
            get(lit(chain.lookedUp(each -> chain.chanceWithin(each, WEEK))), past)));
  }
}
