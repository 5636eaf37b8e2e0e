package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * People who had nothing at the end of a day, with what they took after it. Their circles are told
 * as of that day, or of their own first day where it is later; communities as of the day before the
 * first content at the latest, as who takes something up in a community may join it for that.
 *
 * @param gathering with the circles that were known by the day
 * @param there those who were known by the day
 * @param since those who came after it
 */
record NewPeople(Gathering gathering, JavaRDD<People> there, JavaRDD<People> since) {
  private static final String FIRST = "first_content_on";

  /**
   * Of people who are listed.
   *
   * @param theirs their days with contents
   */
  static NewPeople of(Inputs in, Dataset<Row> listed, Dataset<Row> theirs, Split split) {
    Dataset<Row> first =
        theirs
            .groupBy(ContentDays.USER_ID.col().as(Gathering.USER))
            .agg(min(Table.DT.col()).as(FIRST));
    String[] user = {Gathering.USER};
    Column began = UserStates.FIRST_ACTIVE_ON.col();
    Column asOf = greatest(began, lit(split.until()));
    Dataset<Row> people =
        in.tonight(UserStates.TABLE)
            .select(UserStates.USER_ID.col().as(Gathering.USER), began)
            .join(listed, user, "left_semi")
            .join(first, user, "left")
            .where(col(FIRST).isNull().or(col(FIRST).gt(lit(split.until()))))
            .select(
                col(Gathering.USER),
                began,
                asOf.as(CircleRows.AS_OF),
                least(asOf, date_sub(col(FIRST), 1)).as(CircleRows.MEMBER_AS_OF));
    Dataset<Row> taken = TasteRows.after(theirs, split.until());
    Column early = began.leq(lit(split.until()));
    return new NewPeople(
        split.gathering(),
        gathered(in, people.where(early), taken, split.gathering()),
        gathered(in, people.where(not(early)), taken, split.gathering()));
  }

  private static JavaRDD<People> gathered(
      Inputs in, Dataset<Row> people, Dataset<Row> taken, Gathering gathering) {
    return gathering.of(
        TasteRows.there(people)
            .unionByName(taken.join(people, new String[] {Gathering.USER}, "left_semi")),
        CircleRows.of(in, people));
  }

  /** The same, kept in memory. */
  NewPeople kept() {
    there.persist(StorageLevel.MEMORY_AND_DISK());
    since.persist(StorageLevel.MEMORY_AND_DISK());
    return this;
  }

  /** Keeps them no longer. */
  void forget() {
    there.unpersist(false);
    since.unpersist(false);
  }

  /** All of them. */
  JavaRDD<People> all() {
    return there.union(since);
  }

  /**
   * Where history is cut for an examination.
   *
   * @param until the last day that is known
   * @param gathering with the circles that are known by then
   */
  record Split(LocalDate until, Gathering gathering) {}
}
