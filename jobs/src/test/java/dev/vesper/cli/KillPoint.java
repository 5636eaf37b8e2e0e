package dev.vesper.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A moment of a run at which it is killed: once so many files are there, or so much time is gone.
 */
sealed interface KillPoint {

  /** Whether the moment has come, for a run that starts now. */
  BooleanSupplier reached(Path warehouse);

  /** Once the warehouse holds so many files. */
  record Files(int count) implements KillPoint {
    @Override
    public BooleanSupplier reached(Path warehouse) {
      return () -> Tree.lasting(warehouse) >= count;
    }
  }

  /** Once so much time is gone. */
  record Time(Duration length) implements KillPoint {
    @Override
    public BooleanSupplier reached(Path warehouse) {
      long end = System.nanoTime() + length.toNanos();
      return () -> System.nanoTime() >= end;
    }
  }

  /** Points spread over a run by chance, one in each of as many equal parts of it. */
  static List<KillPoint> spread(Random chance, int files, int before, int after) {
    List<KillPoint> points = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      double place = (i + chance.nextDouble()) / files;
      points.add(new Files(before + 1 + (int) (place * (after - before))));
    }
    return points;
  }

  /** The same by time. */
  static List<KillPoint> spread(Random chance, int moments, Duration length) {
    List<KillPoint> points = new ArrayList<>();
    for (int i = 0; i < moments; i++) {
      double place = (i + chance.nextDouble()) / moments;
      points.add(new Time(Duration.ofMillis((long) (place * length.toMillis()))));
    }
    return points;
  }
}
