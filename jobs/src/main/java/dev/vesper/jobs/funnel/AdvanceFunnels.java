package dev.vesper.jobs.funnel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.timestamp_micros;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Advances how far everybody got in each funnel by what happened in the run. */
public final class AdvanceFunnels implements Job {
  private static final StructType ROW = rowType();
  private static final Encoder<Row> ENCODER = Encoders.row(ROW);

  private final FunnelParams params;

  public AdvanceFunnels(FunnelParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return FunnelUsers.READS;
  }

  @Override
  public List<Table> writes() {
    return List.of(FunnelProgress.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Nights wanted = in.wanted(FunnelProgress.TABLE);
    return Outputs.of(FunnelProgress.TABLE, progress(FunnelUsers.rows(in, params), wanted, params));
  }

  /** The state of each wanted night, of rows that {@link FunnelUsers} laid out. */
  static Dataset<Row> progress(Dataset<Row> users, Nights wanted, FunnelParams params) {
    List<Column> columns = new ArrayList<>();
    columns.add(date_from_unix_date(Table.DT.col()).as(Table.DT.name()));
    for (Field field : FunnelProgress.TABLE.columns()) {
      columns.add(field.is(decoded(field)));
    }
    return users
        .mapPartitions(advancing(wanted, params), ENCODER)
        .select(columns.toArray(Column[]::new));
  }

  private static Column decoded(Field field) {
    if (field.equals(FunnelProgress.ENTERED_AT)) {
      return timestamp_micros(field.col());
    }
    return field.equals(FunnelProgress.REACHED_AT)
        ? expr("transform(" + field.name() + ", each -> timestamp_micros(each))")
        : col(field.name());
  }

  private static StructType rowType() {
    StructType type = new StructType().add(Table.DT.name(), DataTypes.IntegerType, false);
    for (Field field : FunnelProgress.TABLE.columns()) {
      type = type.add(field.name(), encoded(field), field.nullable());
    }
    return type;
  }

  private static DataType encoded(Field field) {
    if (field.equals(FunnelProgress.ENTERED_AT)) {
      return DataTypes.LongType;
    }
    return field.equals(FunnelProgress.REACHED_AT)
        ? DataTypes.createArrayType(DataTypes.LongType, false)
        : field.type();
  }

  private static MapPartitionsFunction<Row, Row> advancing(Nights wanted, FunnelParams params) {
    return rows -> {
      Ends ends = new Ends(wanted, new BusinessDays(params.zone()));
      List<Funnel> funnels = params.all();
      return FunnelUsers.in(rows)
          .flatMap(user -> funnels.stream().flatMap(funnel -> states(user, funnel, ends)))
          .iterator();
    };
  }

  /** The ends of the nights that are wanted. */
  private record Ends(Nights wanted, BusinessDays days) {}

  private static Stream<Row> states(FunnelUser user, Funnel funnel, Ends ends) {
    Walk walk = user.walk(funnel);
    Iterator<Happening> events = user.events().iterator();
    Happening next = events.hasNext() ? events.next() : null;
    List<Row> rows = new ArrayList<>();
    for (Night night : ends.wanted.list()) {
      int day = Math.toIntExact(night.date().toEpochDay());
      long end = ends.days.endOf(day);
      while (next != null && next.at() < end) {
        walk.see(next);
        next = events.hasNext() ? events.next() : null;
      }
      walk.asOf(day, ends.days).forEach(attempt -> rows.add(row(day, funnel, user, attempt)));
    }
    return rows.stream();
  }

  private static Row row(int day, Funnel funnel, FunnelUser user, Attempt attempt) {
    return RowFactory.create(
        Stream.concat(
                Stream.of(
                    day,
                    funnel.name(),
                    user.userId(),
                    attempt.number(),
                    attempt.enteredAt(),
                    attempt.steps(),
                    attempt.outcome().word(),
                    attempt.reachedAt().toArray(),
                    attempt.done()),
                attempt.origin().stream())
            .toArray());
  }
}
