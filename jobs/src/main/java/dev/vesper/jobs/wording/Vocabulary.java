package dev.vesper.jobs.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The terms of a catalogue, numbered in the order in which they are first told; see the package.
 */
final class Vocabulary {
  /** A term of more than half of all contents, and of more than so many, is a trait. */
  private static final int MANY = 1_000;

  private final Map<Term, Integer> numbers;
  private final List<Family> families;
  private final double[] rarities;
  private final BitSet traits = new BitSet();

  private Vocabulary(Builder builder, int contents) {
    this.numbers = builder.numbers;
    this.families = builder.families;
    this.rarities = new double[families.size()];
    for (int number = 0; number < rarities.length; number++) {
      int there = builder.contents[number];
      rarities[number] = StrictMath.log(1 + (double) contents / there);
      traits.set(number, families.get(number).isTrait() || (there > MANY && there > contents / 2));
    }
  }

  /** Takes the terms of contents one by one. */
  static final class Builder {
    private final Map<Term, Integer> numbers = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private int[] contents = new int[64];

    /** The numbers of a content's terms, rising, each as often as it is told. */
    int[] told(List<Term> terms) {
      int[] told = terms.stream().mapToInt(this::number).sorted().toArray();
      for (int each = 0; each < told.length; each++) {
        if (each == 0 || told[each] != told[each - 1]) {
          contents[told[each]]++;
        }
      }
      return told;
    }

    private int number(Term term) {
      Integer known = numbers.putIfAbsent(term, families.size());
      if (known != null) {
        return known;
      }
      if (families.size() == contents.length) {
        contents = Arrays.copyOf(contents, Math.multiplyExact(contents.length, 2));
      }
      families.add(term.family());
      return families.size() - 1;
    }

    Vocabulary build(int contents) {
      return new Vocabulary(this, contents);
    }
  }

  int size() {
    return rarities.length;
  }

  /** The numbers of those terms that are known, rising, each as often as it is told. */
  int[] known(List<Term> terms) {
    return terms.stream()
        .map(numbers::get)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Adds a content that tells terms by these numbers, rising, each as often as it is told. */
  void addTo(Weights.Builder weights, int[] told) {
    Map<Family, Double> squares = new EnumMap<>(Family.class);
    forEach(
        told,
        (number, weight) -> squares.merge(families.get(number), weight * weight, Double::sum));
    double shares = squares.keySet().stream().mapToDouble(Family::share).sum();
    forEach(
        told,
        (number, weight) -> {
          Family family = families.get(number);
          double share = family.share() / shares;
          put(weights, number, weight * Math.sqrt(share / squares.get(family)));
        });
    weights.endOfContent();
  }

  private void put(Weights.Builder weights, int number, double weight) {
    if (traits.get(number)) {
      weights.putTrait(number, weight);
      return;
    }
    weights.putTelling(number, weight);
  }

  private interface OfTerm {
    void of(int number, double weight);
  }

  private void forEach(int[] told, OfTerm work) {
    int from = 0;
    while (from < told.length) {
      int to = from + 1;
      while (to < told.length && told[to] == told[from]) {
        to++;
      }
      int number = told[from];
      work.of(number, (1 + StrictMath.log(to - from)) * rarities[number]);
      from = to;
    }
  }
}
