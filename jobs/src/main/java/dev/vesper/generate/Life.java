package dev.vesper.generate;

/**
 * The course of one user.
 *
 * @param user the number of the user
 * @param habit how the user behaves
 * @param arrival the day of registration, negative before the first night
 * @param last the last day on which the user may come
 */
record Life(int user, Habit habit, int arrival, int last) {

  boolean mayComeOn(int day) {
    return day >= arrival && day <= last;
  }
}
