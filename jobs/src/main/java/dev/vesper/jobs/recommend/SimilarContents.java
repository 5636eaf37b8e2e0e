package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.factor.Best;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.statistics.Digits;
import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.spark.sql.types.DataTypes;

/** What goes together with each content. */
public final class SimilarContents {
  private static final int MOST = 50;

  public static final Field CONTENT_ID =
      required("content_id", DataTypes.StringType, "Who has this");
  public static final Field RANK =
      required("rank", DataTypes.IntegerType, "1 is what goes with it best");
  public static final Field SIMILAR_CONTENT_ID =
      required("similar_content_id", DataTypes.StringType, "May well want this");
  public static final Field SCORE =
      required(
          "score",
          DataTypes.DoubleType,
          "By people: the cosine, those who have both by the root of the product of those who have"
              + " each, times n / (n + 10) with n users of both; by texts: how alike they are; 0 for"
              + " nothing, 1 for all, to six decimals");
  public static final Field SOURCE =
      required(
          "source",
          DataTypes.StringType,
          "item_item: people who have the one have the other, told of contents that 10 people or"
              + " more have; content: they are alike by what is written about them, which fills up"
              + " what is left");
  public static final Field MODEL_ID = Recommendations.MODEL_ID;

  public static final Table TABLE =
      Table.record("similar_contents")
          .rows("one content and one that goes with it")
          .key(CONTENT_ID, RANK)
          .columns(SIMILAR_CONTENT_ID, SOURCE, SCORE, MODEL_ID)
          .checks(Check.share(SCORE))
          .keeping(35);

  private SimilarContents() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String contentId,
      int rank,
      String similarContentId,
      Source source,
      double score,
      String modelId) {}

  /** What goes with each content, of what is offered. */
  static List<RowOf> rows(LocalDate night, Fitted fitted, Offers offers) {
    List<RowOf> rows = new ArrayList<>();
    for (int content = 0; content < fitted.catalogue().count(); content++) {
      rows.addAll(new OfContent(night, fitted, content).rows(offers));
    }
    return rows;
  }

  /** What goes with one content. */
  private static final class OfContent {
    private final LocalDate night;
    private final Fitted fitted;
    private final int content;
    private final Set<Integer> told = new HashSet<>();
    private final List<RowOf> rows = new ArrayList<>();

    OfContent(LocalDate night, Fitted fitted, int content) {
      this.night = night;
      this.fitted = fitted;
      this.content = content;
    }

    List<RowOf> rows(Offers offers) {
      Model model = fitted.model();
      if (isKnown(model, content)) {
        IntPredicate known = one -> offers.isOfferedBeside(content, one) && isKnown(model, one);
        add(best(model.cosine(), content, MOST, known), Source.ITEM_ITEM);
      }
      if (rows.size() < MOST) {
        IntPredicate more = one -> offers.isOfferedBeside(content, one) && !told.contains(one);
        add(best(model.likeness(), content, MOST - rows.size(), more), Source.CONTENT);
      }
      return rows;
    }

    private void add(Best best, Source source) {
      int[] contents = best.contents();
      float[] scores = best.scores();
      for (int place = 0; place < contents.length; place++) {
        told.add(contents[place]);
        rows.add(
            new RowOf(
                night,
                fitted.catalogue().id(content),
                rows.size() + 1,
                fitted.catalogue().id(contents[place]),
                source,
                Digits.six(Math.min(1, scores[place])),
                fitted.facts().id()));
      }
    }
  }

  /** Whether so many people have it that it may be told what else they have. */
  private static boolean isKnown(Model model, int content) {
    return model.popularity().people(content) >= Discretion.FEWEST;
  }

  private static Best best(Neighbours neighbours, int content, int most, IntPredicate allowed) {
    int[] contents = neighbours.contents(content);
    float[] weights = neighbours.weights(content);
    Best best = new Best(most);
    for (int each = 0; each < contents.length; each++) {
      if (weights[each] > 0 && allowed.test(contents[each])) {
        best.offer(contents[each], weights[each]);
      }
    }
    return best;
  }
}
