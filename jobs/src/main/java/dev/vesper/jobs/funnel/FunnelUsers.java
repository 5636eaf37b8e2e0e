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
import dev.vesper.pipeline.table.Gathered;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The users of a run of nights, read off rows that lie by user and time: what was known of them
 * before, then what they did. A user is whoever an event names by {@code user_id}.
 */
final class FunnelUsers {

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
  private static final String NO_ID = "";

  private FunnelUsers() {}

  /** The users of {@link #rows}, all of a user's together. */
  static Stream<FunnelUser> in(Iterator<Row> rows) {
    Iterable<FunnelUser> users = () -> new Gathered<>(rows, FunnelUserRows::new);
    return StreamSupport.stream(users.spliterator(), false);
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
}
