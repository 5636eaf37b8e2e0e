package dev.vesper.jobs.recommend;

import dev.vesper.jobs.factor.Factors;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * What a model knows of each content, as rows of content_models: some at a time, as those of fifty
 * thousand contents are some gigabytes.
 */
final class ContentRows {
  private static final int TOGETHER = 1_000;

  private ContentRows() {}

  /** What rows are made of. */
  private record Task(String modelId, int day, Catalogue catalogue, Model model)
      implements Serializable {
    Row row(int content) {
      return RowFactory.create(
          day,
          catalogue.id(content),
          modelId,
          content,
          (long) model.popularity().people(content),
          boxed(model.contents().vector(content)),
          boxed(model.neighbours().contents(content)),
          boxed(model.neighbours().weights(content)),
          boxed(model.cosine().contents(content)),
          boxed(model.cosine().weights(content)));
    }
  }

  /** Rows of a model. */
  static Dataset<Row> of(Fitted fitted, SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int count = fitted.catalogue().count();
    Broadcast<Task> sent =
        context.broadcast(
            new Task(
                fitted.facts().id(),
                PlainRows.day(fitted.facts().fittedOn()),
                fitted.catalogue(),
                fitted.model()));
    return PlainRows.typed(
        ContentModels.TABLE,
        spark.createDataFrame(
            context
                .parallelize(IntStream.range(0, count).boxed().toList(), (count - 1) / TOGETHER + 1)
                .map(content -> sent.value().row(content)),
            PlainRows.schema(ContentModels.TABLE)));
  }

  /** What rows tell. */
  record Told(
      Catalogue catalogue,
      Popularity popularity,
      Factors vectors,
      Neighbours neighbours,
      Neighbours cosine) {}

  /** What a model of an earlier night knew; empty where its rows are no longer kept. */
  static Optional<Told> read(Inputs in, Fitted.Facts facts, int rank) {
    List<String> ids = new ArrayList<>();
    List<Integer> people = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    Spoken neighbours = new Spoken();
    Spoken cosine = new Spoken();
    Iterator<Row> rows = rows(in, facts).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      ids.add(row.getString(0));
      people.add(Math.toIntExact(row.getLong(1)));
      vectors.add(floats(row.getList(2)));
      neighbours.add(row.getList(3), row.getList(4));
      cosine.add(row.getList(5), row.getList(6));
    }
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Told(
                Catalogue.of(ids),
                new Popularity(ints(people), facts.people()),
                factors(vectors, rank),
                neighbours.all(),
                cosine.all()));
  }

  private static Dataset<Row> rows(Inputs in, Fitted.Facts facts) {
    return in.trailing(ContentModels.TABLE)
        .where(ContentModels.MODEL_ID.col().equalTo(facts.id()))
        .where(Table.DT.col().equalTo(facts.fittedOn()))
        .select(
            ContentModels.CONTENT_ID.col(),
            ContentModels.PEOPLE.col(),
            ContentModels.VECTOR.col(),
            ContentModels.NEIGHBOURS.col(),
            ContentModels.NEIGHBOUR_WEIGHTS.col(),
            ContentModels.COSINES.col(),
            ContentModels.COSINE_WEIGHTS.col())
        .orderBy(ContentModels.POSITION.col());
  }

  /** What contents say of others, one content after the other. */
  private static final class Spoken {
    private final List<int[]> contents = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();

    void add(List<Integer> others, List<Float> theirs) {
      contents.add(ints(others));
      weights.add(floats(theirs));
    }

    Neighbours all() {
      return Neighbours.of(contents.toArray(int[][]::new), weights.toArray(float[][]::new));
    }
  }

  private static Factors factors(List<float[]> vectors, int rank) {
    float[] values = new float[Math.multiplyExact(vectors.size(), rank)];
    for (int content = 0; content < vectors.size(); content++) {
      System.arraycopy(vectors.get(content), 0, values, content * rank, rank);
    }
    return Factors.of(rank, values);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> list) {
    float[] floats = new float[list.size()];
    for (int each = 0; each < floats.length; each++) {
      floats[each] = list.get(each);
    }
    return floats;
  }

  private static Object[] boxed(float[] floats) {
    Object[] boxed = new Object[floats.length];
    for (int each = 0; each < boxed.length; each++) {
      boxed[each] = floats[each];
    }
    return boxed;
  }

  private static Object[] boxed(int[] ints) {
    return IntStream.of(ints).boxed().toArray();
  }
}
