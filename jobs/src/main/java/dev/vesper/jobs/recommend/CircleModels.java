package dev.vesper.jobs.recommend;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** What the people of each circle have, as the model knows it; rows only on the night of a fit. */
public final class CircleModels {
  public static final Field CIRCLE =
      required(
          "circle",
          DataTypes.StringType,
          "What people of the circle have in common: " + Explained.inBrackets(Circle.values()));
  public static final Field VALUE = required("value", DataTypes.StringType, "Which of its kind");
  public static final Field MODEL_ID = ContentModels.MODEL_ID;
  public static final Field PEOPLE =
      count("people", "People of it who had something at the fit; of fewer than 10 there is no row")
          .in("users");
  public static final Field POSITIONS =
      required(
          "positions",
          DataTypes.createArrayType(DataTypes.IntegerType, false),
          "Positions in content_models of what 10 or more of them had, in rising order; of more"
              + " than 2,000 contents those that most of them had");
  public static final Field CONTENT_PEOPLE =
      required(
          "content_people",
          DataTypes.createArrayType(DataTypes.IntegerType, false),
          "How many of them had it, in the same order");

  public static final Table TABLE =
      Table.record("circle_models")
          .rows("one circle that ten people or more belong to")
          .key(CIRCLE, VALUE)
          .columns(MODEL_ID, PEOPLE, POSITIONS, CONTENT_PEOPLE)
          .checks(
              Check.rows(
                  "nothing_of_few",
                  "nothing is told of fewer than 10 people",
                  () ->
                      PEOPLE
                          .col()
                          .geq(Discretion.FEWEST)
                          .and(
                              functions.forall(
                                  CONTENT_PEOPLE.col(), each -> each.geq(Discretion.FEWEST)))),
              Check.rows(
                  "a_count_for_each_position",
                  "each position has a count",
                  () ->
                      functions
                          .size(POSITIONS.col())
                          .equalTo(functions.size(CONTENT_PEOPLE.col()))))
          .keeping(90);

  private CircleModels() {}

  /** A row. */
  record RowOf(
      LocalDate dt,
      String circle,
      String value,
      String modelId,
      long people,
      List<Integer> positions,
      List<Integer> contentPeople) {}

  /** What a model knows of circles. */
  static List<RowOf> rows(Circles circles, Fitted.Facts facts) {
    List<RowOf> rows = new ArrayList<>();
    for (int circle = 0; circle < circles.names().count(); circle++) {
      Circles.Told told = circles.told(circle);
      String name = circles.names().id(circle);
      if (told.isEnough()) {
        rows.add(
            new RowOf(
                facts.fittedOn(),
                Circle.of(name).word(),
                Circle.value(name),
                facts.id(),
                told.people(),
                told.contents(),
                told.counts()));
      }
    }
    return rows;
  }

  /** What a model of an earlier night knew. */
  static Circles read(Inputs in, Fitted.Facts facts, Popularity popularity) {
    Map<String, Circles.Told> told = new TreeMap<>();
    for (Row row :
        in.trailing(TABLE)
            .where(MODEL_ID.col().equalTo(facts.id()))
            .where(Table.DT.col().equalTo(facts.fittedOn()))
            .select(
                functions.concat(CIRCLE.col(), functions.lit(Circle.OF), VALUE.col()),
                PEOPLE.col(),
                POSITIONS.col(),
                CONTENT_PEOPLE.col())
            .collectAsList()) {
      told.put(row.getString(0), new Circles.Told(row.getLong(1), row.getList(2), row.getList(3)));
    }
    Catalogue names = Catalogue.of(told.keySet());
    return Circles.of(names, List.copyOf(told.values()), facts.people(), popularity);
  }
}
