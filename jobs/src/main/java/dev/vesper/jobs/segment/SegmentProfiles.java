package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** How the users of each segment differ from all users, feature by feature. */
public final class SegmentProfiles {
  public static final Field SEGMENT_ID = UserSegments.SEGMENT_ID.meaning("The segment");
  public static final Field FEATURE = SegmentDrift.FEATURE;
  public static final Field SAMPLED_USERS =
      count("sampled_users", "Users of the segment in the sample of about 50,000 users or fewer")
          .in("users");
  public static final Field MEDIAN =
      number(
          "median",
          "The middle value of the segment's users; absent where none is known, or of fewer than 10");
  public static final Field MEDIAN_OF_ALL =
      number("median_of_all", "The middle value of all users of the sample");
  public static final Field MEAN =
      number("mean", "The mean of the segment's users; absent of fewer than 10");
  public static final Field MEAN_OF_ALL = number("mean_of_all", "The mean of all of the sample");
  public static final Field LIFT =
      number("lift", "mean / mean_of_all; absent where the latter is 0, or of fewer than 10 users");
  public static final Field DISTINCTNESS =
      required(
          "distinctness",
          DataTypes.DoubleType,
          "How many spreads of the feature the segment lies above all users, below where negative;"
              + " names are made of the largest");

  public static final Table TABLE =
      Table.record("segment_profiles")
          .rows("one feature of one segment")
          .key(SEGMENT_ID, FEATURE)
          .columns(SAMPLED_USERS, MEDIAN, MEDIAN_OF_ALL, MEAN, MEAN_OF_ALL, LIFT, DISTINCTNESS);

  private SegmentProfiles() {}

  private static Field number(String name, String meaning) {
    return optional(name, DataTypes.DoubleType, meaning);
  }

  /** A row. */
  record RowOf(
      LocalDate dt,
      int segmentId,
      String feature,
      long sampledUsers,
      Optional<Double> median,
      Optional<Double> medianOfAll,
      Optional<Double> mean,
      Optional<Double> meanOfAll,
      Optional<Double> lift,
      double distinctness) {}

  static List<RowOf> rows(LocalDate night, List<Portrait> portraits) {
    return portraits.stream()
        .flatMap(portrait -> portrait.traits().stream().map(each -> row(night, portrait, each)))
        .toList();
  }

  private static RowOf row(LocalDate night, Portrait portrait, Portrait.Trait trait) {
    return new RowOf(
        night,
        portrait.segment(),
        trait.feature(),
        portrait.users(),
        told(portrait, trait.median()),
        known(trait.medianOfAll()),
        told(portrait, trait.mean()),
        known(trait.meanOfAll()),
        told(portrait, trait.mean() / trait.meanOfAll()),
        trait.distinctness());
  }

  private static Optional<Double> told(Portrait portrait, double value) {
    return known(value).flatMap(each -> Discretion.told(portrait.users(), each));
  }

  private static Optional<Double> known(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
