package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.cluster.Scores;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** How well each number of segments fits, and which one the model in force took. */
public final class SegmentChoices {
  public static final Field SEGMENTS = count("segments", "How many were tried");
  public static final Field IS_CHOSEN =
      required("is_chosen", DataTypes.BooleanType, "Whether the model has so many");
  public static final Field VERDICT =
      required(
          "verdict",
          DataTypes.StringType,
          "good; too_small: a segment has too few users; not_steady: weakest is below 0.75;"
              + " not_apart: the silhouette is below 0.75 of the best among good ones. The largest"
              + " good number is taken");
  public static final Field SILHOUETTE =
      required(
          "silhouette",
          DataTypes.DoubleType,
          "The mean of 1 - a / b over users, a and b being their distances from the nearest and"
              + " the second nearest middle");
  public static final Field STABILITY =
      required(
          "stability",
          DataTypes.DoubleType,
          "The adjusted Rand index of two labelings, each by a fit to one half of the users; the"
              + " middle one of 5 halvings");
  public static final Field WEAKEST =
      required(
          "weakest",
          DataTypes.DoubleType,
          "The least share of pairs of a segment's users that the other half's fit leaves"
              + " together, over all segments; the middle one of 5 halvings");
  public static final Field LEAST_SHARE =
      required("least_share", DataTypes.DoubleType, "The smallest segment's share of the sample");
  public static final Field WITHIN =
      required(
          "within",
          DataTypes.DoubleType,
          "The sum of squared distances of the sample from the middles, without outliers");
  public static final Field MODEL_ID = UserSegments.MODEL_ID.meaning("The model it was tried for");

  public static final Table TABLE =
      Table.record("segment_choices")
          .rows("one number of segments that was tried when the model in force was fitted")
          .key(SEGMENTS)
          .columns(IS_CHOSEN, VERDICT, SILHOUETTE, STABILITY, WEAKEST, LEAST_SHARE, WITHIN)
          .columns(MODEL_ID)
          .checks(Check.share(WEAKEST), Check.share(LEAST_SHARE), Check.notNegative(WITHIN));

  private SegmentChoices() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      long segments,
      boolean isChosen,
      Scores.Verdict verdict,
      double silhouette,
      double stability,
      double weakest,
      double leastShare,
      double within,
      String modelId) {}

  static List<RowOf> rows(LocalDate night, SegmentModel model) {
    return model.scores().stream()
        .map(
            each ->
                new RowOf(
                    night,
                    each.clusters(),
                    each.clusters() == model.segments().size(),
                    each.verdict(),
                    each.silhouette(),
                    each.stability(),
                    each.weakest(),
                    each.leastShare(),
                    each.within(),
                    model.id()))
        .toList();
  }
}
