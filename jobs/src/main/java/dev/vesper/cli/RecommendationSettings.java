package dev.vesper.cli;

import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.recommend.RecommendParams;
import dev.vesper.jobs.taste.TasteParams;
import dev.vesper.jobs.taste.Verb;
import dev.vesper.pipeline.config.Setting;
import dev.vesper.pipeline.table.Word;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is offered to whom. */
public record RecommendationSettings(
    @Setting(
            value = "So many contents are on each user's list.",
            standard = "20",
            least = "1",
            most = "200")
        int places,
    @Setting(
            value =
                "So many of them at most are about one topic, as long as anything else is left to"
                    + " offer; new-places come on top.",
            standard = "8",
            least = "1",
            most = "200")
        int placesOfATopic,
    @Setting(
            value =
                "So many of them are kept for contents that fewer than 10 people know, so that"
                    + " new ones find their people.",
            standard = "2",
            least = "0",
            most = "200")
        int newPlaces,
    @Setting(
            value = "Who was active in so many days gets a list.",
            standard = "365",
            unit = "days",
            least = "1",
            most = "36500")
        int activeWithin,
    @Setting(
            value =
                "The model is fitted anew after so many nights, and before where a fifth of what users"
                    + " deal with is new to it.",
            standard = "7",
            unit = "nights",
            least = "1",
            most = "60")
        int refitDays,
    @Setting(
            value = "What somebody did says half as much of a taste after so many days.",
            standard = "30",
            unit = "days",
            least = "1",
            most = "3650")
        int halfLifeDays,
    @Setting(
            value =
                "What doings say of a taste, where it is to be something else than usual: view 1,"
                    + " check_in 1, play, read and reply 2, like, comment, answer, rate, add_to_cart"
                    + " and checkout 3, complete and share 4, purchase 5.",
            example = "{purchase: 8, view: 0.5}",
            among = TASTE)
        Map<String, Double> weights,
    @Setting(
            value = "What an hour of playing says of a taste.",
            standard = "2",
            least = "0",
            most = "1000")
        double watchedHour,
    @Setting(
            value =
                "What the platform wants of some contents, whatever people's taste, by names of your"
                    + " choice. Nobody gets what is barred by age, withdrawn, blocked, for others"
                    + " alone or dealt with before, pinned or not; and what is pinned stands at its"
                    + " place, boosted or not.",
            example = "spring-course")
        Map<String, OfferRuleSettings> rules,
    @Setting("How the model is made. vesper tune recommend searches for what is left out here.")
        ModelSettings model) {

  /** What settings call the words for what says something of a taste. */
  static final String TASTE = "doing that says something of a taste";

  /** People are dealt with in so many blocks, which decide in what order numbers are added. */
  private static final int BLOCKS = 8;

  public RecommendationSettings {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    List<String> mistakes = new ArrayList<>();
    if (newPlaces > places) {
      mistakes.add(
          "recommendations.new-places is %d, more than recommendations.places, which is %d"
              .formatted(newPlaces, places));
    }
    weights.forEach((verb, weight) -> judgeWeight(verb, weight, mistakes));
    for (Map.Entry<String, OfferRuleSettings> rule : rules.entrySet()) {
      judgePlace(rule.getKey(), rule.getValue().pin().orElse(1), places, mistakes);
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  private static void judgeWeight(String verb, double weight, List<String> mistakes) {
    if (!(weight >= 0 && weight <= 1000)) {
      mistakes.add(
          "recommendations.weights gives %s a weight of %s; weights are from 0 to 1000"
              .formatted(verb, weight));
    }
  }

  private static void judgePlace(String rule, int place, int places, List<String> mistakes) {
    if (place > places) {
      mistakes.add(
          "recommendations.rules.%s pins at place %d of lists that have %d (recommendations.places)"
              .formatted(rule, place, places));
    }
  }

  /** The names of rules that go by what only a dimension of contents tells. */
  List<String> rulesByDimension() {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().reach().needsDimension())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What there is a dimension of. */
  record Known(KnownFrom contents, KnownFrom users) {}

  /** What the job of lists is told. */
  RecommendParams params(long seed, Known known, ZoneId zone, Optional<TunedRecipe> tuned) {
    return new RecommendParams(
        places,
        placesOfATopic,
        newPlaces,
        activeWithin,
        refitDays,
        BLOCKS,
        model.recipe(tuned),
        model.easeContents(),
        seed,
        taste(),
        known.contents(),
        known.users(),
        zone,
        rules.entrySet().stream().map(rule -> rule.getValue().named(rule.getKey())).toList());
  }

  /** What the job of tastes is told. */
  TasteParams taste() {
    Map<Verb, Double> all = new EnumMap<>(Verb.class);
    for (Verb verb : Verb.values()) {
      all.put(verb, verb.weight());
    }
    weights.forEach((verb, weight) -> all.put(Word.constant(Verb.class, verb), weight));
    return new TasteParams(all, watchedHour, halfLifeDays);
  }
}
