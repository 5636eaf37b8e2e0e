package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The users of a run of nights, one row each: when they joined, and their active days as bits. What
 * is counted of them takes one pass over these rows, whatever the number of nights.
 */
final class UsersOfARun {
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String REGISTERED = "registered";
  private static final String PURCHASED = "purchased";
  private static final String RECENT = "recent";
  private static final String WORD = "word_";
  private static final String TOLD = "told_";
  private static final String NUMBER = "part";
  private static final List<String> BIRTHS = List.of(FIRST, REGISTERED, PURCHASED);
  private static final int FIXED = 6;

  /** A day and the number of a part as one number, so that the earliest day is the least. */
  private static final long PARTS = 1L << 20;

  private UsersOfARun() {}

  /**
   * The users who ever signed in.
   *
   * @param before the users as of the night before the run
   * @param days what they did in the run
   * @param firsts where they come from, as of the end of the run
   */
  static Dataset<Row> of(
      Dataset<Row> before, Dataset<Row> days, Dataset<Row> firsts, Nights nights, Parts parts) {
    int words = (nights.count() + Long.SIZE - 1) / Long.SIZE;
    List<Column> joined = new ArrayList<>();
    BIRTHS.forEach(birth -> joined.add(min(col(birth)).as(birth)));
    joined.add(max(col(LAST)).as(LAST));
    joined.add(bit_or(col(RECENT)).as(RECENT));
    for (int word = 0; word < words; word++) {
      joined.add(bit_or(col(WORD + word)).as(WORD + word));
    }
    Dataset<Row> rows = now(known(days), nights, words).unionByName(then(known(before), words));
    for (int breakdown = 0; breakdown < parts.breakdowns(); breakdown++) {
      joined.add(min(col(TOLD + breakdown)).as(TOLD + breakdown));
      rows = rows.unionByName(told(firsts, parts, breakdown), true);
    }
    return rows.groupBy(UserDays.USER_ID.col())
        .agg(joined.get(0), joined.subList(1, joined.size()).toArray(Column[]::new))
        .where(col(FIRST).isNotNull());
  }

  private static Dataset<Row> told(Dataset<Row> firsts, Parts parts, int breakdown) {
    Column day = unix_date(UserOrigins.TOLD_ON.col()).cast(DataTypes.LongType);
    return parts
        .numbered(firsts, breakdown, NUMBER)
        .select(UserDays.USER_ID.col(), day.multiply(PARTS).plus(col(NUMBER)).as(TOLD + breakdown));
  }

  private static Dataset<Row> known(Dataset<Row> rows) {
    return rows.where(UserDays.IS_KNOWN.col());
  }

  private static Dataset<Row> now(Dataset<Row> days, Nights nights, int words) {
    Column day = unix_date(Table.DT.col());
    Column place = datediff(Table.DT.col(), lit(nights.first().date()));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                UserDays.USER_ID.col(),
                day.as(FIRST),
                when(UserDays.BY_TYPE.get("register").col().gt(0), day).as(REGISTERED),
                when(UserDays.BY_TYPE.get("purchase").col().gt(0), day).as(PURCHASED),
                lit(null).cast(DataTypes.IntegerType).as(LAST),
                lit(0L).as(RECENT)));
    for (int word = 0; word < words; word++) {
      Column bit = place.minus(word * Long.SIZE);
      Column set = when(bit.between(0, Long.SIZE - 1), call_function("shiftleft", lit(1L), bit));
      columns.add(set.otherwise(0L).as(WORD + word));
    }
    return days.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> then(Dataset<Row> before, int words) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                UserStates.USER_ID.col(),
                day(UserStates.FIRST_ACTIVE_ON, FIRST),
                day(UserStates.REGISTERED_ON, REGISTERED),
                day(UserStates.FIRST_PURCHASED_ON, PURCHASED),
                day(UserStates.LAST_ACTIVE_ON, LAST),
                UserStates.RECENT_DAYS.col().as(RECENT)));
    for (int word = 0; word < words; word++) {
      columns.add(lit(0L).as(WORD + word));
    }
    return before.select(columns.toArray(Column[]::new));
  }

  private static Column day(Field date, String name) {
    return unix_date(date.col()).as(name);
  }

  /** The user of a row. */
  static Person person(Row user, Nights nights, Parts parts) {
    long[] run = new long[user.size() - FIXED - parts.breakdowns()];
    for (int word = 0; word < run.length; word++) {
      run[word] = user.getLong(FIXED + word);
    }
    Map<CohortKind, Integer> births = new EnumMap<>(CohortKind.class);
    births.put(CohortKind.FIRST_SEEN, place(user, 1, nights));
    if (!user.isNullAt(2)) {
      births.put(CohortKind.REGISTERED, place(user, 2, nights));
    }
    if (!user.isNullAt(3)) {
      births.put(CohortKind.FIRST_PURCHASE, place(user, 3, nights));
    }
    int first = births.get(CohortKind.FIRST_SEEN);
    int last = user.isNullAt(4) ? first : place(user, 4, nights);
    return new Person(
        new Presence(user.getLong(5), run, first, last), births, told(user, nights, parts));
  }

  private static List<Person.Told> told(Row user, Nights nights, Parts parts) {
    List<Person.Told> told = new ArrayList<>();
    int from = user.size() - parts.breakdowns();
    for (int breakdown = 0; breakdown < parts.breakdowns(); breakdown++) {
      int none = parts.none(breakdown);
      if (user.isNullAt(from + breakdown)) {
        told.add(new Person.Told(Integer.MAX_VALUE, none, none));
      } else {
        long both = user.getLong(from + breakdown);
        int on = place(Math.toIntExact(Math.floorDiv(both, PARTS)), nights);
        told.add(new Person.Told(on, (int) Math.floorMod(both, PARTS), none));
      }
    }
    return told;
  }

  private static int place(Row user, int column, Nights nights) {
    return place(user.getInt(column), nights);
  }

  private static int place(int day, Nights nights) {
    return Presence.place(nights.first().date(), LocalDate.ofEpochDay(day));
  }
}
