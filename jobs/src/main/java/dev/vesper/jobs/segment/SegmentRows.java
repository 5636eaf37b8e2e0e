package dev.vesper.jobs.segment;

import dev.vesper.jobs.feature.FeatureRow;
import dev.vesper.jobs.feature.FeatureScales;
import dev.vesper.jobs.segment.Portrait.Group;
import dev.vesper.jobs.statistics.Discretion;
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
    counted.forEach(each -> sums.merge(each.segment(), each, Counted::plus));
    FeatureScales scales = model.scales();
    Group all = Group.of(sample.stream().map(SampledUser::features).toList(), scales);
    List<Portrait> portraits =
        sums.keySet().stream()
            .map(
                id ->
                    Portrait.of(id, Group.of(members(id, sample, segmentOf), scales), all, scales))
            .toList();
    List<SegmentName> names = SegmentName.of(portraits);
    List<Segments.RowOf> rows = new ArrayList<>();
    for (int each = 0; each < portraits.size(); each++) {
      rows.add(row(night, model, counted, portraits.get(each), names.get(each)));
    }
    return new SegmentRows(rows, SegmentProfiles.rows(night, portraits));
  }

  private static List<FeatureRow> members(
      int segment, List<SampledUser> sample, Map<String, Integer> segmentOf) {
    return sample.stream()
        .filter(user -> Integer.valueOf(segment).equals(segmentOf.get(user.id())))
        .map(SampledUser::features)
        .toList();
  }

  private static Segments.RowOf row(
      LocalDate night,
      SegmentModel model,
      List<Counted> counted,
      Portrait portrait,
      SegmentName name) {
    int segment = portrait.segment();
    List<Counted> own = counted.stream().filter(each -> each.segment() == segment).toList();
    Counted sum = own.stream().reduce(Counted::plus).orElseThrow();
    long all = counted.stream().mapToLong(Counted::users).sum();
    SegmentName sentence = SegmentName.sentence(portrait, sum.users(), all);
    return new Segments.RowOf(
        night,
        segment,
        name.english(),
        name.chinese(),
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
        Discretion.told(sum.buyers(), sum.paid()),
        own.stream()
            .filter(each -> each.before().filter(id -> id == segment).isPresent())
            .mapToLong(Counted::users)
            .sum(),
        model.id());
  }
}
