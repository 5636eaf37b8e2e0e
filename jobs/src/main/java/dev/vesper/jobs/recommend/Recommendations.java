package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.taste.Affinities;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;

/** What to offer to each user, and why. */
public final class Recommendations {
  public static final Field USER_ID = Affinities.USER_ID;
  public static final Field RANK =
      required("rank", DataTypes.IntegerType, "The place in the user's list; 1 is the best");
  public static final Field CONTENT_ID =
      required(
          "content_id",
          DataTypes.StringType,
          "What to offer: something published that the user never dealt with");
  public static final Field SCORE =
      optional(
          "score",
          DataTypes.DoubleType,
          "The chance that the user deals with it within horizon_days of the model, to six"
              + " decimals; absent where too few people could be watched to tell");
  public static final Field SOURCE =
      required("source", DataTypes.StringType, Explained.inClauses(Arrays.stream(Source.values())));
  public static final Field REASON =
      required(
          "reason",
          DataTypes.StringType,
          "Why it stands there, as the user may be told; the view recommendations_explained says"
              + " it in sentences. "
              + Explained.inClauses(Arrays.stream(Reason.values())));
  public static final Field BECAUSE_CONTENT_ID =
      optional(
          "because_content_id",
          DataTypes.StringType,
          "The content among the user's own that speaks for it most; absent where none does");
  public static final Field IS_EXPLORATION =
      required(
          "is_exploration",
          DataTypes.BooleanType,
          "Whether the place is kept for contents that fewer than 10 people know: what is most like"
              + " the user's own by what is written about it");
  public static final Field MODEL_ID =
      required(
          "model_id", DataTypes.StringType, "The model of recommendation_models that it rests on");

  public static final Table TABLE =
      Table.record("recommendations")
          .rows("one place in a user's list")
          .key(USER_ID, RANK)
          .columns(CONTENT_ID, SCORE, SOURCE, REASON, BECAUSE_CONTENT_ID)
          .columns(IS_EXPLORATION, MODEL_ID)
          .checks(
              Check.share(SCORE),
              Check.rows("ranks_begin_at_one", "ranks begin at 1", () -> RANK.col().geq(1)))
          .aboutPeople(USER_ID)
          .told(ReasonSentences.telling())
          .keeping(35);

  private Recommendations() {}
}
