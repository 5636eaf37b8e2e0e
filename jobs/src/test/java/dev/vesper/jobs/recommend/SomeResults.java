package dev.vesper.jobs.recommend;

import java.util.Arrays;
import java.util.List;

/** Results of examinations, for tests of what is made of them. */
public final class SomeResults {
  private SomeResults() {}

  /** Two people whose lists gain so much by every way of scoring. */
  public static RecipeExam.Result gaining(double gain) {
    double[] marks = new double[2 * Blend.TRIED.size()];
    Arrays.fill(marks, gain);
    TriedLists lists = TriedLists.by(0, new PersonMarks(List.of(marks, marks)));
    return new RecipeExam.Result(lists, lists, 2);
  }
}
