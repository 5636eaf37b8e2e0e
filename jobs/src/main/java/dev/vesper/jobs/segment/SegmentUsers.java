package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRows;
import dev.vesper.jobs.feature.Features;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells of every user which segment he or she is in, and of the segments what they are. */
public final class SegmentUsers implements Job {
  /** An older model is forgotten. */
  private static final int LOOK_BACK = 60;

  /** So many nights away ids are known; of those before, only nights with a fit have rows. */
  private static final int IDS_KNOWN = 3660;

  private final SegmentParams params;

  public SegmentUsers(SegmentParams params) {
    this.params = params;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.tonight(UserFeatures.TABLE),
        Read.trailing(SegmentModels.TABLE, LOOK_BACK),
        Read.trailing(UserSegments.TABLE, LOOK_BACK),
        Read.trailing(SegmentEvents.TABLE, IDS_KNOWN),
        Read.following(SegmentModels.TABLE, IDS_KNOWN));
  }

  @Override
  public List<Table> writes() {
    return List.of(
        UserSegments.TABLE,
        Segments.TABLE,
        SegmentProfiles.TABLE,
        SegmentChoices.TABLE,
        SegmentEvents.TABLE,
        SegmentDrift.TABLE,
        SegmentModels.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> rows = FeatureRows.of(in.tonight(UserFeatures.TABLE), Features.compared());
    Refit.Tonight tonight = new Refit.Tonight(nights.last().date(), rows.count(), params);
    if (tonight.users() == 0) {
      return nobody(in);
    }
    List<SampledUser> sample = SampledUser.of(rows, tonight.users());
    Optional<Earlier> earlier = Earlier.of(in);
    List<SegmentDrift.RowOf> drift =
        earlier.map(each -> Drifts.of(tonight.night(), each.model(), sample)).orElse(List.of());
    Optional<String> reason =
        earlier
            .map(each -> Refit.reason(each.model(), tonight, drift))
            .orElse(Optional.of("there is no earlier model"));
    Dataset<Row> known = known(in, earlier);
    NamedModel model =
        reason.isEmpty()
            ? NamedModel.kept(earlier.orElseThrow().model())
            : fitted(in, sample, tonight, known, earlier);
    List<SegmentDrift.RowOf> moved =
        drift.isEmpty() ? Drifts.of(tonight.night(), model.model(), sample) : drift;
    return noted(placed(in, known, model, sample, tonight), model, reason)
        .and(SegmentDrift.TABLE, moved)
        .and(SegmentEvents.TABLE, events(tonight.night(), model, reason));
  }

  private static Dataset<Row> known(Inputs in, Optional<Earlier> earlier) {
    Dataset<Row> before =
        earlier.map(Earlier::users).orElseGet(() -> in.trailing(UserSegments.TABLE).limit(0));
    return PlacedUsers.known(in.tonight(UserFeatures.TABLE), before);
  }

  private static NamedModel fitted(
      Inputs in,
      List<SampledUser> sample,
      Refit.Tonight tonight,
      Dataset<Row> known,
      Optional<Earlier> earlier) {
    SegmentFit fit = SegmentFit.of(sample, in.tonight(UserFeatures.TABLE), in.tasks(), tonight);
    Placing places = new Placing(fit.centres(), NamedModel.places(fit), new Margin(fit.centres()));
    List<Counted> shared =
        earlier.isEmpty()
            ? List.of()
            : PlacedUsers.counted(PlacedUsers.of(known, fit.scales(), places));
    KnownSegments before = KnownSegments.of(earlier.map(Earlier::model), in);
    return NamedModel.of(fit, before, shared, tonight);
  }

  private static Outputs placed(
      Inputs in,
      Dataset<Row> known,
      NamedModel named,
      List<SampledUser> sample,
      Refit.Tonight tonight) {
    SegmentModel model = named.model();
    Dataset<Row> placed =
        in.keep(PlacedUsers.of(known, model.scales(), model.placing(tonight.night())));
    List<Counted> counted = PlacedUsers.counted(placed);
    Map<String, Integer> segmentOf = new HashMap<>();
    placed
        .where(SampledUser.isSampled(tonight.users()))
        .select(UserSegments.USER_ID.col(), UserSegments.SEGMENT_ID.col())
        .collectAsList()
        .forEach(row -> segmentOf.put(row.getString(0), row.getInt(1)));
    SegmentRows rows = SegmentRows.of(tonight.night(), model, counted, sample, segmentOf);
    LocalDate night = tonight.night();
    return Outputs.of(UserSegments.TABLE, PlacedUsers.published(placed, night, model))
        .and(Segments.TABLE, rows.segments())
        .and(SegmentProfiles.TABLE, rows.profiles())
        .and(SegmentModels.TABLE, List.of(SegmentModels.RowOf.of(night, model)))
        .and(SegmentChoices.TABLE, SegmentChoices.rows(night, model))
        .metric("segments", model.segments().size())
        .metric("outliers", users(rows, SegmentModel.OUTLIERS));
  }

  private static double users(SegmentRows rows, int segment) {
    return rows.segments().stream()
        .filter(each -> each.segmentId() == segment)
        .mapToLong(Segments.RowOf::users)
        .sum();
  }

  private static List<SegmentEvents.RowOf> events(
      LocalDate night, NamedModel model, Optional<String> reason) {
    return reason.map(why -> SegmentEvents.rows(night, model.happenings(), why)).orElse(List.of());
  }

  private static Outputs noted(Outputs outputs, NamedModel model, Optional<String> reason) {
    Outputs noted =
        outputs.note(
            reason
                .map(why -> "segments are fitted: " + why)
                .orElse("segments follow " + model.model().id()));
    for (String each : model.notes()) {
      noted = noted.note(each);
    }
    return noted;
  }

  private static Outputs nobody(Inputs in) {
    return Outputs.of(UserSegments.TABLE, in.trailing(UserSegments.TABLE).limit(0))
        .and(Segments.TABLE, List.of())
        .and(SegmentProfiles.TABLE, List.of())
        .and(SegmentChoices.TABLE, List.of())
        .and(SegmentEvents.TABLE, List.of())
        .and(SegmentDrift.TABLE, List.of())
        .and(SegmentModels.TABLE, List.of())
        .note("nobody has features, so there are no segments");
  }
}
