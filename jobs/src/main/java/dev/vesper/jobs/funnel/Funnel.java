package dev.vesper.jobs.funnel;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A way of several steps that users go.
 *
 * @param name how tables call it
 * @param steps the steps, two or more
 * @param mode in which order they count
 * @param window how long after the first step others count
 * @param counted which attempts of a user count
 * @param exclusions events that end an attempt between two steps
 * @param breakdowns what the attempts are told apart by
 */
public record Funnel(
    String name,
    List<Step> steps,
    Mode mode,
    Window window,
    Counted counted,
    List<String> exclusions,
    List<Breakdown> breakdowns)
    implements Serializable {

  /** The funnel of the founding texts: first seen, registered, completed something, paid. */
  static final Funnel MODEL =
      new Funnel(
          "conversion_model",
          List.of(
              Step.of(Words.SEEN), Step.of("register"), Step.of("complete"), Step.of("purchase")),
          Mode.ORDERED,
          Window.EVER,
          Counted.FIRST_TIME,
          List.of(),
          List.of());

  /** Steps are bits of a number, and a funnel of more is no funnel. */
  private static final int MOST_STEPS = 20;

  public Funnel {
    steps = List.copyOf(steps);
    exclusions = List.copyOf(exclusions);
    breakdowns = List.copyOf(new LinkedHashSet<>(breakdowns));
    if (steps.size() < 2 || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "a funnel has 2 to " + MOST_STEPS + " steps, found " + steps.size());
    }
    Set<String> seen = new HashSet<>();
    for (Step step : steps) {
      for (String word : step.words()) {
        refuse(exclusions.contains(word), "'" + word + "' is a step and an exclusion");
        refuse(
            !seen.add(word) && mode == Mode.ANY,
            "'" + word + "' belongs to two steps, which steps in any order cannot tell apart");
      }
    }
  }

  private static void refuse(boolean wrong, String sentence) {
    if (wrong) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** Whether the name is taken by the funnel that is always measured. */
  public static boolean reserved(String name) {
    return MODEL.name.equals(name);
  }

  /**
   * A step: any of some events.
   *
   * @param words the events, as {@link Words} has them
   */
  public record Step(List<String> words) implements Serializable {
    public Step {
      words = List.copyOf(words);
    }

    /** A step as settings write it: words that are parted by bars. */
    public static Step of(String written) {
      return new Step(List.of(written.split("\\|", -1)));
    }

    /** The name that tables show. */
    String name() {
      return String.join("|", words);
    }

    boolean holds(String word) {
      return words.contains(word);
    }
  }

  /** What the number of a step means: which step it is, or how many of them in any order. */
  String stepName(int step) {
    return mode == Mode.ANY
        ? (step + 1) + " of " + steps.size() + " in any order"
        : steps.get(step).name();
  }
}
