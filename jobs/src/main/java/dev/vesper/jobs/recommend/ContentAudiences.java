package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.required;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/** Whom to tell of a content: the list that a campaign is sent to. */
public final class ContentAudiences {
  private static final int MOST = 1_000;

  public static final Field CONTENT_ID =
      Recommendations.CONTENT_ID.meaning("Something published that these users never dealt with");
  public static final Field RANK =
      required("rank", DataTypes.IntegerType, "1 is who is most likely to want it; 1,000 at most");
  public static final Field USER_ID = Recommendations.USER_ID;
  public static final Field SCORE =
      required(
          "score",
          DataTypes.DoubleType,
          "The chance that the user deals with it within horizon_days of the model, to six"
              + " decimals");
  public static final Field MODEL_ID = Recommendations.MODEL_ID;

  public static final Table TABLE =
      Table.record("content_audiences")
          .rows("one content and one user who may well want it")
          .key(CONTENT_ID, RANK)
          .columns(USER_ID, SCORE, MODEL_ID)
          .checks(Check.share(SCORE))
          .aboutPeople(USER_ID)
          .keeping(35);

  private ContentAudiences() {}

  /** Of what each user is most likely to want; nobody where no chances are told. */
  static Dataset<Row> of(Dataset<Row> candidates) {
    return PlainRows.typed(
            TABLE,
            candidates
                .where(SCORE.col().isNotNull())
                .withColumn(
                    RANK.name(),
                    row_number()
                        .over(
                            Window.partitionBy(CONTENT_ID.col())
                                .orderBy(
                                    SCORE.col().desc(),
                                    col(Listing.LIKELIHOOD).desc(),
                                    USER_ID.col()))))
        .where(col(RANK.name()).leq(MOST));
  }
}
