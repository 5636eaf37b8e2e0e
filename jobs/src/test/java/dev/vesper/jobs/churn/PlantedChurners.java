package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.activity.AdvanceUserStates;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.FeatureSources;
import dev.vesper.jobs.feature.FeaturesAt;
import dev.vesper.jobs.feature.ReceivedDays;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Users of whom it is known how likely they were to leave: at the end of each span of days
 * everybody leaves with a chance that follows from what he or she did lately, or goes on in some
 * new way.
 */
final class PlantedChurners {
  static final Night LAST = Night.of("2026-11-19");

  /** The days of the night before {@link #LAST} at whose ends people decide. */
  static final int TEACHING = 63;

  static final int JUDGING = 33;

  /** The clearer habits decide, the better can be told who leaves. */
  private static final double CLEAR = 0.62;

  private static final int BEGIN = 100;
  private static final String DAYS = "days";
  private static final String AGO = "ago";
  private static final String COMPLETIONS = "completions_of_day";

  private final Random random;
  private final List<Row> rows = new ArrayList<>();
  private final List<Double> chances = new ArrayList<>();
  private final List<Boolean> left = new ArrayList<>();

  /** How people decide. */
  enum Deciding {
    BY_HABIT,
    ALL_LEAVE,
    ALL_STAY
  }

  PlantedChurners(long seed) {
    this.random = new Random(seed);
  }

  static PlantedChurners of(int users, Deciding deciding) {
    PlantedChurners planted = new PlantedChurners(11);
    for (int i = 0; i < users; i++) {
      planted.live("u%05d".formatted(i), i % 4 == 3 ? TEACHING - 1 : BEGIN, deciding);
    }
    return planted;
  }

  /** How well the one who planted them can tell who leaves at the end of the judging day. */
  Judgement optimum() {
    boolean[] churned = new boolean[left.size()];
    for (int i = 0; i < churned.length; i++) {
      churned[i] = left.get(i);
    }
    return Judgement.of(chances.stream().mapToDouble(any -> any).toArray(), churned);
  }

  private void live(String user, int since, Deciding deciding) {
    NavigableMap<Integer, Integer> completions = new TreeMap<>();
    boolean stays = true;
    if (since > TEACHING) {
      act(completions, since, TEACHING);
      stays = !leaves(completions, TEACHING, deciding);
    }
    if (stays) {
      act(completions, Math.min(since, TEACHING - 1), JUDGING);
      boolean leaves = leaves(completions, JUDGING, deciding);
      if (!leaves) {
        act(completions, JUDGING - 1, 0);
      }
    }
    List<Row> days = new ArrayList<>();
    completions.forEach((ago, count) -> days.add(RowFactory.create(ago, count)));
    rows.add(RowFactory.create(user, days.toArray()));
  }

  /** Days ago, from the first to the last of a span, with a fade at its end for some. */
  private void act(NavigableMap<Integer, Integer> completions, int from, int to) {
    double often = 0.08 + 0.5 * random.nextDouble();
    double diligence = random.nextDouble();
    int fade = random.nextInt(3) == 0 ? 3 + random.nextInt(20) : 0;
    completions.put(from, 1);
    for (int ago = from; ago >= to + fade; ago--) {
      if (random.nextDouble() < often) {
        int count = 0;
        for (int play = 0; play < 4; play++) {
          count += random.nextDouble() < diligence ? 1 : 0;
        }
        completions.put(ago, count);
      }
    }
  }

  private boolean leaves(NavigableMap<Integer, Integer> completions, int now, Deciding deciding) {
    NavigableMap<Integer, Integer> lately = completions.subMap(now, true, now + 27, true);
    if (lately.isEmpty()) {
      return true;
    }
    int recency = lately.firstKey() - now;
    int active = lately.size();
    double diligence = lately.values().stream().mapToInt(any -> any).average().orElseThrow();
    double score =
        -0.9
            + 2.3 * (Math.log1p(recency) - 1)
            - 1.4 * (Math.log1p(active) - 2)
            - 1.3 * (diligence - 2)
            + (active < 6 && diligence < 1.5 ? 1.5 : 0);
    double chance = 1 / (1 + Math.exp(-CLEAR * score));
    boolean leaves =
        switch (deciding) {
          case BY_HABIT -> random.nextDouble() < chance;
          case ALL_LEAVE -> true;
          case ALL_STAY -> false;
        };
    if (now == JUDGING) {
      chances.add(chance);
      left.add(leaves);
    }
    return leaves;
  }

  /** Their days. */
  Dataset<Row> days() {
    StructType day =
        new StructType().add(AGO, DataTypes.IntegerType).add(COMPLETIONS, DataTypes.IntegerType);
    StructType schema =
        new StructType()
            .add(UserDays.USER_ID.name(), DataTypes.StringType)
            .add(DAYS, DataTypes.createArrayType(day));
    Dataset<Row> each =
        SparkForTests.session()
            .createDataFrame(rows, schema)
            .select(UserDays.USER_ID.col(), inline(col(DAYS)));
    List<Column> columns = new ArrayList<>();
    columns.add(Table.DT.is(date_add(lit(LAST.date()), col(AGO).multiply(-1))));
    UserDays.TABLE.columns().forEach(field -> columns.add(field.is(value(field))));
    return each.select(columns.toArray(Column[]::new));
  }

  private static Column value(Field field) {
    Column completions = col(COMPLETIONS);
    if (field.equals(UserDays.USER_ID)) {
      return field.col();
    }
    if (field.equals(UserDays.BY_TYPE.get("complete"))) {
      return completions;
    }
    if (field.equals(UserDays.BY_TYPE.get("play"))) {
      return lit(4);
    }
    if (field.equals(UserDays.EVENTS)) {
      return completions.plus(4);
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return lit(true);
    }
    if (field.type().equals(DataTypes.TimestampType)) {
      return lit(Timestamp.from(Instant.EPOCH));
    }
    return lit(field.equals(UserDays.ACTIVE_HOURS) || field.equals(UserDays.SESSIONS) ? 1 : 0);
  }

  /** All that the job reads, with nothing of earlier nights that it made itself. */
  SmallInputs inputs() {
    Dataset<Row> days = days().cache();
    return inputs(days, LAST);
  }

  /** The same on an earlier night. */
  static SmallInputs inputs(Dataset<Row> days, Night night) {
    Dataset<Row> past = days.where(Table.DT.col().leq(lit(night.date())));
    Inputs all =
        new SmallInputs(night) {
          @Override
          public Dataset<Row> tonight(Table table) {
            return table.equals(UserDays.TABLE) ? past : super.tonight(table);
          }
        };
    Dataset<Row> states =
        SmallInputs.rows(new AdvanceUserStates().run(all, Nights.only(night)), UserStates.TABLE)
            .cache();
    FeatureSources sources =
        new FeatureSources(
            states,
            new FeatureSources.Days(past, nothing(ReceivedDays.TABLE), Optional.empty()),
            nothing(UserOrigins.TABLE),
            Optional.empty(),
            Optional.empty());
    return new SmallInputs(night)
        .with(UserDays.TABLE, past)
        .with(UserStates.TABLE, states)
        .with(UserFeatures.TABLE, FeaturesAt.of(sources, night.date(), ZoneOffset.UTC).cache());
  }

  private static Dataset<Row> nothing(Table table) {
    return SparkForTests.session().createDataFrame(List.<Row>of(), table.schema());
  }
}
