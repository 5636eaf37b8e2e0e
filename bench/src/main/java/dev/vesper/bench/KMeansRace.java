package dev.vesper.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import dev.vesper.jobs.cluster.Blocks;
import dev.vesper.jobs.cluster.Centres;
import dev.vesper.jobs.cluster.ClusterChoice;
import dev.vesper.jobs.cluster.Lloyd;
import dev.vesper.jobs.cluster.Points;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.table.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The choice of 3 to 12 clusters among 2 million points of 40 coordinates and their fit, beside the
 * KMeans of spark.ml on the same points: one fit for each number, times 5 for the five seeds that a
 * choice by hand would try. Both read the same Parquet. Then whole nights of the job of segments
 * over as many users, the describing of the segments included, which spark.ml does not do.
 */
public final class KMeansRace {
  private static final long POINTS = 2_000_000;
  private static final int MIN = 3;
  private static final int MAX = 12;
  private static final int SAMPLE = 40_000;
  private static final int STARTS = 5;
  private static final int PARTS = 1 << 20;
  private static final double MOST = 1.0 / 3;
  private static final double MOST_WARM = 1.0 / 5;
  private static final Field KEY =
      Field.required(PlantedPoints.KEY, DataTypes.StringType, "Who a point is");
  private static final Lloyd LLOYD = new Lloyd(60, 1e-8);

  private final SparkSession spark;
  private final String path;
  private final long points;
  private final SegmentNights nights;

  private KMeansRace(SparkSession spark, String path, long points, SegmentNights nights) {
    this.spark = spark;
    this.path = path;
    this.points = points;
    this.nights = nights;
  }

  /** Arguments: the project's directory, room for the data, and how many points. */
  public static void main(String[] arguments) throws IOException {
    long points = arguments.length > 2 ? Long.parseLong(arguments[2]) : POINTS;
    Path room = Path.of(arguments[1]).toAbsolutePath();
    SparkSession spark = LocalSpark.started("kmeans-race");
    Path data = room.resolve("points-" + points);
    if (!Files.exists(data.resolve("_SUCCESS"))) {
      PlantedPoints.write(spark, points, data.toString());
    }
    SegmentNights nights = new SegmentNights(spark, room, data.toString());
    new KMeansRace(spark, data.toString(), points, nights).race();
    spark.stop();
  }

  private Dataset<Row> all() {
    return spark.read().parquet(path);
  }

  private static float[] point(Row row) {
    List<Double> numbers = row.getList(1);
    float[] point = new float[numbers.size()];
    for (int each = 0; each < point.length; each++) {
      point[each] = numbers.get(each).floatValue();
    }
    return point;
  }

  private Blocks blocks() {
    int tasks = spark.sparkContext().defaultParallelism() * 2;
    return Blocks.of(
        all(), new Blocks.Shape(KEY, PlantedPoints.DIMENSIONS, tasks), KMeansRace::point);
  }

  private ClusterChoice choice() {
    long parts = Math.min(PARTS, Math.max(1, PARTS * (long) SAMPLE / points));
    List<float[]> sample =
        all()
            .where(pmod(xxhash64(col(PlantedPoints.KEY)), lit(PARTS)).lt(parts))
            .collectAsList()
            .stream()
            .sorted(Comparator.comparing(row -> row.getString(0)))
            .map(KMeansRace::point)
            .toList();
    return ClusterChoice.of(
        Points.of(sample, PlantedPoints.DIMENSIONS), new ClusterChoice.Rules(MIN, MAX, 0.02, 42));
  }

  private Lloyd.Rest settled(Centres centres) {
    try (Blocks blocks = blocks()) {
      return LLOYD.settle(centres, blocks::tally);
    }
  }

  /** Everybody placed anew by centres that stay: what a night without a fit does. */
  private long placed(Centres centres) {
    return all()
        .javaRDD()
        .mapToDouble(row -> Arrays.stream(centres.distances(point(row))).min().orElseThrow())
        .filter(distance -> distance >= 0)
        .count();
  }

  /** What ours took: the choice on a sample, the fit on all, the placing of all. */
  private record Ours(Timed<ClusterChoice> choice, Timed<Lloyd.Rest> fit, Timed<Long> placing) {
    double wall() {
      return choice.wall() + fit.wall() + placing.wall();
    }

    double processor() {
      return choice.processor() + fit.processor() + placing.processor();
    }
  }

  private Ours ours() {
    Timed<ClusterChoice> choice = Timed.of(this::choice);
    System.out.println("ours, the choice on a sample: " + choice);
    Timed<Lloyd.Rest> rest = Timed.of(() -> settled(choice.value().centres()));
    System.out.printf(
        "ours, the fit of %d clusters on all, %d passes: %s%n",
        choice.value().chosen(), rest.value().passes(), rest);
    Timed<Long> warm = Timed.of(() -> placed(rest.value().centres()));
    System.out.println("ours, a night that only places: " + warm);
    choice.value().scores().forEach(System.out::println);
    return new Ours(choice, rest, warm);
  }

  private void race() {
    Ours ours = ours();
    double night = wholeNights();
    List<Timed<KMeansModel>> theirs =
        IntStream.rangeClosed(MIN, MAX).mapToObj(k -> Timed.of(() -> sparkFit(k))).toList();
    compare(ours.choice().value(), theirs);
    double wall = theirs.stream().mapToDouble(Timed::wall).sum();
    double processor = theirs.stream().mapToDouble(Timed::processor).sum();
    System.out.printf(
        "spark.ml, one fit each: %.1f s (%.1f s of processor time); times %d: %.1f s%n",
        wall, processor, STARTS, STARTS * wall);
    System.out.printf(
        "ratio: %.3f of spark.ml's time, %.3f of its processor time (the bar: %.2f)%n",
        ours.wall() / (STARTS * wall), ours.processor() / (STARTS * processor), MOST);
    System.out.printf(
        "ratio: %.3f of the first fit for a warm night (the bar: %.2f)%n",
        ours.placing().wall() / ours.wall(), MOST_WARM);
    System.out.printf(
        "ratio: %.3f of spark.ml's time for a whole first night of the job (the bar: %.2f)%n",
        night / (STARTS * wall), MOST);
  }

  /** The job as a night calls it, on features made of the points; what it took, in seconds. */
  private double wholeNights() {
    nights.plant();
    Timed<Outputs> first = Timed.of(nights::first);
    System.out.printf(
        "the job of segments, a first night with describing and writing: %.1f s (%.1f s of processor time); %s%n",
        first.wall(), first.processor(), first.value().notes());
    Timed<Outputs> next = Timed.of(() -> nights.next(first.value()));
    System.out.printf(
        "the job of segments, a night that only places, the same included: %.1f s (%.1f s of processor time); %s%n",
        next.wall(), next.processor(), next.value().notes());
    System.out.printf(
        "ratio: %.3f of the first for a warm night of the job (the bar: %.2f)%n",
        next.wall() / first.wall(), MOST_WARM);
    return first.wall();
  }

  private KMeansModel sparkFit(int clusters) {
    Dataset<Row> vectors =
        all()
            .select(
                org.apache
                    .spark
                    .ml
                    .functions
                    .array_to_vector(col(PlantedPoints.VECTOR))
                    .as(PlantedPoints.VECTOR));
    return new KMeans()
        .setFeaturesCol(PlantedPoints.VECTOR)
        .setK(clusters)
        .setSeed(42)
        .fit(vectors);
  }

  /** Outliers count here, as spark.ml knows none. */
  private void compare(ClusterChoice choice, List<Timed<KMeansModel>> theirs) {
    try (Blocks blocks = blocks()) {
      for (int each = 0; each < theirs.size(); each++) {
        Centres settled = LLOYD.settle(choice.tried().get(each), blocks::tally).centres();
        double[][] places =
            Arrays.stream(theirs.get(each).value().clusterCenters())
                .map(Vector::toArray)
                .toArray(double[][]::new);
        double own = blocks.tally(Centres.of(settled.places())).within();
        double other = blocks.tally(Centres.of(places)).within();
        System.out.printf(
            "%d clusters: within %.0f, of spark.ml %.0f in %s: %.5f of it%s%n",
            MIN + each,
            own,
            other,
            theirs.get(each),
            own / other,
            MIN + each == choice.chosen() ? " (chosen)" : "");
      }
    }
  }
}
