package dev.vesper.jobs.churn;

import dev.vesper.jobs.statistics.Tenths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How good chances are, held against what happened. Users with the same chance are one group
 * wherever an order is asked for, so that no figure depends on how ties happen to lie.
 *
 * @param users how many are judged
 * @param churned how many of them left
 * @param auc the chance that of two users, one who left and one who stayed, the former had the
 *     higher chance; ties count half. Absent where nobody left, or everybody
 * @param averagePrecision the mean of the precision over those who left, in falling order of
 *     chances; absent where nobody left
 * @param liftAtTenth the share that left among the tenth with the highest chances, over the share
 *     of all; absent where nobody left
 * @param calibrationError the mean distance of predicted from observed over ten groups by chance,
 *     weighed by their users
 */
record Judgement(
    long users,
    long churned,
    OptionalDouble auc,
    OptionalDouble averagePrecision,
    OptionalDouble liftAtTenth,
    double calibrationError) {
  static Judgement of(double[] chances, boolean[] churned) {
    return of(ties(chances, churned));
  }

  /** Of users who are counted by chance, the lowest first. */
  static Judgement of(List<Tie> ties) {
    long users = ties.stream().mapToLong(Tie::users).sum();
    long left = ties.stream().mapToLong(Tie::left).sum();
    return new Judgement(
        users,
        left,
        auc(ties, left, users - left),
        averagePrecision(ties, left),
        liftAtTenth(ties, left, users),
        calibrationError(ties, users));
  }

  /** The users of one chance: how many there are and how many of them left. */
  record Tie(double chance, long users, long left) {
    long stayed() {
      return users - left;
    }
  }

  /** The lowest chance first. */
  private static List<Tie> ties(double[] chances, boolean[] churned) {
    double[] distinct = Arrays.stream(chances).sorted().distinct().toArray();
    long[] users = new long[distinct.length];
    long[] left = new long[distinct.length];
    for (int i = 0; i < chances.length; i++) {
      int place = Arrays.binarySearch(distinct, chances[i]);
      users[place]++;
      left[place] += churned[i] ? 1 : 0;
    }
    return IntStream.range(0, distinct.length)
        .mapToObj(i -> new Tie(distinct[i], users[i], left[i]))
        .toList();
  }

  private static List<Tie> falling(List<Tie> ties) {
    List<Tie> falling = new ArrayList<>(ties);
    Collections.reverse(falling);
    return falling;
  }

  /** Pairs in the right order, counted twice so that a tie is one. */
  private static OptionalDouble auc(List<Tie> ties, long left, long stayed) {
    if (left == 0 || stayed == 0) {
      return OptionalDouble.empty();
    }
    long twice = 0;
    long below = 0;
    for (Tie tie : ties) {
      twice += tie.left * (2 * below + tie.stayed());
      below += tie.stayed();
    }
    return OptionalDouble.of(twice / (2.0 * left * stayed));
  }

  private static OptionalDouble averagePrecision(List<Tie> ties, long left) {
    if (left == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    long seen = 0;
    long found = 0;
    for (Tie tie : falling(ties)) {
      seen += tie.users;
      found += tie.left;
      sum += (double) tie.left * found / seen;
    }
    return OptionalDouble.of(sum / left);
  }

  /** Of a group that the tenth ends within, those who left are shared out evenly. */
  private static OptionalDouble liftAtTenth(List<Tie> ties, long left, long users) {
    if (left == 0) {
      return OptionalDouble.empty();
    }
    double tenth = users / (double) Tenths.GROUPS;
    double room = tenth;
    double found = 0;
    for (Tie tie : falling(ties)) {
      double taken = Math.min(room, (double) tie.users);
      found += tie.left * taken / tie.users;
      room -= taken;
    }
    return OptionalDouble.of(found / tenth * users / left);
  }

  /** Groups hold a tenth of the users each, as nearly as ties that stay together allow. */
  private static double calibrationError(List<Tie> ties, long users) {
    double[] expected = new double[Tenths.GROUPS];
    long[] left = new long[Tenths.GROUPS];
    long before = 0;
    for (Tie tie : ties) {
      int group = Tenths.group(before, tie.users, users);
      expected[group] += tie.users * tie.chance;
      left[group] += tie.left;
      before += tie.users;
    }
    double sum =
        IntStream.range(0, Tenths.GROUPS).mapToDouble(g -> Math.abs(expected[g] - left[g])).sum();
    return users == 0 ? 0 : sum / users;
  }
}
