package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Examines recipes as a fit on a night would, but within the days that a fit learns from for its
 * own examination: the days that it is marked by are no part of it, so that what is told of the
 * model stays true of recipes that were chosen here.
 */
public final class RecipeExam implements AutoCloseable {
  private final Span span;
  private final JavaRDD<People> people;
  private final Learning learning;
  private final Offers offers;
  private final RecommendParams params;

  /**
   * The days of an examination.
   *
   * @param learnt the last day that recipes learn from
   * @param marked the last day that they are marked by
   */
  public record Span(LocalDate learnt, LocalDate marked) {}

  private RecipeExam(Inputs in, LocalDate night, RecommendParams params) {
    TonightsOffers told = TonightsOffers.of(in, params, night);
    Dataset<Row> listed = in.keep(TasteRows.listed(in, night, params));
    Catalogue catalogue = FitModel.known(in.tonight(Affinities.TABLE), listed).and(told.ids());
    Dataset<Row> days = TasteRows.theirs(days(in), ContentDays.USER_ID, listed);
    this.span = span(days, night);
    Dataset<Row> before = days.where(Table.DT.col().leq(lit(span.marked())));
    this.offers = told.notWithdrawn(catalogue, span.learnt());
    this.params = params;
    this.people =
        new Gathering(
                catalogue,
                Catalogue.of(List.of()),
                Gathering.blocks(listed.count(), params.blocks()))
            .of(TasteRows.split(before, span.learnt(), params))
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.learning =
        Learning.from(people.map(People::had), told.likeness(catalogue), params.easeContents());
  }

  /** What a fit on a night would read, examined; a fault where too little is known for it. */
  public static RecipeExam of(Inputs in, LocalDate night, RecommendParams params) {
    return new RecipeExam(in, night, params);
  }

  private static Dataset<Row> days(Inputs in) {
    return in.trailing(ContentDays.TABLE).unionByName(in.tonight(ContentDays.TABLE));
  }

  private static Span span(Dataset<Row> days, LocalDate night) {
    Row first = days.agg(unix_date(min(Table.DT.col()))).collectAsList().get(0);
    int known = first.isNullAt(0) ? 0 : Math.toIntExact(night.toEpochDay() - first.getInt(0)) + 1;
    int held = FitModel.horizon(known);
    int marked = FitModel.horizon(known - held);
    if (marked == 0) {
      throw tooLittle("what people do is known of %d days".formatted(known));
    }
    LocalDate until = night.minusDays(held);
    return new Span(until.minusDays(marked), until);
  }

  private static Fault tooLittle(String why) {
    return new Fault(
        ExitCode.NO_INPUT,
        why + ", too little to tell recipes apart; try again when more is known");
  }

  public Span span() {
    return span;
  }

  /**
   * What came of a recipe.
   *
   * @param lists those of its best way of scoring
   * @param popular those of popularity
   * @param people who were asked
   */
  public record Result(TriedLists lists, TriedLists popular, int people) {}

  /**
   * Learns by a recipe, and has its lists marked; a fault where too few people can be asked, or
   * nothing can be learnt by the recipe.
   */
  public Result result(Recipe recipe) {
    Model model = learning.model(recipe, params.seed());
    PersonMarks marks = PersonMarks.of(people, model, offers, params.places(), FitModel.EXAMINED);
    if (marks.people() < FitModel.FEWEST_EXAMINED) {
      throw tooLittle(
          "%d users who had something by %s took more by %s"
              .formatted(marks.people(), span.learnt(), span.marked()));
    }
    TriedLists popular = TriedLists.by(Blend.TRIED.indexOf(Blend.POPULAR), marks);
    return new Result(TriedLists.best(marks), popular, marks.people());
  }

  @Override
  public void close() {
    people.unpersist(false);
  }
}
