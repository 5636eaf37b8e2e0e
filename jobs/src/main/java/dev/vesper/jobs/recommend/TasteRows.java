package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.pow;

import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.taste.AdvanceAffinities;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Who is to get a list, and what people want as of a day. */
final class TasteRows {
  private static final double FAINTEST = 1e-3;

  private TasteRows() {}

  /** Who is to get a list: who agreed, signed in once, and was active lately. */
  static Dataset<Row> listed(Inputs in, LocalDate night, RecommendParams params) {
    Column active =
        UserStates.LAST_ACTIVE_ON.col().geq(lit(night.minusDays(params.activeWithinDays() - 1L)));
    Dataset<Row> agreed = in.tonight(UserFeatures.TABLE).select(UserFeatures.USER_ID.col());
    return in.tonight(UserStates.TABLE)
        .where(UserStates.IS_KNOWN.col().and(active))
        .select(UserStates.USER_ID.col())
        .join(agreed, new String[] {UserFeatures.USER_ID.name()}, "left_semi")
        .select(UserStates.USER_ID.col().as(Gathering.USER));
  }

  /** What the listed have tonight. */
  static Dataset<Row> tonight(
      Dataset<Row> affinities, Dataset<Row> listed, LocalDate night, RecommendParams params) {
    return had(affinities, night, params)
        .join(listed, new String[] {Gathering.USER}, "left_semi")
        .unionByName(there(listed));
  }

  /** Rows of those who are listed, by the column that names the user. */
  static Dataset<Row> theirs(Dataset<Row> rows, Field user, Dataset<Row> listed) {
    return rows.join(
        listed.select(col(Gathering.USER).as(user.name())),
        new String[] {user.name()},
        "left_semi");
  }

  /**
   * What people had at the end of a day, told by the days up to it, and took after it.
   *
   * @param theirs days of people who are listed
   */
  static Dataset<Row> split(Dataset<Row> theirs, LocalDate until, RecommendParams params) {
    Dataset<Row> before =
        AdvanceAffinities.of(
            theirs.where(Table.DT.col().leq(lit(until))),
            Nights.only(new Night(until)),
            params.taste());
    return had(before, until, params).unionByName(after(theirs, until));
  }

  /** What people took after a day. */
  static Dataset<Row> after(Dataset<Row> theirs, LocalDate until) {
    return theirs
        .where(Table.DT.col().gt(lit(until)))
        .select(
            ContentDays.USER_ID.col().as(Gathering.USER),
            ContentDays.CONTENT_ID.col().as(Gathering.CONTENT),
            lit(1f).as(Gathering.STRENGTH),
            lit(true).as(Gathering.LATER));
  }

  /** That people are there, whatever they have. */
  static Dataset<Row> there(Dataset<Row> people) {
    return people.select(
        col(Gathering.USER),
        lit(null).cast(DataTypes.StringType).as(Gathering.CONTENT),
        lit(0f).as(Gathering.STRENGTH),
        lit(false).as(Gathering.LATER));
  }

  private static Dataset<Row> had(Dataset<Row> affinities, LocalDate day, RecommendParams params) {
    Column age = datediff(lit(day), Affinities.LAST_ON.col());
    Column halves =
        age.cast(DataTypes.DoubleType).divide(lit((double) params.taste().halfLifeDays()));
    Column left = Affinities.WEIGHT.col().multiply(pow(lit(0.5), halves));
    return affinities.select(
        Affinities.USER_ID.col().as(Gathering.USER),
        Affinities.CONTENT_ID.col().as(Gathering.CONTENT),
        greatest(log1p(left), lit(FAINTEST)).cast(DataTypes.FloatType).as(Gathering.STRENGTH),
        lit(false).as(Gathering.LATER));
  }
}
