package dev.vesper.cli;

import dev.vesper.jobs.audience.FindCommunities;
import dev.vesper.jobs.audience.MeasureSegments;
import dev.vesper.jobs.basket.BuildOrderContents;
import dev.vesper.jobs.basket.FindAssociations;
import dev.vesper.jobs.churn.ChurnParams;
import dev.vesper.jobs.churn.PredictChurn;
import dev.vesper.jobs.feature.BuildReceivedDays;
import dev.vesper.jobs.feature.BuildTopicDays;
import dev.vesper.jobs.feature.BuildUserFeatures;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.recommend.RecommendContents;
import dev.vesper.jobs.recommend.RecommendParams;
import dev.vesper.jobs.rule.ApplyRules;
import dev.vesper.jobs.rule.Rule;
import dev.vesper.jobs.segment.SegmentUsers;
import dev.vesper.jobs.taste.AdvanceAffinities;
import dev.vesper.jobs.taste.BuildContentDays;
import dev.vesper.jobs.value.AdvancePurchaseHistories;
import dev.vesper.jobs.value.BuildPurchaseDays;
import dev.vesper.jobs.value.EstimateValue;
import dev.vesper.pipeline.night.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs that say something of each user, and those that make what they say it from. */
final class PeopleJobs {
  private final Settings settings;
  private final Optional<TunedRecipe> tuned;
  private final KnownFrom contents;

  /**
   * @param tuned the recipe that was found for recommendations
   */
  PeopleJobs(Settings settings, Optional<TunedRecipe> tuned) {
    this.settings = settings;
    this.tuned = tuned;
    this.contents = PlatformJobs.known(settings.dimensions().contents());
  }

  List<Job> all() {
    List<Job> jobs = new ArrayList<>();
    jobs.addAll(features());
    jobs.addAll(segments());
    jobs.addAll(value());
    jobs.add(churn());
    jobs.addAll(tastes());
    jobs.addAll(associations());
    return jobs;
  }

  /** What is known of each user. */
  private List<Job> features() {
    List<Job> jobs = new ArrayList<>(List.of(new BuildReceivedDays()));
    if (contents == KnownFrom.DIMENSION) {
      jobs.add(new BuildTopicDays());
    }
    jobs.add(
        new BuildUserFeatures(
            new BuildUserFeatures.Params(
                PlatformJobs.known(settings.dimensions().users()),
                contents,
                settings.time().zone())));
    return jobs;
  }

  /** Who belongs together, how these do, and which of them could be a community. */
  private List<Job> segments() {
    List<Rule> rules =
        settings.rules().entrySet().stream()
            .map(each -> each.getValue().named(each.getKey()))
            .toList();
    List<Job> jobs = new ArrayList<>();
    jobs.add(new SegmentUsers(settings.segments().params(settings.run().seed())));
    jobs.add(new ApplyRules(new ApplyRules.Params(rules)));
    jobs.add(new MeasureSegments());
    jobs.add(
        new FindCommunities(
            new FindCommunities.Params(PlatformJobs.known(settings.dimensions().communities()))));
    return jobs;
  }

  /** What customers bought once and for all, and what they are worth. */
  private List<Job> value() {
    String currency = settings.activity().currency();
    return List.of(
        new BuildPurchaseDays(currency),
        new AdvancePurchaseHistories(),
        new EstimateValue(settings.value().params(currency)));
  }

  /** What users want, and what to offer them. */
  private List<Job> tastes() {
    return List.of(
        new BuildContentDays(),
        new AdvanceAffinities(settings.recommendations().taste()),
        new RecommendContents(recommending()));
  }

  /** What lists are made by. */
  RecommendParams recommending() {
    return settings
        .recommendations()
        .params(
            settings.run().seed(),
            new RecommendationSettings.Known(
                contents, PlatformJobs.known(settings.dimensions().users())),
            settings.time().zone(),
            tuned);
  }

  /** Which contents go together. */
  private List<Job> associations() {
    return List.of(new BuildOrderContents(), new FindAssociations(settings.baskets().params()));
  }

  /** Who is about to leave. */
  private Job churn() {
    return new PredictChurn(
        ChurnParams.of(
            settings.time().zone(),
            PlatformJobs.revenueParams(settings),
            contents,
            settings.churn().refitDays()));
  }
}
