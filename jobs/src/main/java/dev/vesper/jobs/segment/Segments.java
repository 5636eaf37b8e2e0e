package dev.vesper.jobs.segment;

import static dev.vesper.pipeline.table.Field.count;
import static dev.vesper.pipeline.table.Field.optional;
import static dev.vesper.pipeline.table.Field.required;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;

/** The segments of the night: what they are called, how large they are, what they do and pay. */
public final class Segments {
  public static final Field SEGMENT_ID = UserSegments.SEGMENT_ID;
  public static final Field NAME = text("name", "A name by what tells the segment apart");
  public static final Field NAME_ZH = text("name_zh", "The same in Chinese");
  public static final Field SENTENCE = text("sentence", "What tells the segment apart, in figures");
  public static final Field SENTENCE_ZH = text("sentence_zh", "The same in Chinese");
  public static final Field USERS = count("users", "Users of the segment").in("users");
  public static final Field ALL_USERS = count("all_users", "Users with features").in("users");
  public static final Field SHARE = required("share", DataTypes.DoubleType, "users / all_users");
  public static final Field ACTIVE_USERS =
      count("active_users", "Those active on the night or the 6 days before").in("users");
  public static final Field ACTIVE_SHARE =
      required("active_share", DataTypes.DoubleType, "active_users / users");
  public static final Field BUYERS =
      count("buyers", "Those who bought in the 28 days up to the night").in("users");
  public static final Field BUYER_SHARE =
      required("buyer_share", DataTypes.DoubleType, "buyers / users");
  public static final Field PURCHASES = count("purchases", "Their purchases in 28 days");
  public static final Field PAID =
      optional(
              "paid",
              EventFields.MONEY,
              "What they paid in 28 days; absent where fewer than 10 bought")
          .in("business currency");
  public static final Field STAYED_USERS =
      count("stayed_users", "Users who were in the segment when users were last placed, too")
          .in("users");
  public static final Field MODEL_ID = UserSegments.MODEL_ID.meaning("The model in force");

  public static final Table TABLE =
      Table.record("segments")
          .rows("one segment")
          .key(SEGMENT_ID)
          .columns(NAME, NAME_ZH, SENTENCE, SENTENCE_ZH, USERS, ALL_USERS, SHARE)
          .columns(ACTIVE_USERS, ACTIVE_SHARE, BUYERS, BUYER_SHARE)
          .columns(PURCHASES, PAID, STAYED_USERS, MODEL_ID)
          .checks(Check.share(SHARE), Check.share(ACTIVE_SHARE), Check.share(BUYER_SHARE))
          .checks(Discretion.nothingOfFew(PAID, "money", BUYERS));

  private Segments() {}

  private static Field text(String name, String meaning) {
    return required(name, DataTypes.StringType, meaning);
  }

  /** A row. */
  record RowOf(
      LocalDate dt,
      int segmentId,
      String name,
      String nameZh,
      String sentence,
      String sentenceZh,
      long users,
      long allUsers,
      double share,
      long activeUsers,
      double activeShare,
      long buyers,
      double buyerShare,
      long purchases,
      Optional<BigDecimal> paid,
      long stayedUsers,
      String modelId) {}
}
