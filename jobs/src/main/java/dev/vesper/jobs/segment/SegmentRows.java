package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The segments of a night, counted and described.
 *
 * @param segments a row each
 * @param profiles a row for each feature of each
 */
record SegmentRows(List<Segments.RowOf> segments, List<SegmentProfiles.RowOf> profiles) {
  SegmentRows {
    segments = List.copyOf(segments);
    profiles = List.copyOf(profiles);
  }

  /**
   * All segments that somebody is in.
   *
   * @param counted of all users
   * @param segmentOf the segment of each user of the sample
   */
  static SegmentRows of(
      LocalDate night,
      SegmentModel model,
      List<Counted> counted,
      List<SampledUser> sample,
      Map<String, Integer> segmentOf) {
    Map<Integer, Counted> sums = new TreeMap<>();
    Map<Integer, Long> stayed = new TreeMap<>();
    for (Counted each : counted) {
      sums.merge(each.segment(), each, Counted::plus);
      boolean stays = each.before().filter(id -> id == each.segment()).isPresent();
      stayed.merge(each.segment(), stays ? each.users() : 0, Long::sum);
    }
    long all = counted.stream().mapToLong(Counted::users).sum();
    List<FeatureRow> everybody = sample.stream().map(SampledUser::features).toList();
    List<Portrait> portraits =
        sums.keySet().stream()
            .map(
                id -> {
                  List<FeatureRow> members =
                      sample.stream()
                          .filter(user -> id.equals(segmentOf.get(user.id())))
                          .map(SampledUser::features)
                          .toList();
                  return Portrait.of(id, members, everybody, model.scales());
                })
            .toList();
    List<SegmentName> names = SegmentName.of(portraits);
    List<Segments.RowOf> rows = new ArrayList<>();
    for (int each = 0; each < portraits.size(); each++) {
      Counted sum = sums.get(portraits.get(each).segment());
      SegmentName sentence = SegmentName.sentence(portraits.get(each), sum.users(), all);
      rows.add(
          new Segments.RowOf(
              night,
              sum.segment(),
              names.get(each).english(),
              names.get(each).chinese(),
              sentence.english(),
              sentence.chinese(),
              sum.users(),
              all,
              (double) sum.users() / all,
              sum.active(),
              (double) sum.active() / sum.users(),
              sum.buyers(),
              (double) sum.buyers() / sum.users(),
              sum.purchases(),
              sum.paid(),
              stayed.get(sum.segment()),
              model.id()));
    }
    return new SegmentRows(rows, SegmentProfiles.rows(night, portraits));
  }
}
