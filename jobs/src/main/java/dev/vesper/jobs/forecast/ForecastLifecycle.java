package dev.vesper.jobs.forecast;

import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.growth.LifecycleTransitions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rolls the moves between states of activity forward, from where the users are tonight. */
public final class ForecastLifecycle implements Job {
  private static final int NIGHTS_BEFORE = 27;
  private static final int HORIZON = 30;

  @Override
  public List<Read> reads() {
    return List.of(
        Read.trailing(LifecycleTransitions.TABLE, NIGHTS_BEFORE),
        Read.tonight(LifecycleTransitions.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(LifecycleForecasts.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> moves =
        in.trailing(LifecycleTransitions.TABLE).unionByName(in.tonight(LifecycleTransitions.TABLE));
    return Outputs.none().and(LifecycleForecasts.TABLE, rolled(moves, nights.last()));
  }

  /** The rows of a night; none where nothing is known of it. */
  static List<LifecycleForecasts.RowOf> rolled(Dataset<Row> moves, Night night) {
    LifecycleChain chain = new LifecycleChain();
    Map<String, Double> users = new TreeMap<>();
    moves
        .select(
            unix_date(Table.DT.col()),
            LifecycleTransitions.FROM_STATE.col(),
            LifecycleTransitions.TO_STATE.col(),
            LifecycleTransitions.USERS.col())
        .collectAsList()
        .forEach(
            row -> {
              chain.add(row.getInt(0), row.getString(1), row.getString(2), row.getLong(3));
              if (row.getInt(0) == night.date().toEpochDay() && !left(row.getString(2))) {
                users.merge(row.getString(2), (double) row.getLong(3), Double::sum);
              }
            });
    return users.isEmpty() ? List.of() : rows(chain, users, night);
  }

  private static List<LifecycleForecasts.RowOf> rows(
      LifecycleChain chain, Map<String, Double> tonight, Night night) {
    Map<String, Double> users = chain.everywhere(tonight);
    List<LifecycleForecasts.RowOf> rows = new ArrayList<>();
    double fresh = 0;
    for (int ahead = 0; ahead <= HORIZON; ahead++) {
      double known = users.values().stream().mapToDouble(Double::doubleValue).sum();
      for (Map.Entry<String, Double> each : users.entrySet()) {
        rows.add(
            new LifecycleForecasts.RowOf(
                night.date(),
                ahead,
                each.getKey(),
                night.plus(ahead).date(),
                each.getValue(),
                known,
                fresh));
      }
      users = chain.next(users);
      fresh += users.getOrDefault(LifecycleTransitions.NEW, 0.0);
    }
    return rows;
  }

  private static boolean left(String to) {
    return to.equals(LifecycleTransitions.UNKNOWN);
  }
}
