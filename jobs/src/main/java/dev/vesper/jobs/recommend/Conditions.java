package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * On what conditions contents are offered on a night: what is kept from whom, what stands at a
 * place of its own, what is moved up or down. Contents go by the numbers of a catalogue.
 */
final class Conditions implements Serializable {
  /** A place that one of some contents is to have. */
  record Pinned(int place, BitSet contents) implements Serializable {}

  private static final BitSet NOTHING = new BitSet();

  private final List<Bar> bars = new ArrayList<>();
  private final Map<Integer, BitSet> barred = new HashMap<>();
  private final Map<Integer, Double> factors = new HashMap<>();
  private final List<Pinned> pinned = new ArrayList<>();
  private final BitSet blocked = new BitSet();
  private final List<String> notes = new ArrayList<>();

  private Conditions() {}

  /** Everything is for everybody. */
  static Conditions none() {
    return new Conditions();
  }

  /**
   * What ages and rules make of contents.
   *
   * @param contents each at its number
   * @param rules in the order of the settings; those of other nights do nothing
   */
  static Conditions of(List<Traits> contents, List<OfferRule> rules, LocalDate night) {
    Conditions conditions = new Conditions();
    conditions.takeAges(contents);
    rules.stream()
        .filter(rule -> rule.period().holds(night))
        .forEach(rule -> conditions.take(rule, contents));
    return conditions;
  }

  /** Who may have what is for a higher age may have what is for a lower one. */
  private void takeAges(List<Traits> contents) {
    contents.stream()
        .map(Traits::leastAge)
        .filter(age -> age > 0)
        .distinct()
        .sorted()
        .forEach(age -> bars.add(new Bar.Age(age)));
    for (int content = 0; content < contents.size(); content++) {
      int age = contents.get(content).leastAge();
      for (int bar = 0; bar < bars.size() && ((Bar.Age) bars.get(bar)).least() <= age; bar++) {
        bar(content, bar);
      }
    }
  }

  private void bar(int content, int bar) {
    barred.computeIfAbsent(content, any -> new BitSet()).set(bar);
  }

  private void take(OfferRule rule, List<Traits> contents) {
    BitSet hit = new BitSet();
    for (int content = 0; content < contents.size(); content++) {
      hit.set(content, rule.reach().hits(contents.get(content)));
    }
    if (hit.isEmpty()) {
      notes.add("the rule " + rule.name() + " of recommendations.rules hits no content");
      return;
    }
    OfferRule.Effect effect = rule.effect();
    if (effect instanceof OfferRule.Block) {
      blocked.or(hit);
    } else if (effect instanceof OfferRule.Pin pin) {
      pinned.add(new Pinned(pin.place(), hit));
    } else if (effect instanceof OfferRule.Boost boost) {
      hit.stream().forEach(content -> factors.merge(content, boost.factor(), (a, b) -> a * b));
    } else if (effect instanceof OfferRule.OnlyIn only) {
      Bar members = new Bar.Members(only.communities());
      if (!bars.contains(members)) {
        bars.add(members);
      }
      hit.stream().forEach(content -> bar(content, bars.indexOf(members)));
    }
  }

  /** What is offered to nobody. */
  BitSet blocked() {
    return (BitSet) blocked.clone();
  }

  /** All bars, each at its number. */
  List<Bar> bars() {
    return List.copyOf(bars);
  }

  /** Communities that rules name, in order. */
  List<String> communities() {
    return bars.stream()
        .filter(Bar.Members.class::isInstance)
        .flatMap(bar -> ((Bar.Members) bar).communities().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether any content is for an age. */
  boolean asksForAges() {
    return bars.stream().anyMatch(Bar.Age.class::isInstance);
  }

  /** Places that are taken, in the order of the settings. */
  List<Pinned> pinned() {
    return List.copyOf(pinned);
  }

  /** What is to be said of rules. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Whether who passes some bars may have a content. */
  boolean isOpen(int content, BitSet passed) {
    return passes(passed, barred.getOrDefault(content, NOTHING));
  }

  /** Whether whoever may have the one may have the other. */
  boolean isOpenBeside(int one, int other) {
    return isOpen(other, barred.getOrDefault(one, NOTHING));
  }

  private static boolean passes(BitSet passed, BitSet asked) {
    for (int bar = asked.nextSetBit(0); bar >= 0; bar = asked.nextSetBit(bar + 1)) {
      if (!passed.get(bar)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Moves contents up or down.
   *
   * @param scores whose order is that of the odds
   * @param rise by how much a score is higher where the odds are e times as high
   */
  void boost(float[] scores, double rise) {
    factors.forEach(
        (content, factor) -> scores[content] += (float) (StrictMath.log(factor) * rise));
  }

  /** Whether a content may be pushed in a community: all of whom it may be told to there. */
  Column isOpenIn(Column community, Column content, Catalogue catalogue) {
    Column open = lit(true);
    for (int bar = 0; bar < bars.size(); bar++) {
      if (bars.get(bar) instanceof Bar.Members members) {
        int number = bar;
        Object[] ids =
            barred.entrySet().stream()
                .filter(each -> each.getValue().get(number))
                .map(each -> catalogue.id(each.getKey()))
                .sorted()
                .toArray();
        Column theirs = community.isin(members.communities().toArray());
        open = open.and(not(content.isin(ids)).or(theirs));
      }
    }
    return open;
  }
}
