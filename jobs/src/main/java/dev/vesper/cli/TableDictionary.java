package dev.vesper.cli;

import dev.vesper.jobs.activity.Origins;
import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.audience.CommunityCandidates;
import dev.vesper.jobs.audience.CommunityInvites;
import dev.vesper.jobs.audience.SegmentRates;
import dev.vesper.jobs.basket.AssociationRules;
import dev.vesper.jobs.basket.AssociationSearches;
import dev.vesper.jobs.basket.OrderContents;
import dev.vesper.jobs.churn.ChurnEvaluations;
import dev.vesper.jobs.churn.ChurnModels;
import dev.vesper.jobs.churn.ChurnRisks;
import dev.vesper.jobs.community.CommunityRates;
import dev.vesper.jobs.community.MemberDays;
import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.feature.ReceivedDays;
import dev.vesper.jobs.feature.TopicDays;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.forecast.ForecastErrors;
import dev.vesper.jobs.forecast.GrowthForecasts;
import dev.vesper.jobs.forecast.LifecycleForecasts;
import dev.vesper.jobs.funnel.ConversionModels;
import dev.vesper.jobs.funnel.FunnelProgress;
import dev.vesper.jobs.funnel.Funnels;
import dev.vesper.jobs.growth.Growth;
import dev.vesper.jobs.growth.GrowthParts;
import dev.vesper.jobs.growth.Lifecycle;
import dev.vesper.jobs.growth.LifecycleCounts;
import dev.vesper.jobs.growth.LifecycleTransitions;
import dev.vesper.jobs.growth.Retention;
import dev.vesper.jobs.growth.RetentionCurves;
import dev.vesper.jobs.growth.Stickiness;
import dev.vesper.jobs.habit.HourProfiles;
import dev.vesper.jobs.habit.HourlyUsers;
import dev.vesper.jobs.habit.SessionCounts;
import dev.vesper.jobs.ingest.Arrivals;
import dev.vesper.jobs.ingest.Communities;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.FileAccounts;
import dev.vesper.jobs.ingest.FileNights;
import dev.vesper.jobs.ingest.Plans;
import dev.vesper.jobs.ingest.Quarantine;
import dev.vesper.jobs.ingest.TakeSnapshot;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.presence.ActivityCalibrations;
import dev.vesper.jobs.presence.ActivityChances;
import dev.vesper.jobs.presence.ActivityHistories;
import dev.vesper.jobs.presence.ActivityModels;
import dev.vesper.jobs.recommend.CircleModels;
import dev.vesper.jobs.recommend.CommunityRecommendations;
import dev.vesper.jobs.recommend.ContentAudiences;
import dev.vesper.jobs.recommend.ContentModels;
import dev.vesper.jobs.recommend.RecommendationModels;
import dev.vesper.jobs.recommend.RecommendationQuality;
import dev.vesper.jobs.recommend.RecommendationSources;
import dev.vesper.jobs.recommend.Recommendations;
import dev.vesper.jobs.recommend.SimilarContents;
import dev.vesper.jobs.revenue.ExpectedRenewals;
import dev.vesper.jobs.revenue.MrrMovements;
import dev.vesper.jobs.revenue.RenewalOutcomes;
import dev.vesper.jobs.revenue.SubscriptionEvents;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.jobs.rule.RuleSegments;
import dev.vesper.jobs.segment.SegmentChoices;
import dev.vesper.jobs.segment.SegmentDrift;
import dev.vesper.jobs.segment.SegmentEvents;
import dev.vesper.jobs.segment.SegmentModels;
import dev.vesper.jobs.segment.SegmentProfiles;
import dev.vesper.jobs.segment.Segments;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.jobs.value.CustomerValue;
import dev.vesper.jobs.value.PurchaseDays;
import dev.vesper.jobs.value.PurchaseHistories;
import dev.vesper.jobs.value.RfmGroups;
import dev.vesper.jobs.value.RfmScores;
import dev.vesper.jobs.value.ValueCalibration;
import dev.vesper.jobs.value.ValueModels;
import dev.vesper.pipeline.config.Nearest;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every table there is and what it means, from the declarations themselves. */
public final class TableDictionary {

  /** All tables, those that people ask for first. */
  public static final List<Table> TABLES = tables();

  private TableDictionary() {}

  private static List<Table> tables() {
    List<Table> tables =
        new ArrayList<>(
            List.of(
                Growth.TABLE,
                Retention.TABLE,
                RetentionCurves.TABLE,
                LifecycleCounts.TABLE,
                Funnels.TABLE,
                GrowthForecasts.TABLE,
                MrrMovements.TABLE,
                CommunityRates.TABLE,
                Segments.TABLE,
                SegmentProfiles.TABLE,
                UserSegments.TABLE,
                ChurnRisks.TABLE,
                CustomerValue.TABLE,
                Recommendations.TABLE,
                UserStates.TABLE,
                UserDays.TABLE,
                Stickiness.TABLE,
                ExpectedRenewals.TABLE,
                ActivityChances.TABLE,
                UserFeatures.TABLE,
                Subscriptions.TABLE,
                Events.TABLE,
                GrowthParts.TABLE,
                LifecycleTransitions.TABLE,
                LifecycleForecasts.TABLE,
                ForecastErrors.TABLE,
                SessionCounts.TABLE,
                HourlyUsers.TABLE,
                HourProfiles.TABLE,
                ConversionModels.TABLE,
                RenewalOutcomes.TABLE,
                RuleSegments.TABLE,
                SegmentRates.TABLE,
                CommunityCandidates.TABLE,
                CommunityInvites.TABLE,
                AssociationRules.TABLE,
                AssociationSearches.TABLE,
                ChurnEvaluations.TABLE,
                ChurnModels.TABLE,
                RfmGroups.TABLE,
                RfmScores.TABLE,
                ValueModels.TABLE,
                ValueCalibration.TABLE,
                SegmentEvents.TABLE,
                SegmentDrift.TABLE,
                SegmentChoices.TABLE,
                SegmentModels.TABLE,
                ContentAudiences.TABLE,
                CommunityRecommendations.TABLE,
                SimilarContents.TABLE,
                RecommendationQuality.TABLE,
                RecommendationSources.TABLE,
                RecommendationModels.TABLE,
                ContentModels.TABLE,
                CircleModels.TABLE,
                ActivityModels.TABLE,
                ActivityHistories.TABLE,
                ActivityCalibrations.TABLE,
                UserOrigins.TABLE,
                Lifecycle.TABLE,
                FunnelProgress.TABLE,
                Memberships.TABLE,
                Origins.TABLE,
                SubscriptionEvents.TABLE,
                Affinities.TABLE,
                PurchaseHistories.TABLE,
                PurchaseDays.TABLE,
                ContentDays.TABLE,
                OrderContents.TABLE,
                MemberDays.TABLE,
                TopicDays.TABLE,
                ReceivedDays.TABLE,
                FileAccounts.TABLE,
                Quarantine.TABLE,
                FileNights.TABLE,
                Arrivals.TABLE));
    List<Table> dimensions = List.of(Users.TABLE, Contents.TABLE, Communities.TABLE, Plans.TABLE);
    tables.addAll(dimensions);
    dimensions.forEach(dimension -> tables.add(TakeSnapshot.rejectsOf(dimension)));
    return List.copyOf(tables);
  }

  /** The table of a name; a fault that names the nearest one where there is none. */
  static Table named(String name) {
    List<String> names = TABLES.stream().map(Table::name).toList();
    return TABLES.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ExitCode.USAGE,
                    "unknown table '"
                        + name
                        + "'"
                        + Nearest.to(name, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; there are " + String.join(", ", names))));
  }

  /** One table in Markdown: what a row is, its key, its columns, its checks. */
  public static String markdown(Table table) {
    String columns =
        columns(table)
            .map(
                field ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            field.name(), type(field), field.unit(), escaped(field.meaning())))
            .collect(Collectors.joining("\n"));
    String checks =
        table.checks().isEmpty()
            ? ""
            : "\nHolds in every partition: "
                + table.checks().stream()
                    .map(check -> escaped(check.sentence()))
                    .collect(Collectors.joining("; "))
                + ".\n";
    return """
    ## %s

    A **%s**: %s. One row is %s%s.%s%s%s

    | column | type | unit | meaning |
    |---|---|---|---|
    %s
    %s%s"""
        .formatted(
            table.name(),
            Word.of(table.kind()),
            table.kind().meaning(),
            table.rowMeaning(),
            key(table),
            table.terms().mandatory() ? " A night without it is not published." : "",
            table.terms().person().isPresent()
                ? " Only of users who agreed, where `privacy.consent` requires it."
                : "",
            kept(table),
            columns,
            ToldColumns.of(table),
            checks);
  }

  /** How long a table is kept, where its declaration says so; a sentence after a blank. */
  static String kept(Table table) {
    int nights = table.terms().keptNights();
    return nights == 0 ? "" : " Its newest " + nights + " nights are kept.";
  }

  /** The whole dictionary in Markdown, as {@code docs/tables.md} holds it. */
  public static String markdown() {
    return """
    # Tables

    Made from the declarations in the code by `vesper tables --markdown`; a test holds this page to them. Required
    columns are filled in every row; an optional one may be absent (`NULL`). Times are UTC, money stands beside its
    currency.

    """
        + TABLES.stream().map(TableDictionary::markdown).collect(Collectors.joining("\n"));
  }

  /** The columns of every file, the night first. */
  static Stream<Field> columns(Table table) {
    return Stream.concat(Stream.of(Table.DT), table.columns().stream());
  }

  static String type(Field field) {
    return field.type().catalogString() + (field.nullable() ? ", optional" : "");
  }

  private static String key(Table table) {
    if (table.key().isEmpty()) {
      return "";
    }
    return table.key().stream()
        .map(field -> "`" + field.name() + "`")
        .collect(Collectors.joining(", ", ", named by ", " and the night"));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
