package dev.vesper.jobs.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * Chooses how people are scored of whom nothing is known: how much each kind of circle says, by
 * what new people took, and over how many contents circles fade, by what others took.
 */
final class Welcoming {
  /** A kind of circle says nothing until it makes lists better by this. */
  private static final double WORTH = 1.02;

  /** Of fewer new people in circles of a kind it is chance that makes such a difference. */
  private static final int FEWEST_OF_A_KIND = 200;

  private static final List<Double> WEIGHTS = List.of(0.5, 1.0);
  private static final List<Double> FADING = List.of(1.0, 3.0, 10.0);
  private static final String CIRCLES = "circles";

  private final Model model;
  private final Offers then;
  private final RecommendParams params;
  private final List<String> notes = new ArrayList<>();
  private final Map<CircleWeights, List<Examined>> tried = new LinkedHashMap<>();

  /**
   * @param model of what people had some weeks ago
   * @param then what could be offered
   */
  Welcoming(Model model, Offers then, RecommendParams params) {
    this.model = model;
    this.then = then;
    this.params = params;
  }

  /** What is to be said of the choice. */
  List<String> notes() {
    return notes;
  }

  /** How much each kind of circle says; where too few can be examined, what usually holds. */
  CircleWeights circles(NewPeople people) {
    examine(List.of(CircleWeights.NONE), people);
    long examined = tried.get(CircleWeights.NONE).get(0).marks().people();
    if (examined < FitModel.FEWEST_EXAMINED) {
      tried.clear();
      notes.add(
          "%d new people took something, and %d are too few to tell by: they are scored by %s"
              .formatted(examined, FitModel.FEWEST_EXAMINED - 1, CircleWeights.USUAL.name()));
      return CircleWeights.USUAL;
    }
    Set<Circle> open = examinable(people.all());
    CircleWeights weights = CircleWeights.USUAL;
    for (Circle kind : open) {
      weights = weights.with(kind, 0);
    }
    weights = best(weights, open, people);
    examine(List.of(CircleWeights.USUAL, weights), people);
    notes.add("new people are scored by " + weights.name());
    return weights;
  }

  /** Lets one kind after another speak, each time the one that makes lists better by most. */
  private CircleWeights best(CircleWeights silent, Set<Circle> open, NewPeople people) {
    CircleWeights weights = silent;
    while (true) {
      CircleWeights before = weights;
      List<CircleWeights> more =
          open.stream()
              .filter(kind -> before.of(kind) == 0)
              .flatMap(kind -> WEIGHTS.stream().map(weight -> before.with(kind, weight)))
              .toList();
      examine(List.of(before), people);
      examine(more, people);
      for (CircleWeights each : more) {
        weights = gain(each) > gain(weights) ? each : weights;
      }
      if (gain(weights) < WORTH * gain(before) || weights.equals(before)) {
        return before;
      }
    }
  }

  private double gain(CircleWeights weights) {
    List<Examined> cuts = tried.get(weights);
    return cuts.get(cuts.size() - 1).gain();
  }

  private void examine(List<CircleWeights> some, NewPeople people) {
    List<CircleWeights> open = some.stream().filter(each -> !tried.containsKey(each)).toList();
    if (open.isEmpty()) {
      return;
    }
    List<Way> ways = open.stream().map(each -> new Way(Blend.POPULAR, each, 0)).toList();
    for (Examined each : examination(ways, About.NEW_PEOPLE).of(people.all(), model)) {
      tried.computeIfAbsent(each.way().circles(), any -> new ArrayList<>()).add(each);
    }
  }

  private Examination examination(List<Way> ways, About about) {
    return new Examination(ways, about, then, params.cuts(), FitModel.EXAMINED);
  }

  /** Kinds of which enough people who took something belong to a circle that says anything. */
  private Set<Circle> examinable(JavaRDD<People> people) {
    Map<Circle, Integer> members = members(people);
    Set<Circle> kinds = EnumSet.noneOf(Circle.class);
    members.forEach(
        (kind, count) -> {
          if (count >= FEWEST_OF_A_KIND) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  private Map<Circle, Integer> members(JavaRDD<People> people) {
    Map<Circle, Integer> sums = new EnumMap<>(Circle.class);
    Circles circles = model.circles();
    for (Map<Circle, Integer> block : people.map(some -> members(some, circles)).collect()) {
      block.forEach((kind, count) -> sums.merge(kind, count, Integer::sum));
    }
    return sums;
  }

  private static Map<Circle, Integer> members(People some, Circles circles) {
    Map<Circle, Integer> counts = new EnumMap<>(Circle.class);
    for (int person = 0; person < some.ids().size(); person++) {
      if (some.taken().count(person) > 0) {
        for (Circle kind : circles.kinds(some.circles(), person)) {
          counts.merge(kind, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** What was examined of new people: popularity, and the circles that are chosen or the best. */
  List<Marked> marks(CircleWeights chosen) {
    if (tried.isEmpty()) {
      return List.of();
    }
    Optional<CircleWeights> best =
        tried.keySet().stream()
            .filter(each -> !each.equals(CircleWeights.NONE))
            .max(Comparator.comparingDouble(this::gain));
    CircleWeights shown = chosen.equals(CircleWeights.NONE) ? best.orElseThrow() : chosen;
    return Stream.concat(
            marked(Blend.POPULAR.name(), CircleWeights.NONE, chosen),
            marked(CIRCLES, shown, chosen))
        .toList();
  }

  private Stream<Marked> marked(String method, CircleWeights weights, CircleWeights chosen) {
    return tried.get(weights).stream()
        .map(each -> new Marked(each, method, weights.equals(chosen)));
  }

  /** Ways in which circles fade, for people of whom something is known. */
  List<Examined> faded(JavaRDD<People> people, Blend blend, CircleWeights circles) {
    if (circles.equals(CircleWeights.NONE)) {
      return List.of();
    }
    List<Way> ways = FADING.stream().map(each -> new Way(blend, circles, each)).toList();
    return examination(ways, About.KNOWN_PEOPLE).of(people, model);
  }
}
