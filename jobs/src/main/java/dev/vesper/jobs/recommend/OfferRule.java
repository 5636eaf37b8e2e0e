package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What the platform wants of some contents, whatever people's taste.
 *
 * @param name what the settings call it
 * @param reach which contents it is about
 * @param effect what it does to them
 * @param period on which nights
 */
public record OfferRule(String name, Reach reach, Effect effect, Period period)
    implements Serializable {

  /**
   * Some contents: those that fulfil everything that is named, each by any of what stands there.
   *
   * @param contents by their ids
   * @param topics that they have one of
   * @param kinds that they are one of
   * @param authors whose one they are
   */
  public record Reach(
      List<String> contents, List<String> topics, List<String> kinds, List<String> authors)
      implements Serializable {
    public Reach {
      contents = List.copyOf(contents);
      topics = List.copyOf(topics);
      kinds = List.copyOf(kinds);
      authors = List.copyOf(authors);
    }

    /** Whether it names anything. */
    public boolean names() {
      return !contents.isEmpty() || needsDimension();
    }

    /** Whether it names what only a dimension of contents tells. */
    public boolean needsDimension() {
      return !topics.isEmpty() || !kinds.isEmpty() || !authors.isEmpty();
    }

    boolean hits(Traits content) {
      return any(contents, List.of(content.id()))
          && any(topics, content.topics())
          && any(kinds, content.kind().stream().toList())
          && any(authors, content.author().stream().toList());
    }

    private static boolean any(List<String> wanted, List<String> there) {
      return wanted.isEmpty() || there.stream().anyMatch(wanted::contains);
    }
  }

  /** What a rule does. */
  public sealed interface Effect extends Serializable {
    /** What the settings call it. */
    String word();
  }

  /** One of them, the one that the person likes best, stands at a place of each list. */
  public record Pin(int place) implements Effect {
    @Override
    public String word() {
      return "pin";
    }
  }

  /** They are on no list. */
  public record Block() implements Effect {
    @Override
    public String word() {
      return "block";
    }
  }

  /** The odds by which they are ordered are so many times as high. */
  public record Boost(double factor) implements Effect {
    @Override
    public String word() {
      return "boost";
    }
  }

  /** They are for members of any of some communities alone. */
  public record OnlyIn(List<String> communities) implements Effect {
    public OnlyIn {
      communities = List.copyOf(communities);
    }

    @Override
    public String word() {
      return "only-in";
    }
  }

  /** Nights, both ends included. */
  public record Period(LocalDate from, LocalDate until) implements Serializable {
    /** Before all nights. */
    public static final LocalDate EVER = LocalDate.of(1, 1, 1);

    /** After all nights. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    boolean holds(LocalDate night) {
      return !night.isBefore(from) && !night.isAfter(until);
    }
  }
}
