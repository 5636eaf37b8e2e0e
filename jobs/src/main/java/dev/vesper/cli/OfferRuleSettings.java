package dev.vesper.cli;

import dev.vesper.jobs.recommend.OfferRule;
import dev.vesper.pipeline.config.Setting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the platform wants of some contents: which ones, one thing to do, and when. */
public record OfferRuleSettings(
    @Setting(
            value =
                "Contents by their ids. A rule is about contents that fulfil all of contents, topics,"
                    + " kinds and authors that it names, each by any of the list.",
            example = "[c10001]",
            suggested = true)
        List<String> contents,
    @Setting(value = "Contents about any of these.", example = "[writing]") List<String> topics,
    @Setting(value = "Contents of any of these kinds.", example = "[course]") List<String> kinds,
    @Setting(value = "Contents of any of these authors.", example = "[Li Na]") List<String> authors,
    @Setting(
            value =
                "One of them, the one that the user is most likely to want, stands at this place of"
                    + " each list; nobody gets it who may not have it or dealt with it before. A rule"
                    + " does one thing: pin, block, boost or only-in.",
            example = "1",
            suggested = true,
            least = "1",
            most = "200")
        Optional<Integer> pin,
    @Setting(value = "Whether nobody is offered them.", standard = "false") boolean block,
    @Setting(
            value =
                "So many times as high are the odds by which they are ordered: above 1 they move up,"
                    + " below it down. The published score stays the chance that is expected.",
            example = "2",
            least = "0.001",
            most = "1000")
        Optional<Double> boost,
    @Setting(
            value = "They are offered to members of any of these communities alone.",
            example = "[g1000]")
        List<String> onlyIn,
    @Setting(value = "The first night on which the rule holds.", example = "2026-11-01")
        Optional<LocalDate> from,
    @Setting(value = "The last night on which the rule holds.", example = "2026-11-30")
        Optional<LocalDate> until) {

  public OfferRuleSettings {
    contents = List.copyOf(contents);
    topics = List.copyOf(topics);
    kinds = List.copyOf(kinds);
    authors = List.copyOf(authors);
    onlyIn = List.copyOf(onlyIn);
    List<String> mistakes = new ArrayList<>();
    if (!new OfferRule.Reach(contents, topics, kinds, authors).names()) {
      mistakes.add(
          "it names no content; write at least one of contents, topics, kinds and authors");
    }
    List<String> effects = words(effects(pin, block, boost, onlyIn));
    if (effects.isEmpty()) {
      mistakes.add("it does nothing; write one of pin, block: true, boost and only-in");
    }
    if (effects.size() > 1) {
      mistakes.add(
          "it does several things (%s); write a rule for each"
              .formatted(String.join(", ", effects)));
    }
    if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
      mistakes.add(
          "it holds on no night: from is %s, after until, which is %s"
              .formatted(from.get(), until.get()));
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  /** Which contents it is about. */
  OfferRule.Reach reach() {
    return new OfferRule.Reach(contents, topics, kinds, authors);
  }

  /** What the job is told. */
  OfferRule named(String name) {
    return new OfferRule(
        name,
        reach(),
        effects(pin, block, boost, onlyIn).get(0),
        new OfferRule.Period(
            from.orElse(OfferRule.Period.EVER), until.orElse(OfferRule.Period.NEVER)));
  }

  private static List<OfferRule.Effect> effects(
      Optional<Integer> pin, boolean block, Optional<Double> boost, List<String> onlyIn) {
    List<OfferRule.Effect> effects = new ArrayList<>();
    pin.ifPresent(place -> effects.add(new OfferRule.Pin(place)));
    if (block) {
      effects.add(new OfferRule.Block());
    }
    boost.ifPresent(factor -> effects.add(new OfferRule.Boost(factor)));
    if (!onlyIn.isEmpty()) {
      effects.add(new OfferRule.OnlyIn(onlyIn));
    }
    return effects;
  }

  private static List<String> words(List<OfferRule.Effect> effects) {
    return effects.stream().map(OfferRule.Effect::word).toList();
  }
}
