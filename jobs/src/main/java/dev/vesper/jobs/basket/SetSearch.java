package dev.vesper.jobs.basket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the sets of contents that enough baskets hold, among those baskets that hold one content:
 * each is taken as the more frequent contents beside it, so that every set is found where its least
 * frequent content is looked at, and nowhere else.
 *
 * <p>A set grows by each more frequent content that enough of its baskets hold: one pass over these
 * baskets sorts them by such contents. Whatever few baskets hold, no larger set does better.
 * Baskets come sorted by their users, so that different users are counted on the way.
 */
final class SetSearch {
  private final Limits limits;
  private final Holders[][] rooms;
  private final List<int[]> baskets = new ArrayList<>();
  private final Ints users = new Ints();
  private String newest = "";
  private int user;

  /**
   * What a set must be.
   *
   * @param leastCount so many baskets hold it
   * @param leastUsers so many different users have one of them
   * @param longest it has so many contents at most
   */
  record Limits(long leastCount, int leastUsers, int longest) {}

  /**
   * A set that enough baskets hold.
   *
   * @param contents rising
   */
  record Found(List<Integer> contents, long baskets, long users) {}

  /** The baskets that hold a content. */
  private static final class Holders {
    private final int content;
    private final Ints baskets = new Ints();
    private int users;
    private int last;

    Holders(int content) {
      this.content = content;
    }

    void add(int basket, int whose) {
      baskets.add(basket);
      users += whose == last ? 0 : 1;
      last = whose;
    }
  }

  SetSearch(Limits limits) {
    this.limits = limits;
    this.rooms = new Holders[limits.longest()][];
  }

  /**
   * Adds a basket; those of one user come one after the other.
   *
   * @param contents rising
   */
  void add(String whose, List<Integer> contents) {
    if (!whose.equals(newest)) {
      newest = whose;
      user++;
    }
    users.add(user);
    baskets.add(contents.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * The sets of two contents or more, one of which all the baskets hold; those with one other
   * content are made when they are asked for.
   *
   * @param common the content that all the baskets hold; its number is higher than all others
   */
  Stream<Found> sets(int common) {
    Ints all = new Ints();
    IntStream.range(0, baskets.size()).forEach(all::add);
    List<Integer> set = List.of(common);
    return enough(all, set).stream()
        .map(
            each -> {
              List<Found> found = new ArrayList<>();
              grow(set, each, found);
              return found;
            })
        .flatMap(List::stream);
  }

  /** Adds the set that grows by a content, and those that grow from it. */
  private void grow(List<Integer> set, Holders by, List<Found> found) {
    List<Integer> grown = new ArrayList<>(List.of(by.content));
    grown.addAll(set);
    found.add(new Found(grown, by.baskets.size(), by.users));
    if (grown.size() < limits.longest()) {
      enough(by.baskets, grown).forEach(each -> grow(grown, each, found));
    }
  }

  /** The contents more frequent than those of a set that enough of its baskets hold, rising. */
  private List<Holders> enough(Ints among, List<Integer> set) {
    List<Holders> held = held(among, set.get(0), room(set));
    held.removeIf(
        each -> each.baskets.size() < limits.leastCount() || each.users < limits.leastUsers());
    held.sort(Comparator.comparingInt(each -> each.content));
    return held;
  }

  /** Sorts baskets by the contents that they hold below one; the room is left empty. */
  private List<Holders> held(Ints among, int below, Holders[] room) {
    List<Holders> held = new ArrayList<>();
    for (int place = 0; place < among.size(); place++) {
      int basket = among.at(place);
      for (int content : baskets.get(basket)) {
        if (content >= below) {
          break;
        }
        if (room[content] == null) {
          room[content] = new Holders(content);
          held.add(room[content]);
        }
        room[content].add(basket, users.at(basket));
      }
    }
    held.forEach(each -> room[each.content] = null);
    return held;
  }

  /** A place for each content, empty between two calls, so that it need not be made anew. */
  private Holders[] room(List<Integer> set) {
    int depth = set.size() - 1;
    if (rooms[depth] == null) {
      rooms[depth] = new Holders[set.get(set.size() - 1)];
    }
    return rooms[depth];
  }
}
