package dev.vesper.jobs.forecast;

import dev.vesper.jobs.growth.Growth;
import dev.vesper.pipeline.table.Field;

/** A number of each day that people plan with. */
enum PlannedSeries {
  DAU(Shape.COUNT, 0),
  WAU(Shape.COUNT, 6),
  MAU(Shape.COUNT, 29),
  NEW_USERS(Shape.COUNT, 0),
  RETAINED_USERS(Shape.COUNT, 1),
  RETURNED_USERS(Shape.COUNT, 1),
  LOST_USERS(Shape.COUNT, 1),
  KNOWN_USERS(Shape.RISING, 0);

  private final Shape shape;
  private final int warmUp;

  PlannedSeries(Shape shape, int warmUp) {
    this.shape = shape;
    this.warmUp = warmUp;
  }

  /** The column of growth that holds it; its name is the name of the series. */
  Field column() {
    return switch (this) {
      case DAU -> Growth.DAU;
      case WAU -> Growth.WAU;
      case MAU -> Growth.MAU;
      case NEW_USERS -> Growth.NEW_USERS;
      case RETAINED_USERS -> Growth.RETAINED_USERS;
      case RETURNED_USERS -> Growth.RETURNED_USERS;
      case LOST_USERS -> Growth.LOST_USERS;
      case KNOWN_USERS -> Growth.KNOWN_USERS;
    };
  }

  /** What values it can take. */
  Shape shape() {
    return shape;
  }

  /** The first nights of a platform on which the number cannot be whole yet. */
  int warmUp() {
    return warmUp;
  }
}
