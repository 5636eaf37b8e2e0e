package dev.vesper.jobs.similar;

import dev.vesper.jobs.factor.Ties;

/** People who have some contents, all equally strongly. */
final class PeopleOf {
  private PeopleOf() {}

  static Ties contents(int[]... people) {
    Ties.Builder builder = new Ties.Builder();
    for (int[] contents : people) {
      for (int content : contents) {
        builder.tie(content, 1);
      }
      builder.endOfPerson();
    }
    return builder.build();
  }
}
