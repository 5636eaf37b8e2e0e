package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.night.Night;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What users or attempts are counted by.
 *
 * @param tally what is counted
 * @param group whose attempts
 * @param day the day that the cohort is named by, from 1970; absent where there is none
 * @param night the night on which the cell counts; absent for all nights before the run
 * @param step the step, from 0
 */
record Cell(Tally tally, Group group, Optional<Integer> day, Optional<Integer> night, int step) {

  /** The same of another step. */
  Cell at(int otherStep) {
    return new Cell(tally, group, day, night, otherStep);
  }

  /** The same of a night of the run. */
  Cell on(Night tonight) {
    int number = Math.toIntExact(tonight.date().toEpochDay());
    return new Cell(tally, group, day, Optional.of(number), step);
  }

  /** What is counted. */
  enum Tally {
    /** Users, on the night on which they first reach the step. */
    TO_DATE,
    /** Attempts that began on the day, on the night that reports them. */
    ENTERED,
    /** Users first seen on the day, on the night on which they reach the step of the model. */
    MODEL
  }

  /**
   * Those who are told apart from others in a funnel.
   *
   * @param funnel the funnel's name
   * @param breakdown the word of a breakdown, or {@link Funnels#ALL}
   * @param value its value
   */
  record Group(String funnel, String breakdown, String value) {

    static Group everybody(Funnel funnel) {
      return new Group(funnel.name(), Funnels.ALL, Funnels.ALL);
    }

    /** The groups that somebody belongs to: everybody, and one for each breakdown. */
    static List<Group> of(Funnel funnel, List<String> origin) {
      List<Group> groups = new ArrayList<>(List.of(everybody(funnel)));
      for (Breakdown breakdown : funnel.breakdowns()) {
        String value = origin.get(Breakdown.FIELDS.indexOf(breakdown.field()));
        groups.add(
            new Group(funnel.name(), breakdown.word(), value == null ? Funnels.NONE : value));
      }
      return groups;
    }
  }

  /**
   * Some users or attempts in a cell.
   *
   * @param took how long it took; absent where it is not asked for, and then they may be many
   */
  record Tallied(Cell cell, long users, Optional<Took> took) {}

  /** Whole seconds from the first step and from the step before. */
  record Took(long sinceFirst, long sinceBefore) {

    static Took of(Attempt attempt, int step) {
      long at = attempt.reachedAt().get(step);
      long before = attempt.reachedAt().get(Math.max(0, step - 1));
      return new Took(seconds(at - attempt.enteredAt()), seconds(at - before));
    }

    private static long seconds(long micros) {
      return Math.floorDiv(micros, 1_000_000L);
    }
  }
}
