package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.activity.FirstOrigins;
import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.SubscriptionSpans;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts who comes, who comes back and who stays away, in one pass over the users' active days. */
public final class MeasureGrowth implements Job {
  private static final String NEVER_ACTIVE = ActivityState.NEVER_ACTIVE.word();

  private final GrowthParams params;

  public MeasureGrowth(GrowthParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    Set<Read> reads =
        new LinkedHashSet<>(
            List.of(
                Read.before(UserStates.TABLE),
                Read.tonight(UserDays.TABLE),
                Read.before(Subscriptions.TABLE),
                Read.tonight(SubscriptionEvents.TABLE)));
    if (params.users() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Users.TABLE));
      reads.add(Read.before(Lifecycle.TABLE));
    }
    if (!params.breakdowns().isEmpty()) {
      reads.addAll(FirstOrigins.reads(regions()));
    }
    return List.copyOf(reads);
  }

  @Override
  public List<Table> writes() {
    return List.of(
        Growth.TABLE,
        GrowthParts.TABLE,
        LifecycleCounts.TABLE,
        LifecycleTransitions.TABLE,
        Stickiness.TABLE,
        Retention.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Optional<Dataset<Row>> firsts = firsts(in);
    Parts parts = firsts.map(rows -> Parts.of(rows, params.breakdowns())).orElseGet(Parts::none);
    Dataset<Row> users =
        UsersOfARun.of(
            in.before(UserStates.TABLE),
            in.tonight(UserDays.TABLE),
            subscribed(in, nights),
            listed(in, nights),
            firsts,
            parts);
    Dataset<Row> counted = in.keep(UserCounts.of(users, nights, params.retention(), parts));
    Map<Integer, NightlyCounts> nightly = UserCounts.nightly(counted, nights);
    NightlyCounts counts = nightly.get(Parts.ALL);
    return Outputs.none()
        .and(Growth.TABLE, rows(nights, night -> growth(counts, night)))
        .and(GrowthParts.TABLE, growthOfParts(nightly, nights, parts))
        .and(LifecycleCounts.TABLE, rows(nights, night -> lifecycle(counts, night)))
        .and(
            LifecycleTransitions.TABLE,
            rows(nights, night -> LifecycleTransitions.rows(counts, night, states()).stream()))
        .and(Stickiness.TABLE, rows(nights, night -> stickiness(counts, night)))
        .and(Retention.TABLE, UserCounts.retention(counted, nights, params.retention(), parts));
  }

  private Optional<Dataset<Row>> firsts(Inputs in) {
    return params.breakdowns().isEmpty()
        ? Optional.empty()
        : Optional.of(in.keep(FirstOrigins.of(in, regions())));
  }

  /** Regions are looked for where somebody asks for them. */
  private KnownFrom regions() {
    return params.breakdowns().contains(Origin.REGION) ? params.users() : KnownFrom.EVENTS;
  }

  /** The spans of the run, and an empty one for each subscription that there was before it. */
  private Dataset<Row> subscribed(Inputs in, Nights nights) {
    Dataset<Row> before = in.before(Subscriptions.TABLE);
    Night eve = nights.first().previous();
    return SubscriptionSpans.of(
            before, in.tonight(SubscriptionEvents.TABLE), nights, params.revenue())
        .unionByName(
            before.select(
                SubscriptionSpans.USER_ID.col(),
                SubscriptionSpans.PLAN_ID.col(),
                SubscriptionSpans.COMMUNITY_ID.col(),
                SubscriptionSpans.FIRST_NIGHT.is(lit(eve.date())),
                SubscriptionSpans.LAST_NIGHT.is(lit(eve.previous().date()))));
  }

  /** The listings of the run, and one of the night before it for those who were inactive then. */
  private Optional<Dataset<Row>> listed(Inputs in, Nights nights) {
    if (params.users() == KnownFrom.EVENTS) {
      return Optional.empty();
    }
    Column eve = lit(nights.first().previous().date());
    return Optional.of(
        Listings.of(in.snapshot(Users.TABLE), Snapshots.of(in, Users.TABLE), nights, params.zone())
            .unionByName(
                in.before(Lifecycle.TABLE)
                    .where(Lifecycle.ACTIVITY_STATE.col().equalTo(NEVER_ACTIVE))
                    .select(
                        Listings.USER_ID.col(),
                        Listings.FIRST_NIGHT.is(eve),
                        Listings.LAST_NIGHT.is(eve))));
  }

  private List<ActivityState> states() {
    return ActivityState.all(params.users());
  }

  /** A part has rows from its first user on. */
  private static List<GrowthPartRow> growthOfParts(
      Map<Integer, NightlyCounts> nightly, Nights nights, Parts parts) {
    List<GrowthPartRow> rows = new ArrayList<>();
    nightly.forEach(
        (number, counts) ->
            nights.stream()
                .filter(night -> number != Parts.ALL)
                .filter(night -> counts.value(night, Measure.KNOWN) > 0)
                .flatMap(night -> growth(counts, night))
                .forEach(row -> rows.add(GrowthPartRow.of(parts.part(number), row))));
    return rows;
  }

  private static <T> List<T> rows(Nights nights, Function<Night, Stream<T>> ofNight) {
    return nights.stream().flatMap(ofNight).toList();
  }

  private static Stream<GrowthRow> growth(NightlyCounts counts, Night night) {
    return Arrays.stream(Grain.values()).map(grain -> GrowthRow.of(counts, night, grain));
  }

  private Stream<LifecycleCounts.RowOf> lifecycle(NightlyCounts counts, Night night) {
    long known =
        Arrays.stream(PaidState.values())
            .flatMap(paid -> states().stream().map(state -> counts.value(night, state, paid)))
            .mapToLong(Long::longValue)
            .sum();
    return states().stream()
        .flatMap(
            state ->
                Arrays.stream(PaidState.values())
                    .map(
                        paid ->
                            new LifecycleCounts.RowOf(
                                night.date(),
                                state,
                                paid,
                                counts.value(night, state, paid),
                                known)));
  }

  private static Stream<Stickiness.RowOf> stickiness(NightlyCounts counts, Night night) {
    return IntStream.rangeClosed(0, Measure.DAYS_COUNTED)
        .mapToObj(
            days ->
                new Stickiness.RowOf(
                    night.date(),
                    days,
                    counts.value(night, Measure.ACTIVE_DAYS, days),
                    counts.value(night, Measure.KNOWN)));
  }
}
