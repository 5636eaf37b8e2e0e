package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** What the model of the night knows of each content; rows only on the night of a fit. */
public final class ContentModels {
  public static final Field MODEL_ID = RecommendationModels.MODEL_ID.meaning("Which model");
  public static final Field POSITION =
      required(
          "position", DataTypes.IntegerType, "The number of the content in the model, from 0 on");
  public static final Field CONTENT_ID =
      required("content_id", DataTypes.StringType, "Which content");
  public static final Field PEOPLE = count("people", "People who had it at the fit").in("users");
  public static final Field VECTOR =
      required(
          "vector",
          DataTypes.createArrayType(DataTypes.FloatType, false),
          "The content among all: near to those that the same people have");
  public static final Field NEIGHBOURS =
      required(
          "neighbours",
          DataTypes.createArrayType(DataTypes.IntegerType, false),
          "Positions of contents that having it speaks for or against, in rising order");
  public static final Field NEIGHBOUR_WEIGHTS =
      required(
          "neighbour_weights",
          DataTypes.createArrayType(DataTypes.FloatType, false),
          "How much it does, in the same order");
  public static final Field COSINES =
      required(
          "cosines",
          DataTypes.createArrayType(DataTypes.IntegerType, false),
          "Positions of contents that the same people have, in rising order");
  public static final Field COSINE_WEIGHTS =
      required(
          "cosine_weights",
          DataTypes.createArrayType(DataTypes.FloatType, false),
          "How alike their people are, in the same order");

  public static final Table TABLE =
      Table.record("content_models")
          .rows("one content that the model knows")
          .key(CONTENT_ID)
          .columns(MODEL_ID, POSITION, PEOPLE, VECTOR, NEIGHBOURS, NEIGHBOUR_WEIGHTS)
          .columns(COSINES, COSINE_WEIGHTS)
          .checks(
              aWeightEach("a_weight_for_each_neighbour", NEIGHBOURS, NEIGHBOUR_WEIGHTS),
              aWeightEach("a_weight_for_each_cosine", COSINES, COSINE_WEIGHTS))
          .keeping(90);

  private ContentModels() {}

  private static Check aWeightEach(String name, Field positions, Field weights) {
    return Check.rows(
        name,
        positions.name() + " have a weight each",
        () -> functions.size(positions.col()).equalTo(functions.size(weights.col())));
  }
}
