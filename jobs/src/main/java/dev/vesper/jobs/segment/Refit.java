package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.Features;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a model is fitted anew, and says why. */
final class Refit {
  private static final int FAR_MORE = 2;

  private Refit() {}

  /**
   * The reason; empty where the model stays.
   *
   * @param drift of every feature since the fit
   */
  static Optional<String> reason(
      SegmentModel model, Tonight tonight, List<SegmentDrift.RowOf> drift) {
    SegmentParams params = tonight.params();
    if (!model.scales().areOf(Features.compared())) {
      return Optional.of("features are declared otherwise than at the last fit");
    }
    if (!params.rules().equals(model.rules())) {
      return Optional.of("settings changed since the last fit");
    }
    long days = ChronoUnit.DAYS.between(model.fittedOn(), tonight.night());
    if (days >= params.refitDays()) {
      return Optional.of("the last fit was %d nights ago".formatted(days));
    }
    if (tonight.users() >= FAR_MORE * model.users()) {
      return Optional.of(
          "%d users have features where %d had at the last fit"
              .formatted(tonight.users(), model.users()));
    }
    return drift.stream()
        .filter(each -> each.stabilityIndex() > params.refitDrift())
        .filter(each -> each.stabilityIndex() > each.chanceIndex())
        .max(Comparator.comparingDouble(SegmentDrift.RowOf::stabilityIndex))
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%s has moved by %.2f since the last fit",
                    each.feature(),
                    each.stabilityIndex()));
  }

  /** The night, how many users have features, and how they are to be grouped. */
  record Tonight(LocalDate night, long users, SegmentParams params) {}
}
