package dev.vesper.jobs.churn;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.BuildUserFeatures;
import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.FeaturesAt;
import dev.vesper.jobs.feature.ReceivedDays;
import dev.vesper.jobs.feature.TopicDays;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/**
 * What models learn from is what they are asked with: what a later night tells of users at the end
 * of a day is what was published on that day, user by user.
 */
final class PastAndPresentTest {
  private static final Night NIGHT = Night.of("2026-11-19");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ChurnParams PARAMS =
      ChurnParams.of(ZONE, PlantedMembers.REVENUE, KnownFrom.DIMENSION, 28);
  private static final int USERS = 60;
  private static final int DAYS = 130;
  private static final int OLDEST = 1_500;
  private static final int[] MONTHS = {1, 3, 12, 24};
  private static final String USER = "user";
  private static final String ID = "id";

  private final Dataset<Row> userDays = some(UserDays.TABLE, 4).cache();
  private final Dataset<Row> receivedDays = some(ReceivedDays.TABLE, 9).cache();
  private final Dataset<Row> topicDays = some(TopicDays.TABLE, 3).cache();
  private final Dataset<Row> events = new LongMembers().events().cache();

  /** Rows of some users on some days, any numbers in them; users come in one after the other. */
  private static Dataset<Row> some(Table table, int oneIn) {
    Column number = pmod(col(ID), lit(USERS));
    Column ago = call_function("div", col(ID), lit(USERS)).cast(DataTypes.IntegerType);
    Dataset<Row> each =
        SparkForTests.session()
            .range((long) USERS * DAYS)
            .where(ago.leq(number.multiply(2).plus(4)))
            .select(
                concat(lit("u"), number).as(USER), Table.DT.is(date_sub(lit(NIGHT.date()), ago)))
            .where(random(table.name(), oneIn).equalTo(0));
    List<Column> columns = new ArrayList<>(List.of(Table.DT.col()));
    table.columns().forEach(field -> columns.add(field.is(value(field))));
    return each.select(columns.toArray(Column[]::new));
  }

  private static Column random(String what, int below) {
    return pmod(xxhash64(col(USER), Table.DT.col(), lit(what)), lit(below));
  }

  private static Column value(Field field) {
    if (field.name().equals(UserDays.USER_ID.name())) {
      return col(USER);
    }
    if (field.type().equals(DataTypes.StringType)) {
      return concat(lit("t"), random(field.name(), 5));
    }
    if (field.type().equals(DataTypes.BooleanType)) {
      return lit(true);
    }
    return field.type().equals(DataTypes.TimestampType)
        ? Table.DT.col()
        : random(field.name(), field.equals(UserDays.ACTIVE_HOURS) ? 1 << 24 : 7);
  }

  /** Members of up to four years who pay early or late, correct it, fail, cancel and come back. */
  private static final class LongMembers {
    private final Random random = new Random(5);
    private final List<Row> rows = new ArrayList<>();

    Dataset<Row> events() {
      for (int user = 0; user < USERS; user++) {
        LocalDate pays = NIGHT.date().minusDays(random.nextInt(OLDEST));
        for (int period = 0; pays.isBefore(NIGHT.date()); period++) {
          pays = paid(user, period, pays).plusDays(random.nextInt(6) - 3L);
          pays = random.nextInt(8) == 0 ? pays.plusDays(20) : pays;
        }
      }
      return SparkForTests.session().createDataFrame(rows, SubscriptionEvents.TABLE.schema());
    }

    /** Pays, and tells when the next payment is due. */
    private LocalDate paid(int user, int period, LocalDate day) {
      int months = MONTHS[user % MONTHS.length];
      event(user, day, period == 0 ? "subscribe" : "renew", 23 * 60 + 50, months);
      if (random.nextInt(4) == 0) {
        event(user, day, random.nextBoolean() ? "cancel" : "payment_failed", 23 * 60 + 55, months);
      }
      if (random.nextInt(4) == 0) {
        event(user, day.plusDays(1), "renew", 20, months + 1);
      }
      if (random.nextInt(4) == 0) {
        event(user, day.plusDays(12), random.nextBoolean() ? "cancel" : "payment_failed", 9, 1);
      }
      return day.plusMonths(months);
    }

    private void event(int user, LocalDate day, String type, int minute, int months) {
      boolean pays = type.equals("subscribe") || type.equals("renew");
      rows.add(
          RowFactory.create(
              day,
              "e" + rows.size(),
              "u" + user,
              "p" + user % MONTHS.length,
              null,
              type,
              Timestamp.from(day.atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC)),
              pays ? new BigDecimal("38") : null,
              pays ? "CNY" : null,
              months,
              "plans"));
    }
  }

  /** What a night reads, and not more. */
  private SmallInputs inputs(Night night) {
    SmallInputs states = PlantedChurners.states(userDays, night);
    Nights all = new Nights(NIGHT.plus(-OLDEST), night);
    return states
        .with(ReceivedDays.TABLE, receivedDays)
        .with(TopicDays.TABLE, topicDays)
        .with(SubscriptionEvents.TABLE, events)
        .with(Subscriptions.TABLE, PlantedMembers.standing(events, all).cache());
  }

  private Dataset<Row> published(Night night) {
    BuildUserFeatures features =
        new BuildUserFeatures(
            new BuildUserFeatures.Params(KnownFrom.EVENTS, KnownFrom.DIMENSION, ZONE));
    SmallInputs in = inputs(night);
    Outputs outputs = features.run(in.reading(features), Nights.only(night));
    return PredictChurn.users(
        in.with(UserFeatures.TABLE, SmallInputs.rows(outputs, UserFeatures.TABLE)));
  }

  private History history() {
    PredictChurn job = new PredictChurn(PARAMS);
    SmallInputs in = inputs(NIGHT).reading(job);
    return job.history(in, in.tonight(UserStates.TABLE), NIGHT);
  }

  private static Map<String, FeatureRow> shown(Dataset<Row> features) {
    Map<String, FeatureRow> shown = new TreeMap<>();
    FeatureRows.of(features, Cutoff.FEATURES)
        .collectAsList()
        .forEach(row -> shown.put(FeatureRows.user(row), FeatureRows.row(row)));
    return shown;
  }

  @Test
  void whatALaterNightTellsOfADayIsWhatWasPublishedOnIt() {
    int due = Cutoff.place(DueMemberships.DUE_IN_DAYS);
    History later = history();
    for (int ago : List.of(10, 63)) {
      Night day = NIGHT.plus(-ago);
      Map<String, FeatureRow> then = shown(published(day));
      assertEquals(then, shown(Cutoff.features(FeaturesAt::of, later, day.date(), PARAMS)));
      assertTrue(then.size() > 25, then::toString);
      assertTrue(then.values().stream().filter(user -> user.numbers()[due] > 0).count() > 15);
    }
  }

  @Test
  void noCorrectionOfALaterNightIsTakenForALeak() {
    History later = history();
    Taught taught = new Taught(later, lit(true), Optional.empty(), NIGHT);
    Cutoff cutoff = Cutoff.at(FeaturesAt::of, taught, NIGHT.plus(-63).date(), PARAMS);
    assertTrue(cutoff.toldTwice().size() > 25);
    LeakGuard.check(cutoff, FeaturesAt::of, taught.toldTwice(), PARAMS);
  }
}
