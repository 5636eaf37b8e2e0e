package dev.vesper.jobs.growth;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the job counts of a platform that is given as the users of each night, by the job's own code
 * without Spark; for tests outside the package.
 */
public final class CountedPlatform {
  private static final RetentionParams PARAMS = RetentionParams.of(90, 26, 24, List.of());
  private static final int HOURS = 24;
  private static final int COLUMNS = UsersOfARun.LISTED_UNTIL + 1;
  private static final int COHORT_START = place(Retention.COHORT_START);
  private static final int DEFINITION = place(Retention.DEFINITION);
  private static final int N = place(Retention.N);
  private static final int ELIGIBLE = place(Retention.ELIGIBLE);
  private static final int RETAINED = place(Retention.RETAINED);
  private static final int CI_LOW = place(Retention.CI_LOW);
  private static final int CI_HIGH = place(Retention.CI_HIGH);

  /** A cell of retention as it is published: who registered on a day and came n days later. */
  public record Cell(LocalDate cohort, int n, long eligible, long retained, Wilson interval) {}

  private final Nights nights;
  private final List<RoaringBitmap> active;
  private final List<RoaringBitmap> registered;

  /**
   * @param first the first night of the platform
   * @param active by night, who was there
   * @param registered by night, who of them registered
   */
  public CountedPlatform(Night first, List<RoaringBitmap> active, List<RoaringBitmap> registered) {
    this.nights = new Nights(first, first.plus(active.size() - 1));
    this.active = active;
    this.registered = registered;
  }

  private Iterator<Person> people() {
    List<List<Row>> users = new ArrayList<>();
    int start = Math.toIntExact(nights.first().date().toEpochDay());
    for (int night = 0; night < active.size(); night++) {
      int day = start + night;
      RoaringBitmap registering = registered.get(night);
      for (int user : active.get(night)) {
        while (users.size() <= user) {
          users.add(new ArrayList<>());
        }
        int marks = registering.contains(user) ? UsersOfARun.REGISTERS : 0;
        users.get(user).add(row(user, day, marks));
      }
    }
    return PersonRows.people(users.stream().flatMap(List::stream).iterator(), nights, Parts.none());
  }

  private static Row row(int user, int day, int marks) {
    Object[] values = new Object[COLUMNS];
    values[UsersOfARun.USER] = Integer.toString(user);
    values[UsersOfARun.DAY] = day;
    values[UsersOfARun.MARKS] = marks;
    values[UsersOfARun.FIRST_HOUR] = (long) day * HOURS;
    values[UsersOfARun.LAST_HOUR] = (long) day * HOURS;
    return RowFactory.create(values);
  }

  /** The columns {@code dau} and {@code new_users} of growth, by night. */
  public List<List<Double>> dauAndNewUsers() {
    NightlyCounts counts = new NightlyCounts(nights);
    people().forEachRemaining(counts::add);
    return Stream.of(Measure.ACTIVE, Measure.NEW)
        .map(
            measure ->
                nights.stream()
                    .map(night -> (double) counts.value(night, measure, Grain.DAY))
                    .toList())
        .toList();
  }

  /** The cells of who was there {@code on} a day, by day of registration. */
  public List<Cell> retention() {
    RetentionCounts counts = new RetentionCounts(nights, PARAMS, List.of(Grain.DAY));
    people().forEachRemaining(person -> add(person, counts));
    List<Cell> cells = new ArrayList<>();
    counts
        .counts()
        .forEach(
            (cohort, numbers) ->
                RetentionRows.of(
                        Part.ALL,
                        new CohortKey(Parts.ALL, Clock.CALENDAR, cohort),
                        numbers,
                        nights,
                        PARAMS)
                    .stream()
                    .filter(row -> row.getString(DEFINITION).equals("on"))
                    .forEach(row -> cells.add(cell(row))));
    return cells;
  }

  private static void add(Person person, RetentionCounts counts) {
    Integer birth = person.births().get(CohortKind.REGISTERED);
    if (birth != null) {
      counts.add(person.presence(), CohortKind.REGISTERED, birth);
    }
  }

  private static Cell cell(Row row) {
    return new Cell(
        LocalDate.ofEpochDay(row.getInt(COHORT_START)),
        row.getInt(N),
        row.getLong(ELIGIBLE),
        row.getLong(RETAINED),
        new Wilson(row.getDouble(CI_LOW), row.getDouble(CI_HIGH)));
  }

  private static int place(Field column) {
    return Retention.TABLE.schema().fieldIndex(column.name());
  }
}
