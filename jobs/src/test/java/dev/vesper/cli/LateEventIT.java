package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.run.Plan;
import dev.vesper.pipeline.run.Request;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.warehouse.Manifest;
import dev.vesper.pipeline.warehouse.Partition;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A late event changes exactly what it must, table by table: what is published on the 22nd with an
 * event of the 20th beside what is published without it. Facts change on the night of the event or
 * of its arrival, states from the event on, rates where it is in their window, records only on the
 * night that is published.
 */
final class LateEventIT {
  private static final Pattern CHANGE = Pattern.compile("\\w+ (\\w+) ([\\d ]+): .*");

  /** Seven people are too few for these, or two weeks too short, or one content. */
  private static final Set<String> OF_MORE_PEOPLE =
      Set.of(
          "association_rules",
          "circle_models",
          "content_audiences",
          "community_recommendations",
          "order_contents",
          "similar_contents",
          "churn_evaluations",
          "churn_models",
          "churn_risks",
          "community_candidates",
          "community_invites",
          "value_calibration");

  @TempDir private static Path temp;
  private static LatePlatform platform;
  private static Path before;
  private static Path onTime;

  @BeforeAll
  static void publishWithoutLateEvents() throws IOException {
    platform = LatePlatform.in(temp);
    before = platform.publishedBefore();
    onTime = platform.published(before, "on-time");
  }

  @Test
  void everyTableHasRowsThatCouldChange() {
    Manifest manifest = manifest(onTime);
    assertEquals(
        List.of(),
        TableDictionary.TABLES.stream()
            .map(Table::name)
            .filter(name -> !OF_MORE_PEOPLE.contains(name))
            .filter(
                name -> manifest.nights(name).values().stream().allMatch(each -> each.rows() == 0))
            .toList());
  }

  /** Ann came on the 13th alone; with the late view, she came back a week later. */
  @Test
  void aViewChangesWhatCountsWhoComes() throws IOException, SQLException {
    Path late = platform.published(before, "view", "20 10:30 ann view content_id=c1");
    assertChanges(
        """
        fact arrivals 22: ann
        fact content_days 20: ann c1
        fact events 20: ann
        fact file_accounts 22: 2026-11-22/events.jsonl
        fact file_nights 20: 2026-11-22/events.jsonl
        fact topic_days 20: ann baking
        fact user_days 20: ann
        state affinities 20 21 22: ann c1
        state funnel_progress 20 21 22: buy ann 1
        state lifecycle 20 21 22: ann
        state user_states 20 21 22: ann
        rate funnels 20 21 22: to_date step 1, to_date step 2
        rate funnels 21: entered 2026-11-20 step 1, entered 2026-11-20 step 2
        rate growth 20 21 22: day, month, week
        rate growth_parts 20 21 22: channel wechat day, channel wechat month, channel wechat week
        rate hour_profiles 20 21 22: 5 10
        rate hourly_users 20: rows
        rate lifecycle_counts 20: reactivated never_paid
        rate lifecycle_counts 20 21 22: at_risk_monthly never_paid
        rate lifecycle_counts 21 22: at_risk_weekly never_paid
        rate lifecycle_transitions 20 22: at_risk_weekly
        rate lifecycle_transitions 21: reactivated
        rate lifecycle_transitions 21 22: at_risk_monthly
        rate retention 20: first_seen 2026-11-13 day bracket calendar 7,\
         first_seen 2026-11-13 day on calendar 7,\
         first_seen 2026-11-13 day on_or_after calendar 90,\
         registered 2026-11-13 day bracket calendar 7,\
         registered 2026-11-13 day on calendar 7,\
         registered 2026-11-13 day on_or_after calendar 90
        rate retention 21: first_seen 2026-11-13 day bracket rolling_24h 7,\
         first_seen 2026-11-13 day on rolling_24h 7,\
         first_seen 2026-11-13 day on_or_after rolling_24h 90
        rate retention 22: first_seen 2026-11-09 week on calendar 1,\
         registered 2026-11-09 week on calendar 1
        rate retention 20 21 22: all, wechat
        rate retention_curves 20 21 22: first_seen day bracket calendar 7,\
         first_seen day on calendar 7, registered day bracket calendar 7,\
         registered day on calendar 7
        rate retention_curves 21 22: first_seen day bracket rolling_24h 7,\
         first_seen day on rolling_24h 7
        rate retention_curves 22: first_seen week on calendar 1, registered week on calendar 1
        rate retention_curves 20 21 22: all, wechat
        rate session_counts 20: rows
        rate stickiness 20 21 22: 1, 2
        record activity_calibrations 22: rows
        record activity_chances 22: rows
        record activity_histories 22: rows
        record activity_models 22: rows
        record growth_forecasts 22: dau, lost_users, returned_users, wau
        record lifecycle_forecasts 22: rows
        record recommendation_quality 22: rows
        record recommendation_sources 22: rows
        record recommendations 22: rows
        record rule_segments 22: rows
        record segment_drift 22: rows
        record segment_profiles 22: rows
        record segment_rates 22: rows
        record segments 22: rows
        record user_features 22: rows
        record user_segments 22: rows
        """,
        late);
  }

  /**
   * Bob and Cat came on the 20th in any case, so that no count of who comes changes. Bob buys for
   * the first time and becomes a member of a community, Cat pays for a second period and more.
   */
  @Test
  void aPurchaseAndARenewalChangeWhatCountsMoney() throws IOException, SQLException {
    Path late =
        platform.published(
            before,
            "money",
            "20 12:10 bob purchase community_id=g2 amount=199",
            "20 12:20 cat renew plan_id=monthly amount=36");
    assertChanges(
        """
        fact arrivals 22: bob, cat
        fact events 20: bob, cat
        fact file_accounts 22: 2026-11-22/events.jsonl
        fact file_nights 20: 2026-11-22/events.jsonl
        fact member_days 20: bob g2
        fact purchase_days 20: bob
        fact subscription_events 20: cat
        fact user_days 20: bob, cat
        state funnel_progress 20 21 22: buy bob 1, conversion_model bob 1
        state lifecycle 20 21 22: bob
        state memberships 20 21 22: bob g2
        state purchase_histories 20 21 22: bob
        state subscriptions 20 21 22: cat monthly
        state user_states 20 21 22: bob, cat
        rate community_rates 20 21 22: g2 day, g2 month, g2 week
        rate conversion_models 20 21 22: month 2026-11-01
        rate funnels 20 21 22: to_date step 2
        rate funnels 21: entered 2026-11-20 step 2
        rate lifecycle_counts 20 21: current never_paid, current paying
        rate lifecycle_counts 22: at_risk_weekly never_paid, at_risk_weekly paying
        rate mrr_movements 20 21 22: all plans, monthly
        rate renewal_outcomes 20: monthly renewed 0
        rate retention 20: first_purchase 2026-11-20 day on calendar 0
        rate retention 21: first_purchase 2026-11-20 day on calendar 1
        rate retention 22: first_purchase 2026-11-16 week on calendar 0,\
         first_purchase 2026-11-20 day on calendar 2
        rate retention 20 21 22: all, wechat
        rate retention_curves 20 21 22: first_purchase day on calendar 0
        rate retention_curves 21 22: first_purchase day on calendar 1
        rate retention_curves 22: first_purchase day on calendar 2,\
         first_purchase week on calendar 0
        rate retention_curves 20 21 22: all, wechat
        record customer_value 22: rows
        record expected_renewals 22: monthly 2026-12-10
        record rfm_groups 22: rows
        record rfm_scores 22: rows
        record segment_drift 22: rows
        record segment_profiles 22: rows
        record segment_rates 22: rows
        record segments 22: rows
        record user_features 22: rows
        record user_segments 22: rows
        record value_models 22: rows
        """,
        late);
  }

  private static void assertChanges(String expected, Path late) throws SQLException {
    String changes = Changes.between(onTime, late);
    assertEquals(expected, changes);
    assertEquals(partitions(changes), otherVersions(late));
    assertEquals(List.of(), builtAnew(late, each -> each.night().isBefore(LatePlatform.LATE)));
    assertEquals(
        List.of(),
        builtAnew(
            late,
            each ->
                each.night().isBefore(LatePlatform.LAST)
                    && TableDictionary.named(each.table()).kind() == Kind.RECORD));
    Plan plan =
        platform.filling(late).build(Tenure.usual()).plan(Request.nightly(LatePlatform.LAST));
    assertTrue(plan.isEmpty(), plan::toString);
  }

  /** The partitions that changes are told of. */
  private static Set<String> partitions(String changes) {
    Set<String> partitions = new TreeSet<>();
    for (String line : changes.lines().toList()) {
      Matcher change = CHANGE.matcher(line);
      assertTrue(change.matches(), line);
      for (String day : change.group(2).split(" ", -1)) {
        partitions.add(change.group(1) + " 2026-11-" + day);
      }
    }
    return partitions;
  }

  /** The partitions with another version than those published without the late event. */
  private static Set<String> otherVersions(Path late) {
    Set<String> others = new TreeSet<>();
    Manifest without = manifest(onTime);
    manifest(late)
        .everything()
        .filter(
            each ->
                !without
                    .partition(each.table(), each.night())
                    .map(Partition::version)
                    .equals(Optional.of(each.version())))
        .forEach(each -> others.add(each.table() + " " + each.night()));
    return others;
  }

  /** Partitions whose data are not where they were before the last night. */
  private static List<Partition> builtAnew(Path late, Predicate<Partition> wanted) {
    Manifest old = manifest(before);
    return manifest(late)
        .everything()
        .filter(Partition::present)
        .filter(wanted)
        .filter(each -> !old.partition(each.table(), each.night()).equals(Optional.of(each)))
        .toList();
  }

  private static Manifest manifest(Path warehouse) {
    return Warehouse.open(warehouse.toString()).manifest().orElseThrow();
  }
}
