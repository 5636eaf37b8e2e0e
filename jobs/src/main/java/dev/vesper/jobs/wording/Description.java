package dev.vesper.jobs.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written about a content, or what somebody says to be interested in.
 *
 * @param title any text; empty for none
 * @param topics what it is about, if anything
 * @param author whose it is
 * @param kind what it is: a course, an e-book, a live lecture
 * @param price what it costs
 */
public record Description(
    String title,
    List<String> topics,
    Optional<String> author,
    Optional<String> kind,
    Optional<Price> price) {
  public Description {
    topics = List.copyOf(topics);
  }

  /** Money in a currency. */
  public record Price(BigDecimal amount, String currency) {
    /**
     * Two neighbouring bands, each an octave wide, half an octave apart: prices that are at most
     * half an octave apart have at least one in common, and no two that are farther than an octave.
     */
    List<String> bands() {
      if (amount.signum() <= 0) {
        return List.of("free");
      }
      double octaves = StrictMath.log(amount.doubleValue()) / StrictMath.log(2);
      long band = (long) Math.floor(2 * octaves);
      return List.of(currency + " " + band, currency + " " + (band + 1));
    }
  }

  /** A title and topics, and nothing else. */
  public static Description of(String title, String... topics) {
    return new Description(
        title, List.of(topics), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Its terms, each as often as it is there; words of topics are words like those of the title. */
  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    add(terms, Family.WORD, Wording.words(title));
    for (String topic : topics) {
      add(terms, Family.WORD, Wording.words(topic));
      add(terms, Family.TOPIC, Wording.name(topic).stream().toList());
    }
    add(terms, Family.AUTHOR, author.flatMap(Wording::name).stream().toList());
    add(terms, Family.KIND, kind.flatMap(Wording::name).stream().toList());
    add(terms, Family.PRICE, price.map(Price::bands).orElse(List.of()));
    return terms;
  }

  private static void add(List<Term> terms, Family family, List<String> texts) {
    texts.forEach(text -> terms.add(new Term(family, text)));
  }
}
