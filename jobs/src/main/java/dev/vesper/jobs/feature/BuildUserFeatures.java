package dev.vesper.jobs.feature;

import dev.vesper.jobs.activity.UserDays;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.revenue.Subscriptions;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells of every user what models compare and learn from, as of the night. */
public final class BuildUserFeatures implements Job {
  private final Params params;

  /**
   * What decides the rows.
   *
   * @param users where it is known from who users are
   * @param contents where it is known from what contents are about
   * @param zone the business zone that cuts days
   */
  public record Params(KnownFrom users, KnownFrom contents, ZoneId zone) {}

  public BuildUserFeatures(Params params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads =
        new ArrayList<>(
            List.of(
                Read.tonight(UserStates.TABLE),
                Read.tonight(UserOrigins.TABLE),
                Read.tonight(Subscriptions.TABLE)));
    for (Table fact : facts()) {
      reads.add(Read.tonight(fact));
      reads.add(Read.trailing(fact, UserFeatures.MONTH - 1));
    }
    if (params.users() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Users.TABLE));
    }
    return reads;
  }

  private List<Table> facts() {
    return params.contents() == KnownFrom.DIMENSION
        ? List.of(UserDays.TABLE, ReceivedDays.TABLE, TopicDays.TABLE)
        : List.of(UserDays.TABLE, ReceivedDays.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(UserFeatures.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    FeatureSources sources =
        new FeatureSources(
            in.tonight(UserStates.TABLE),
            days(in),
            in.tonight(UserOrigins.TABLE),
            Optional.of(in.tonight(Subscriptions.TABLE)),
            params.users() == KnownFrom.DIMENSION
                ? Optional.of(in.snapshot(Users.TABLE))
                : Optional.empty());
    return Outputs.of(
        UserFeatures.TABLE, FeaturesAt.of(sources, nights.last().date(), params.zone()));
  }

  private FeatureSources.Days days(Inputs in) {
    return new FeatureSources.Days(
        month(in, UserDays.TABLE),
        month(in, ReceivedDays.TABLE),
        params.contents() == KnownFrom.DIMENSION
            ? Optional.of(month(in, TopicDays.TABLE))
            : Optional.empty());
  }

  private static Dataset<Row> month(Inputs in, Table fact) {
    return in.trailing(fact).unionByName(in.tonight(fact));
  }
}
