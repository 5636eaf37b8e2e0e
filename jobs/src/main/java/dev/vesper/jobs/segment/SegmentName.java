package dev.vesper.jobs.segment;

import dev.vesper.jobs.segment.Phrase.Slot;
import dev.vesper.jobs.segment.Portrait.Trait;
import dev.vesper.jobs.statistics.Discretion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A name by rule: of each part of a name the words for the feature that tells the segment apart
 * most, the topic that it deals with more than others among them.
 */
record SegmentName(String english, String chinese) {
  /** Less than so many spreads tell nothing apart. */
  static final double LEAST = 0.35;

  private static final String TOPIC = "topic:";
  private static final int FIGURES = 3;
  private static final SegmentName OUTLIERS = new SegmentName("Outliers", "离群用户");

  /** The names of some segments, each its own. */
  static List<SegmentName> of(List<Portrait> portraits) {
    List<SegmentName> names = new ArrayList<>();
    Set<SegmentName> taken = new HashSet<>();
    for (Portrait each : portraits) {
      SegmentName name = named(each);
      names.add(taken.add(name) ? name : name.numbered(each.segment()));
    }
    return names;
  }

  private SegmentName numbered(int id) {
    return new SegmentName(english + " (" + id + ")", chinese + "（" + id + "）");
  }

  private static SegmentName named(Portrait portrait) {
    if (portrait.segment() == SegmentModel.OUTLIERS) {
      return OUTLIERS;
    }
    Optional<Phrase> manner = strongest(portrait, Slot.MANNER);
    Optional<Phrase> noun = strongest(portrait, Slot.NOUN);
    Optional<Phrase> clause = strongest(portrait, Slot.CLAUSE);
    Optional<String> topic = topic(portrait);
    String english =
        manner.map(Phrase::english).orElse("")
            + " "
            + noun.map(Phrase::english).orElse("users")
            + topic.map(each -> " of " + each).orElse("")
            + clause.map(each -> " " + each.english()).orElse("");
    String chinese =
        clause.map(each -> each.chinese() + "的").orElse("")
            + manner.map(Phrase::chinese).orElse("")
            + topic.map(each -> " " + each + " ").orElse("")
            + noun.map(Phrase::chinese).orElse("用户");
    return new SegmentName(capital(english.strip()), chinese.strip());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Optional<Phrase> strongest(Portrait portrait, Slot slot) {
    return Phrase.ALL.stream()
        .filter(phrase -> phrase.slot() == slot && strength(portrait, phrase) >= LEAST)
        .max(Comparator.comparingDouble(phrase -> strength(portrait, phrase)));
  }

  private static double strength(Portrait portrait, Phrase phrase) {
    return portrait.traits().stream()
        .filter(trait -> trait.feature().equals(phrase.feature()))
        .mapToDouble(trait -> phrase.way().strength(trait.distinctness()))
        .findFirst()
        .orElse(0);
  }

  private static Optional<String> topic(Portrait portrait) {
    return portrait.traits().stream()
        .filter(trait -> trait.feature().startsWith(TOPIC) && trait.distinctness() >= LEAST)
        .max(Comparator.comparingDouble(Trait::distinctness))
        .map(trait -> trait.feature().substring(TOPIC.length()));
  }

  /** The sentence that goes with a name: the size, and where the sample is enough, the figures. */
  static SegmentName sentence(Portrait portrait, long users, long all) {
    double percent = 100.0 * users / all;
    return new SegmentName(
        String.format(Locale.ROOT, "%d users, %.1f %% of all", users, percent)
            + told(portrait, SegmentName::english)
            + ".",
        String.format(Locale.ROOT, "%d 名用户，占全部的 %.1f%%", users, percent)
            + told(portrait, SegmentName::chinese)
            + "。");
  }

  private static String told(Portrait portrait, Function<Trait, String> words) {
    return Discretion.told(portrait.users(), portrait.traits()).stream()
        .flatMap(List::stream)
        .filter(trait -> Math.abs(trait.distinctness()) >= LEAST)
        .filter(trait -> Double.isFinite(trait.mean() + trait.meanOfAll()))
        .sorted(Comparator.comparingDouble((Trait each) -> -Math.abs(each.distinctness())))
        .limit(FIGURES)
        .map(words)
        .collect(Collectors.joining());
  }

  private static String english(Trait trait) {
    return String.format(
        Locale.ROOT,
        "; %s %.2f where all have %.2f",
        trait.feature(),
        trait.mean(),
        trait.meanOfAll());
  }

  private static String chinese(Trait trait) {
    return String.format(
        Locale.ROOT, "；%s %.2f（全体 %.2f）", trait.feature(), trait.mean(), trait.meanOfAll());
  }
}
