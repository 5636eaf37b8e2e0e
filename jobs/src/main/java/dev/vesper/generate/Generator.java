package dev.vesper.generate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a platform: {@code events/<night>/part-….}, the dimensions beside them, and under {@code
 * truth/} what was planted. Equal settings give equal bytes, on threads or on Spark, on any number
 * of cores.
 */
public final class Generator {
  private Generator() {}

  /** Writes with so many threads of this process. */
  public static Generated write(GeneratorSettings settings, String out, int threads) {
    World world = World.of(settings);
    Place place = prepared(out);
    List<DayFile> files = DayFiles.of(world);
    return finish(world, place, onThreads(new DayFiles(world, place), files, threads));
  }

  /** Writes with the tasks of a Spark session, to a place that all of them reach. */
  public static Generated write(GeneratorSettings settings, String out, SparkSession spark) {
    World world = World.of(settings);
    Place place = prepared(out);
    List<DayFile> files = DayFiles.of(world);
    FlatMapFunction<Iterator<DayFile>, FileTally> make =
        wanted -> made(new DayFiles(World.of(settings), place), wanted);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks = Math.max(1, Math.min(files.size(), 4 * context.defaultParallelism()));
    return finish(world, place, context.parallelize(files, tasks).mapPartitions(make).collect());
  }

  private static Iterator<FileTally> made(DayFiles files, Iterator<DayFile> wanted) {
    List<FileTally> tallies = new ArrayList<>();
    wanted.forEachRemaining(file -> tallies.add(files.make(file)));
    return tallies.iterator();
  }

  private static Place prepared(String out) {
    Place place = new Place(out);
    place.refuseIfThere(DayFiles.DIRECTORY);
    place.refuseIfThere(Truth.DIRECTORY);
    return place;
  }

  private static List<FileTally> onThreads(DayFiles maker, List<DayFile> files, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<FileTally>> running =
          files.stream().map(file -> pool.submit(() -> maker.make(file))).toList();
      List<FileTally> tallies = new ArrayList<>();
      for (Future<FileTally> one : running) {
        tallies.add(one.get());
      }
      return tallies;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("generating was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Generated finish(World world, Place place, List<FileTally> tallies) {
    new Dimensions(world, place).write();
    new Truth(world, place, tallies).write();
    return new Generated(
        tallies.size(),
        tallies.stream().mapToLong(tally -> tally.fates().sum()).sum(),
        sum(tallies, Fate.ACCEPTED),
        sum(tallies, Fate.DUPLICATE),
        sum(tallies, Fate.TOO_LATE),
        sum(tallies, Fate.QUARANTINED));
  }

  private static long sum(List<FileTally> tallies, Fate fate) {
    return tallies.stream().mapToLong(tally -> tally.fates().of(fate)).sum();
  }
}
