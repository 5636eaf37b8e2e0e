package dev.vesper.jobs.funnel;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The users of a run of nights, read off rows that lie by user and time: what was known of them
 * before, then what they did. A user is whoever an event names by {@code user_id}.
 */
final class FunnelUsers implements Iterator<FunnelUser> {

  /** What the jobs of funnels read. */
  static final List<Read> READS =
      List.of(
          Read.before(FunnelProgress.TABLE),
          Read.tonight(Events.TABLE),
          Read.tonight(UserDays.TABLE));

  private static final Field USER = FunnelProgress.USER_ID;
  private static final Field AT =
      Field.required("at", DataTypes.LongType, "When, in microseconds; least of what was before");
  private static final Field ID =
      Field.required("id", DataTypes.StringType, "Puts events of one moment in order");
  private static final Field WORD =
      Field.optional("word", DataTypes.StringType, "What happened; absent in what was before");
  private static final Field TIMES =
      Field.optional(
          FunnelProgress.REACHED_AT.name(),
          DataTypes.createArrayType(DataTypes.LongType),
          "When each step was reached, in microseconds");
  private static final int ORIGIN = 4;
  private static final int KNOWN = ORIGIN + Breakdown.FIELDS.size();
  private static final String NO_ID = "";

  private final Iterator<Row> rows;
  private Row next;

  /**
   * @param rows of {@link #rows}, all of a user's together
   */
  FunnelUsers(Iterator<Row> rows) {
    this.rows = rows;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  /** What a run knows, laid out by user and time. */
  static Dataset<Row> rows(Inputs in, FunnelParams params) {
    return rows(
        in.before(FunnelProgress.TABLE),
        in.tonight(Events.TABLE),
        in.tonight(UserDays.TABLE),
        params);
  }

  /** The same, of datasets. */
  static Dataset<Row> rows(
      Dataset<Row> before, Dataset<Row> events, Dataset<Row> days, FunnelParams params) {
    return happened(events, params)
        .unionByName(seen(days), true)
        .unionByName(known(before), true)
        .repartition(USER.col())
        .sortWithinPartitions(USER.col(), AT.col(), ID.col());
  }

  private static Dataset<Row> happened(Dataset<Row> events, FunnelParams params) {
    List<Funnel> funnels = params.all();
    List<Column> columns =
        new ArrayList<>(
            List.of(
                USER.is(EventFields.USER_ID.col()),
                AT.is(unix_micros(EventFields.EVENT_TIME.col())),
                ID.is(EventFields.EVENT_ID.col()),
                WORD.is(Words.of(funnels))));
    Breakdown.FIELDS.forEach(field -> columns.add(field.col()));
    for (Field field : known()) {
      columns.add(field.is(lit(null)));
    }
    Dataset<Row> all =
        events.where(EventFields.USER_ID.col().isNotNull()).select(columns.toArray(Column[]::new));
    return params.needEverything() ? all : all.where(WORD.col().isin(Words.in(funnels).toArray()));
  }

  private static List<Field> known() {
    return List.of(
        FunnelProgress.FUNNEL,
        FunnelProgress.ATTEMPT,
        TIMES,
        FunnelProgress.STEPS_DONE,
        FunnelProgress.OUTCOME);
  }

  /** The first moment of a user's day comes before all that happened at that moment. */
  private static Dataset<Row> seen(Dataset<Row> days) {
    return days.where(UserDays.IS_KNOWN.col())
        .select(
            USER.is(UserDays.USER_ID.col()),
            AT.is(unix_micros(UserDays.FIRST_EVENT_TIME.col())),
            ID.is(lit(NO_ID)),
            WORD.is(lit(Words.SEEN)));
  }

  private static Dataset<Row> known(Dataset<Row> before) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                USER.col(),
                AT.is(lit(Long.MIN_VALUE)),
                ID.is(lit(NO_ID)),
                FunnelProgress.FUNNEL.col(),
                FunnelProgress.ATTEMPT.col(),
                TIMES.is(
                    expr(
                        "transform("
                            + FunnelProgress.REACHED_AT.name()
                            + ", each -> unix_micros(each))")),
                FunnelProgress.STEPS_DONE.col(),
                FunnelProgress.OUTCOME.col()));
    FunnelProgress.ORIGINS.forEach(field -> columns.add(field.col()));
    return before.select(columns.toArray(Column[]::new));
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public FunnelUser next() {
    if (next == null) {
      throw new NoSuchElementException("no more users");
    }
    String user = next.getString(0);
    Map<String, List<Attempt>> before = new HashMap<>();
    List<Happening> events = new ArrayList<>();
    while (next != null && next.getString(0).equals(user)) {
      if (next.isNullAt(3)) {
        before.computeIfAbsent(next.getString(KNOWN), name -> new ArrayList<>()).add(attempt(next));
      } else {
        events.add(new Happening(next.getLong(1), next.getString(3), origin(next)));
      }
      next = rows.hasNext() ? rows.next() : null;
    }
    before.values().forEach(attempts -> attempts.sort(Attempt.IN_ORDER));
    return new FunnelUser(user, before, events);
  }

  private static List<String> origin(Row row) {
    List<String> origin = new ArrayList<>();
    for (int each = ORIGIN; each < KNOWN; each++) {
      origin.add(row.getString(each));
    }
    return origin;
  }

  private static Attempt attempt(Row row) {
    return new Attempt(
        row.getInt(KNOWN + 1),
        origin(row),
        row.getList(KNOWN + 2),
        row.getInt(KNOWN + 3),
        Outcome.of(row.getString(KNOWN + 4)));
  }
}
