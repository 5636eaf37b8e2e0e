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
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Users of whom it is known how likely they are to leave. Each is born on some day and then active
 * on one day in so many, until he or she leaves for good; who plays to the end leaves later. They
 * live on after the night, so that what is said of them can be held against what they do.
 */
final class PlantedChurners {
  static final Night LAST = Night.of("2026-11-19");

  private static final int TEACHING = 63;
  private static final int OLDEST = 130;
  private static final int AFTER = Question.MONTH;
  private static final int LATELY = 28;
  private static final String DAYS = "days";
  private static final String AGO = "ago";
  private static final String COMPLETIONS = "completions_of_day";

  private final Random random = new Random(11);
  private final List<Person> people = new ArrayList<>();

  /** How people decide. */
  enum Deciding {
    BY_HABIT,
    ALL_LEAVE,
    ALL_STAY
  }

  /**
   * Somebody, and what is done on each active day, by how long ago it is.
   *
   * @param often the chance of a day to be active
   * @param leaving the chance of a day to be the one on which somebody has left
   */
  private record Person(
      String user, double often, double leaving, NavigableMap<Integer, Integer> completions) {

    OptionalInt recency() {
      Integer ago = completions.ceilingKey(0);
      return ago != null && ago < LATELY ? OptionalInt.of(ago) : OptionalInt.empty();
    }

    /** Whether no day of the horizon after the night is active. */
    boolean leaves(int horizon) {
      return completions.subMap(-horizon, true, -1, true).isEmpty();
    }

    /** How likely that is for who knows the habit and the last active day. */
    double chance(int horizon) {
      int recency = recency().orElseThrow();
      double quiet = (1 - leaving) * (1 - often);
      double still = Math.pow(quiet, recency);
      double gone = leaving * (1 - still) / (1 - quiet);
      double none = Math.pow(quiet, horizon);
      return (gone + still * (none + leaving * (1 - none) / (1 - quiet))) / (gone + still);
    }
  }

  static PlantedChurners of(int users, Deciding deciding) {
    PlantedChurners planted = new PlantedChurners();
    for (int i = 0; i < users; i++) {
      planted.people.add(planted.person(user(i), deciding));
    }
    return planted;
  }

  static String user(int number) {
    return "u%05d".formatted(number);
  }

  private Person person(String user, Deciding deciding) {
    double diligence = random.nextDouble();
    double rate = random.nextDouble();
    return switch (deciding) {
      case BY_HABIT -> {
        int born = random.nextInt(OLDEST);
        Person person = person(user, 0.08 + 0.5 * rate, Math.exp(-2 - 4 * diligence));
        yield living(person, born, -AFTER, diligence);
      }
      case ALL_LEAVE -> living(person(user, 0.3, 0), 100, TEACHING, diligence);
      case ALL_STAY -> living(person(user, 0.24 + 0.1 * rate, 0), 100, -AFTER, diligence);
    };
  }

  private static Person person(String user, double often, double leaving) {
    return new Person(user, often, leaving, new TreeMap<>());
  }

  /** Somebody from the first day on, so many days ago, and to the last one at most. */
  private Person living(Person person, int first, int last, double diligence) {
    person.completions().put(first, completed(diligence));
    for (int ago = first - 1; ago >= last && random.nextDouble() >= person.leaving(); ago--) {
      if (random.nextDouble() < person.often()) {
        person.completions().put(ago, completed(diligence));
      }
    }
    return person;
  }

  private int completed(double diligence) {
    int count = 0;
    for (int play = 0; play < 4; play++) {
      count += random.nextDouble() < diligence ? 1 : 0;
    }
    return count;
  }

  /** How well the one who planted them can tell at the end of the night who leaves. */
  Judgement optimum(int horizon) {
    List<Person> asked = asked();
    boolean[] churned = new boolean[asked.size()];
    for (int i = 0; i < churned.length; i++) {
      churned[i] = asked.get(i).leaves(horizon);
    }
    return Judgement.of(
        asked.stream().mapToDouble(each -> each.chance(horizon)).toArray(), churned);
  }

  /** Who of those active in the 28 days up to the night leaves within a horizon. */
  Map<String, Boolean> leaving(int horizon) {
    return asked().stream().collect(Collectors.toMap(Person::user, each -> each.leaves(horizon)));
  }

  private List<Person> asked() {
    return people.stream().filter(person -> person.recency().isPresent()).toList();
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
            .createDataFrame(people.stream().map(PlantedChurners::row).toList(), schema)
            .select(UserDays.USER_ID.col(), inline(col(DAYS)));
    List<Column> columns = new ArrayList<>();
    columns.add(Table.DT.is(date_add(lit(LAST.date()), col(AGO).multiply(-1))));
    UserDays.TABLE.columns().forEach(field -> columns.add(field.is(value(field))));
    return each.select(columns.toArray(Column[]::new));
  }

  private static Row row(Person person) {
    List<Row> days = new ArrayList<>();
    person.completions().forEach((ago, count) -> days.add(RowFactory.create(ago, count)));
    return RowFactory.create(person.user(), days.toArray());
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
    return inputs(days().cache(), LAST);
  }

  /** The same on an earlier night. */
  static SmallInputs inputs(Dataset<Row> days, Night night) {
    SmallInputs states = states(days, night);
    FeatureSources sources =
        new FeatureSources(
            states.tonight(UserStates.TABLE),
            new FeatureSources.Days(
                days.where(Table.DT.col().leq(lit(night.date()))),
                nothing(ReceivedDays.TABLE),
                Optional.empty()),
            nothing(UserOrigins.TABLE),
            Optional.empty(),
            Optional.empty());
    return states.with(
        UserFeatures.TABLE, FeaturesAt.of(sources, night.date(), ZoneOffset.UTC).cache());
  }

  /** Their days up to a night, and what these add up to. */
  static SmallInputs states(Dataset<Row> days, Night night) {
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
    return new SmallInputs(night).with(UserDays.TABLE, past).with(UserStates.TABLE, states);
  }

  private static Dataset<Row> nothing(Table table) {
    return SparkForTests.session().createDataFrame(List.<Row>of(), table.schema());
  }
}
