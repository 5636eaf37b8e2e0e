package dev.vesper.cli;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.funnel.Funnel;
import dev.vesper.pipeline.config.PrivacySettings;
import dev.vesper.pipeline.config.RunSettings;
import dev.vesper.pipeline.config.Setting;
import dev.vesper.pipeline.config.SourceSettings;
import dev.vesper.pipeline.config.SparkSettings;
import dev.vesper.pipeline.config.TimeSettings;
import dev.vesper.pipeline.config.WarehouseSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole settings file. */
public record Settings(
    @Setting("Where published tables lie and how long they stay.") WarehouseSettings warehouse,
    @Setting("What a day is.") TimeSettings time,
    @Setting("Where raw events come from.") SourceSettings source,
    @Setting(
            "What is known beside the events. Each part that is absent switches off what needs it.")
        DimensionSettings dimensions,
    @Setting("What a user's day adds up to.") ActivitySettings activity,
    @Setting("By what growth is told apart.") GrowthSettings growth,
    @Setting("Who counts as staying, and for how long.") RetentionSettings retention,
    @Setting("What a subscription is worth, and when it has ended.") RevenueSettings revenue,
    @Setting("Who is said to be leaving.") ChurnSettings churn,
    @Setting("How it is told what a customer is worth.") ValueSettings value,
    @Setting(
            value =
                "The ways of several steps that users go, by names of your choice. When one is changed,"
                    + " all users are taken through them anew from the first night, so events must be kept;"
                    + " the numbers of older nights stay as they were built.",
            standard = "{conversion: {steps: [register, complete, purchase]}}",
            example = "conversion")
        Map<String, FunnelSettings> funnels,
    @Setting(
            value =
                "Segments of users who fulfil conditions, by names of your choice, beside those found"
                    + " by habit. A user may be in several.",
            example = "regulars-who-never-buy")
        Map<String, RuleSettings> rules,
    @Setting("How users are grouped by what they do.") SegmentSettings segments,
    @Setting("What is offered to whom.") RecommendationSettings recommendations,
    @Setting("Which contents are said to go together.") BasketSettings baskets,
    @Setting("How ids of people become pseudonyms.") PrivacySettings privacy,
    @Setting("How a run goes about its work.") RunSettings run,
    @Setting("What Spark is told.") SparkSettings spark) {

  /** What settings call the words for events. */
  static final String EVENT = "event";

  /** The first comment of the reference file. */
  public static final String INTRODUCTION =
      "Every setting of Vesper, with its default. Copy this file, keep what you change and delete"
          + " the rest. Relative paths start at the directory of the file. ${NAME} and"
          + " ${NAME:-fallback} stand for environment variables; for secrets, use these. On the"
          + " command line, --set source.late-days=5 wins over the file. What is wrong is told"
          + " with its line: vesper validate.";

  public Settings {
    funnels = Collections.unmodifiableMap(new LinkedHashMap<>(funnels));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    for (String name : funnels.keySet()) {
      if (Funnel.reserved(name)) {
        throw new IllegalArgumentException(
            "funnels names one '" + name + "', which is always measured; choose another name");
      }
    }
    if (dimensions.users().isPresent() && privacy.consent().isEmpty()) {
      throw new IllegalArgumentException(
          "dimensions.users tells who the users are, and privacy.consent is not set; write"
              + " 'required' to say something about those alone who agreed, or 'not-required'");
    }
    if (growth.breakdowns().contains(Origin.REGION) && dimensions.users().isEmpty()) {
      throw new IllegalArgumentException(
          "growth.breakdowns names region, which only the dimension of users tells; set"
              + " dimensions.users, or leave region out");
    }
    if (dimensions.contents().isEmpty()) {
      requireContents(recommendations.rulesByDimension());
    }
  }

  private static void requireContents(List<String> rules) {
    if (!rules.isEmpty()) {
      throw new IllegalArgumentException(
          rules.stream()
              .map(
                  rule ->
                      "recommendations.rules."
                          + rule
                          + " goes by topics, kinds or authors, which only the dimension of"
                          + " contents tells; set dimensions.contents, or name contents by their"
                          + " ids")
              .collect(Collectors.joining("\n")));
    }
  }

  /** The local directory that log files go to. */
  public Path logs() {
    return run.logs()
        .or(() -> warehouse.scratch().local().map(work -> work.resolve("logs")))
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "vesper-logs"));
  }

  /** The local directory that Spark spills to; absent where the work directory is remote. */
  public Optional<Path> spill() {
    return warehouse.scratch().local().map(work -> work.resolve("spark"));
  }
}
