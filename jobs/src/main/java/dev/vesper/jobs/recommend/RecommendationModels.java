package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataTypes;

/** The model that recommendations of the night rest on. */
public final class RecommendationModels {
  public static final Field MODEL_ID =
      Recommendations.MODEL_ID.meaning("The name of the model: what it is and when it was fitted");
  public static final Field FITTED_ON =
      required("fitted_on", DataTypes.DateType, "The night that it was fitted on");
  public static final Field HORIZON_DAYS =
      required(
              "horizon_days",
              DataTypes.IntegerType,
              "It was chosen, and its chances told, by what people took in so many days: 28, less"
                  + " where less is known")
          .in("days");
  public static final Field PEOPLE = count("people", "People who had something").in("users");
  public static final Field CONTENTS = count("contents", "Contents with a place in the model");
  public static final Field TIES =
      count("ties", "Pairs of a user and a content that it learnt from");
  public static final Field METHOD =
      required(
          "method",
          DataTypes.StringType,
          "How it scores: popularity, neighbours (what goes together), cosine (what has the same"
              + " people), vectors (people of the same taste), likeness (what is written), or a blend"
              + " of these, and circles of who has little; with ', vectors by mllib' where MLlib found"
              + " them");
  public static final Field MODEL =
      required(
          "model",
          DataTypes.StringType,
          "Its settings and small numbers as JSON; those of contents are in content_models, those of"
              + " circles in circle_models");

  public static final Table TABLE =
      Table.record("recommendation_models")
          .rows("the model of the night")
          .key(MODEL_ID)
          .columns(FITTED_ON, HORIZON_DAYS, PEOPLE, CONTENTS, TIES, METHOD, MODEL);

  private RecommendationModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String modelId,
      LocalDate fittedOn,
      int horizonDays,
      long people,
      long contents,
      long ties,
      String method,
      String model) {}
}
