package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.factor.Ties;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The list of one person: what rules put at a place, what the person is likely to want with topics
 * mixed, and what is new and alike.
 */
final class Composition {
  private final Listing.Task task;
  private final Ties had;
  private final int person;
  private final float[] order;
  private final IntPredicate allowed;

  /**
   * @param task what is told of all lists
   * @param had what people have, the person among them
   * @param person whose list it is
   * @param order scores by which contents are ordered for the person
   * @param allowed what the person may have
   */
  Composition(Listing.Task task, Ties had, int person, float[] order, IntPredicate allowed) {
    this.task = task;
    this.had = had;
    this.person = person;
    this.order = order;
    this.allowed = allowed;
  }

  /** How a place came about. */
  enum Kind {
    LIKELY,
    EXPLORED,
    PINNED
  }

  /**
   * What stands at a rank.
   *
   * @param isWanted whether the person's own taste put it among the first candidates, no rule
   * @param mixtures how mixed the list is up to each of its places, in millionths
   */
  record Place(int rank, int content, Kind kind, boolean isWanted, List<Long> mixtures) {
    boolean isListed() {
      return rank <= mixtures.size();
    }

    boolean endsTheList() {
      return rank == mixtures.size();
    }

    /** How mixed the list is up to here; nothing after its end. */
    Optional<Long> mixture() {
      return isListed() ? Optional.of(mixtures.get(rank - 1)) : Optional.empty();
    }
  }

  /**
   * The places of the list, and after them what comes next.
   *
   * @param alike how like each content is to what the person has; empty where nothing is explored
   */
  List<Place> places(float[] alike) {
    Map<Integer, Integer> pins = pins();
    int free = task.places() - pins.size();
    Set<Integer> pinned = Set.copyOf(pins.values());
    IntPredicate open = content -> allowed.test(content) && !pinned.contains(content);
    int[] first = Shortlist.of(order, had, person, open, task.candidates()).contents();
    List<Integer> likely = likely(first, open, pinned, free);
    Set<Integer> explored =
        explored(alike, content -> open.test(content) && !likely.contains(content));
    List<Integer> list = new ArrayList<>(Shortlist.mixed(likely, explored, free));
    pins.forEach((place, content) -> list.add(Math.min(place - 1, list.size()), content));
    return ranked(list, first, explored, pinned);
  }

  /**
   * For each pinned place the best of its contents, in rising order; a place that is taken gives
   * way to the next.
   */
  private Map<Integer, Integer> pins() {
    Map<Integer, Integer> pins = new TreeMap<>();
    for (Conditions.Pinned rule : task.offers().conditions().pinned()) {
      IntPredicate open =
          content ->
              rule.contents().get(content) && allowed.test(content) && !pins.containsValue(content);
      IntStream.of(Shortlist.of(order, had, person, open, 1).contents())
          .forEach(content -> put(pins, rule.place(), content));
    }
    return pins;
  }

  /** At a place, else at the next that is free, else at the last one before it. */
  private void put(Map<Integer, Integer> pins, int place, int content) {
    IntStream after = IntStream.rangeClosed(place, task.places());
    IntStream before = IntStream.range(1, place).map(each -> place - each);
    IntStream.concat(after, before)
        .filter(each -> !pins.containsKey(each))
        .findFirst()
        .ifPresent(each -> pins.put(each, content));
  }

  /**
   * Where the first candidates leave places free because topics are full, all contents of other
   * topics are looked through again, and again while that fills further topics.
   */
  private List<Integer> likely(
      int[] first, IntPredicate open, Collection<Integer> pinned, int free) {
    TopicPlaces topics = new TopicPlaces(task.offers(), free, task.ofATopic());
    pinned.forEach(topics::count);
    topics.take(first);
    BitSet seen = new BitSet();
    int[] ranked = first;
    while (!topics.isDone() && ranked.length == task.candidates()) {
      IntStream.of(ranked).forEach(seen::set);
      ranked =
          Shortlist.of(
                  order,
                  had,
                  person,
                  content -> !seen.get(content) && !topics.isFull(content) && open.test(content),
                  task.candidates())
              .contents();
      topics.take(ranked);
    }
    topics.fill(first);
    return topics.chosen();
  }

  /** What few people know and is most like what the person has. */
  private Set<Integer> explored(float[] alike, IntPredicate open) {
    Set<Integer> explored = new LinkedHashSet<>();
    if (alike.length > 0 && task.newPlaces() > 0) {
      Best best =
          Shortlist.of(
              alike,
              had,
              person,
              content -> alike[content] > 0 && task.isNew(content) && open.test(content),
              task.newPlaces());
      IntStream.of(best.contents()).forEach(explored::add);
    }
    return explored;
  }

  /** Whether a content scores as the first candidates do, whatever stands there by rule. */
  private boolean isWanted(int content, int[] first) {
    return first.length < task.candidates() || order[content] >= order[first[first.length - 1]];
  }

  private List<Long> mixtures(List<Integer> list) {
    Mixture mixture = new Mixture();
    List<Long> mixtures = new ArrayList<>();
    for (int content : list) {
      mixture.add(task.offers().topics(content));
      mixtures.add(Variety.millionths(mixture.diversity()));
    }
    return mixtures;
  }

  private List<Place> ranked(
      List<Integer> list, int[] first, Set<Integer> explored, Set<Integer> pinned) {
    Set<Integer> listed = new HashSet<>(list);
    List<Integer> all = new ArrayList<>(list);
    IntStream.of(first).filter(content -> !listed.contains(content)).forEach(all::add);
    List<Place> places = new ArrayList<>();
    List<Long> mixtures = mixtures(list);
    for (int content : all) {
      Kind unpinned = explored.contains(content) ? Kind.EXPLORED : Kind.LIKELY;
      Kind kind = pinned.contains(content) ? Kind.PINNED : unpinned;
      places.add(new Place(places.size() + 1, content, kind, isWanted(content, first), mixtures));
    }
    return places;
  }
}
