package dev.vesper.jobs.audience;

import dev.vesper.jobs.statistics.Discretion;
import dev.vesper.pipeline.night.Night;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Puts the groups in order and makes rows of {@link CommunityCandidates} of them. */
final class Candidates {
  private static final int DIGITS = 4;
  private static final Comparator<Row> BEST_FIRST =
      Comparator.<Row, BigDecimal>comparing(row -> row.getDecimal(8))
          .thenComparingLong(row -> row.getLong(2))
          .reversed()
          .thenComparing(row -> row.getInt(0))
          .thenComparing(row -> row.getString(1));

  private final List<Row> groups;
  private final List<Row> further;
  private final Optional<Map<String, Long>> communities;

  /**
   * Takes what was counted.
   *
   * @param groups segment, topic and the numbers of each group
   * @param further segment, topic, another topic and its place
   * @param communities how many communities are about each topic
   */
  Candidates(List<Row> groups, List<Row> further, Optional<Map<String, Long>> communities) {
    this.groups = groups.stream().sorted(BEST_FIRST).toList();
    this.further = further;
    this.communities = communities;
  }

  List<CommunityCandidates.RowOf> rows(Night night) {
    return IntStream.range(0, groups.size())
        .mapToObj(place -> row(night, place + 1, groups.get(place)))
        .toList();
  }

  private CommunityCandidates.RowOf row(Night night, int rank, Row group) {
    String topic = group.getString(1);
    long users = group.getLong(2);
    long valued = group.getLong(7);
    Optional<BigDecimal> value = Discretion.sum(valued, group.getDecimal(8));
    return new CommunityCandidates.RowOf(
        night.date(),
        group.getInt(0),
        topic,
        rank,
        users,
        group.getLong(3),
        group.getLong(4),
        (double) group.getLong(4) / users,
        group.getLong(5),
        group.getLong(6),
        (double) group.getLong(6) / users,
        valued,
        value,
        value.map(all -> all.divide(BigDecimal.valueOf(users), DIGITS, RoundingMode.HALF_UP)),
        further(group.getInt(0), topic),
        communities.map(counts -> counts.getOrDefault(topic, 0L)));
  }

  private List<String> further(int segment, String topic) {
    List<Row> theirs =
        new ArrayList<>(
            further.stream()
                .filter(row -> row.getInt(0) == segment && row.getString(1).equals(topic))
                .toList());
    theirs.sort(Comparator.comparingInt(row -> row.getInt(3)));
    return theirs.stream().map(row -> row.getString(2)).toList();
  }
}
