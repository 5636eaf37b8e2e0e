package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.FilledRows;
import dev.vesper.jobs.NightInputs;
import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.factor.Objective;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.similar.Ease;
import dev.vesper.jobs.taste.AdvanceAffinities;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.jobs.taste.TasteParams;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.RecordEncoder;
import dev.vesper.pipeline.table.Table;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A few people who like to cook or to program, and what the job of lists makes of it. */
final class SmallPlatform extends NightInputs {
  static final LocalDate NIGHT = LocalDate.of(2026, 11, 1);

  private final List<Row> days = new ArrayList<>();
  private final List<Row> contents = new ArrayList<>();
  private final TreeSet<String> users = new TreeSet<>();
  private final List<Row> profiles = new ArrayList<>();
  private final List<OfferRule> rules = new ArrayList<>();
  private final Map<Table, List<Dataset<Row>>> earlier = new HashMap<>();
  private final List<Map<Field, ?>> members = new ArrayList<>();
  private final List<Row> origins = new ArrayList<>();
  private final Map<String, String> occupations = new HashMap<>();
  private final TreeSet<String> withdrawn = new TreeSet<>();
  private final Map<String, LocalDate> began = new HashMap<>();
  private LocalDate night = NIGHT;
  private Recipe recipe =
      new Recipe(Engine.VESPER, new Ease(5, 0.5), 8, new Objective(4, 0.04, 0.3), 4);

  static RecommendParams params() {
    return params(new SmallPlatform().recipe);
  }

  private static RecommendParams params(Recipe recipe) {
    return new RecommendParams(
        5,
        5,
        1,
        365,
        7,
        4,
        recipe,
        100,
        42,
        new TasteParams(Map.of(Verb.VIEW, 1.0), 1, 30),
        KnownFrom.DIMENSION,
        KnownFrom.EVENTS,
        ZoneId.of("Asia/Shanghai"),
        List.of());
  }

  private static Row row(Table table, Map<Field, ?> told) {
    Map<String, Object> named = new HashMap<>();
    told.forEach((field, value) -> named.put(field.name(), value));
    return FilledRows.of(table, named);
  }

  void user(String id) {
    users.add(id);
  }

  /** Of a community, for so many days up to the night; not before these. */
  void member(String user, String community, int days) {
    users.add(user);
    members.add(
        Map.of(
            Memberships.USER_ID,
            user,
            Memberships.COMMUNITY_ID,
            community,
            Memberships.IS_MEMBER,
            true,
            Memberships.RECENT_MEMBER_DAYS,
            (1L << days) - 1));
  }

  void origin(String user, Origin origin, String value, int toldDaysAgo) {
    users.add(user);
    origins.add(
        row(
            UserOrigins.TABLE,
            Map.of(
                UserOrigins.USER_ID,
                user,
                UserOrigins.ORIGIN,
                origin.word(),
                UserOrigins.VALUE,
                value,
                UserOrigins.TOLD_ON,
                NIGHT.minusDays(toldDaysAgo))));
  }

  void occupation(String user, String occupation) {
    users.add(user);
    occupations.put(user, occupation);
  }

  void firstActive(String user, int daysAgo) {
    users.add(user);
    began.put(user, NIGHT.minusDays(daysAgo));
  }

  /** Takes consent back; what the user did stays in the tables that models do not read alone. */
  void withdraws(String user) {
    withdrawn.add(user);
  }

  void viewed(int daysAgo, String user, String content) {
    users.add(user);
    days.add(
        row(
            ContentDays.TABLE,
            Map.of(
                Table.DT,
                NIGHT.minusDays(daysAgo),
                ContentDays.USER_ID,
                user,
                ContentDays.CONTENT_ID,
                content,
                Verb.VIEW.field(),
                1L)));
  }

  void content(String id, String title, String publishedAt) {
    contents.add(
        row(
            Contents.TABLE,
            Map.of(
                Table.DT, NIGHT,
                Contents.CONTENT_ID, id,
                Contents.TITLE, title,
                Contents.PUBLISHED_AT, Timestamp.valueOf(publishedAt))));
  }

  /** A content of which anything may be told. */
  void content(Map<Field, ?> told) {
    Map<Field, Object> all = new HashMap<>(told);
    all.put(Table.DT, NIGHT);
    contents.add(row(Contents.TABLE, all));
  }

  /** From now on there is a dimension of users. */
  void born(String user, int year) {
    users.add(user);
    profiles.add(
        row(Users.TABLE, Map.of(Table.DT, NIGHT, Users.USER_ID, user, Users.BIRTH_YEAR, year)));
  }

  void joined(String user, String community, boolean isStillThere) {
    users.add(user);
    members.add(
        Map.of(
            Memberships.USER_ID,
            user,
            Memberships.COMMUNITY_ID,
            community,
            Memberships.IS_MEMBER,
            isStillThere,
            Memberships.RECENT_MEMBER_DAYS,
            isStillThere ? 1L : 0L));
  }

  /** A rule for some contents, on every night. */
  void rule(OfferRule.Effect effect, String... contents) {
    rules.add(
        new OfferRule(
            effect.word() + rules.size(),
            new OfferRule.Reach(List.of(contents), List.of(), List.of(), List.of()),
            effect,
            new OfferRule.Period(OfferRule.Period.EVER, OfferRule.Period.NEVER)));
  }

  /** Sixty people, half of each taste, and ten contents of each. */
  static SmallPlatform twoTastes() {
    SmallPlatform platform = new SmallPlatform();
    Random random = new Random(7);
    for (int content = 0; content < 10; content++) {
      platform.content("cook" + content, "cooking soup " + content, "2026-01-01 00:00:00");
      platform.content("code" + content, "python programming " + content, "2026-01-01 00:00:00");
    }
    for (int user = 0; user < 60; user++) {
      String taste = user % 2 == 0 ? "cook" : "code";
      for (int content = 0; content < 10; content++) {
        if (random.nextDouble() < 0.5) {
          platform.viewed(random.nextInt(40), taste + "-lover" + user, taste + content);
        }
      }
    }
    return platform;
  }

  /** The same once more, to go on with by itself. */
  SmallPlatform again() {
    SmallPlatform same = new SmallPlatform();
    same.days.addAll(days);
    same.contents.addAll(contents);
    same.users.addAll(users);
    same.profiles.addAll(profiles);
    same.rules.addAll(rules);
    earlier.forEach((table, nights) -> same.earlier.put(table, new ArrayList<>(nights)));
    same.members.addAll(members);
    same.origins.addAll(origins);
    same.occupations.putAll(occupations);
    same.withdrawn.addAll(withdrawn);
    same.began.putAll(began);
    same.night = night;
    same.recipe = recipe;
    return same;
  }

  /** From now on with another recipe. */
  SmallPlatform by(Recipe another) {
    recipe = another;
    return this;
  }

  /** The job on the night that it has come to. */
  Outputs run() {
    return new RecommendContents(asTold()).run(this, Nights.only(new Night(night)));
  }

  /** The examination of recipes on the night that it has come to. */
  RecipeExam exam() {
    return RecipeExam.of(this, night, asTold());
  }

  private RecommendParams asTold() {
    RecommendParams usual = params(recipe);
    return new RecommendParams(
        usual.places(),
        usual.ofATopic(),
        usual.newPlaces(),
        usual.activeWithinDays(),
        usual.refitDays(),
        usual.blocks(),
        usual.recipe(),
        usual.easeContents(),
        usual.seed(),
        usual.taste(),
        usual.contents(),
        profiles.isEmpty() ? KnownFrom.EVENTS : KnownFrom.DIMENSION,
        usual.zone(),
        rules);
  }

  /** Goes on to a later night, on which the tables of this one can be read. */
  void after(int nights, Outputs outputs) {
    outputs
        .rows()
        .forEach(
            (table, rows) ->
                earlier
                    .computeIfAbsent(table, any -> new ArrayList<>())
                    .add(dataset(table, rows).localCheckpoint()));
    night = night.plusDays(nights);
  }

  static Dataset<Row> dataset(Table table, Outputs.Rows rows) {
    if (rows instanceof Outputs.Rows.Data data) {
      return data.dataset();
    }
    List<? extends Record> records = ((Outputs.Rows.Records) rows).records();
    return SparkForTests.session()
        .createDataFrame(RecordEncoder.rows(table, records), table.schema());
  }

  @Override
  public Dataset<Row> tonight(Table table) {
    if (table.equals(Affinities.TABLE)) {
      return AdvanceAffinities.of(
          all(ContentDays.TABLE, days), Nights.only(new Night(night)), params().taste());
    }
    if (table.equals(ContentDays.TABLE)) {
      return all(table, days).where(Table.DT.col().equalTo(night));
    }
    if (table.equals(UserOrigins.TABLE)) {
      return all(table, origins);
    }
    if (table.equals(Memberships.TABLE)) {
      return all(table, members.stream().map(told -> row(table, told)).toList())
          .withColumn(Table.DT.name(), lit(night));
    }
    return all(
        table,
        table.equals(UserStates.TABLE)
            ? users.stream().map(this::state).toList()
            : users.stream().filter(each -> !withdrawn.contains(each)).map(this::profile).toList());
  }

  private Row state(String user) {
    return row(
        UserStates.TABLE,
        Map.of(
            UserStates.USER_ID,
            user,
            UserStates.LAST_ACTIVE_ON,
            night,
            UserStates.FIRST_ACTIVE_ON,
            began.getOrDefault(user, LocalDate.EPOCH)));
  }

  private Row profile(String user) {
    Map<Field, Object> told = new HashMap<>(Map.of(UserFeatures.USER_ID, user));
    if (occupations.containsKey(user)) {
      told.put(UserFeatures.OCCUPATION, occupations.get(user));
    }
    return row(UserFeatures.TABLE, told);
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    if (table.equals(ContentDays.TABLE)) {
      return all(table, days).where(Table.DT.col().lt(night));
    }
    return earlier.getOrDefault(table, List.of()).stream()
        .reduce(all(table, List.of()), Dataset::unionByName);
  }

  @Override
  public Dataset<Row> snapshot(Table table) {
    return all(table, table.equals(Users.TABLE) ? profiles : contents);
  }

  private static Dataset<Row> all(Table table, List<Row> rows) {
    return SparkForTests.session().createDataFrame(rows, table.schema());
  }
}
