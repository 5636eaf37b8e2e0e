package dev.vesper.jobs.growth;

import java.io.Serializable;
import java.util.List;

/** Which numbers are counted of a cohort, and where each lies in its array. */
final class CohortNumbers implements Serializable {
  /** The users of the cohort. */
  static final int SIZE = 0;

  private final int longest;
  private final List<Integer> ages;
  private final int[] lasted;
  private final int brackets;
  private final int count;

  CohortNumbers(RetentionParams params, Grain grain) {
    this.longest = params.longest().get(grain);
    this.ages = params.ages().get(grain);
    this.lasted = new int[ages.size()];
    int next = on(longest) + 1;
    for (int age = 0; age < lasted.length; age++) {
      lasted[age] = next;
      next += ages.get(age) + 1;
    }
    this.brackets = next;
    this.count = next + (grain == Grain.DAY ? params.brackets().size() : 0);
  }

  int longest() {
    return longest;
  }

  /** The ages at which it is looked who may still come back. */
  List<Integer> ages() {
    return ages;
  }

  /** Who was active in a period after birth. */
  int on(int n) {
    return SIZE + 1 + n;
  }

  /** Whose last activity lies in a period, as of one of the ages of the cohort. */
  int lasted(int age, int n) {
    return lasted[age] + n;
  }

  /** Who was active in a span of days. */
  int bracket(int which) {
    return brackets + which;
  }

  /** How many numbers there are. */
  int count() {
    return count;
  }
}
