package dev.vesper.jobs.segment;

import dev.vesper.jobs.segment.Happening.Kind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells what became of the segments, once each cluster has its id. Every id that is new is born, a
 * branch or in a split; every id that is gone has died or is in a merger.
 */
final class Happenings {
  private final SharedUsers shared;
  private final List<Integer> oldIds;
  private final List<Integer> newIds;
  private final MatchRules rules;

  Happenings(SharedUsers shared, List<Integer> oldIds, List<Integer> newIds, MatchRules rules) {
    this.shared = shared;
    this.oldIds = oldIds;
    this.newIds = newIds;
    this.rules = rules;
  }

  /** All of them: by kind, then in the order of the segments, or of the clusters. */
  List<Happening> told() {
    List<Happening> splits = several(Kind.SPLIT, segments().map(this::parts).toList(), Flow::from);
    List<Happening> mergers =
        several(
            Kind.MERGED,
            clusters().filter(each -> !isBorn(each)).map(this::sources).toList(),
            Flow::into);
    return Stream.of(
            segments().flatMap(this::kept),
            splits.stream(),
            mergers.stream(),
            fresh().filter(this::isBorn).map(each -> largestInto(Kind.BORN, each)),
            fresh()
                .filter(each -> !isBorn(each) && !ids(splits, Flow::into).contains(id(each)))
                .map(each -> largestInto(Kind.BRANCHED, each)),
            segments()
                .filter(each -> !newIds.contains(oldIds.get(each)))
                .filter(each -> !ids(mergers, Flow::from).contains(oldIds.get(each)))
                .map(this::died))
        .flatMap(each -> each)
        .toList();
  }

  private Stream<Happening> kept(int segment) {
    int id = oldIds.get(segment);
    return outOf(segment)
        .filter(flow -> flow.into() == id)
        .map(flow -> new Happening(Kind.KEPT, id, List.of(flow)));
  }

  private List<Flow> parts(int segment) {
    return outOf(segment).filter(flow -> rules.isPart(flow.users(), flow.ofFrom())).toList();
  }

  private List<Flow> sources(int cluster) {
    return into(cluster).filter(flow -> rules.isPart(flow.users(), flow.ofInto())).toList();
  }

  private static List<Happening> several(
      Kind kind, List<List<Flow>> flows, Function<Flow, Integer> about) {
    return flows.stream()
        .filter(each -> each.size() > 1)
        .map(each -> new Happening(kind, about.apply(each.get(0)), each))
        .toList();
  }

  private static Set<Integer> ids(List<Happening> happenings, Function<Flow, Integer> end) {
    return happenings.stream()
        .flatMap(each -> each.flows().stream())
        .map(end)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Stream<Integer> fresh() {
    return clusters().filter(each -> !oldIds.contains(id(each)));
  }

  private boolean isBorn(int cluster) {
    return into(cluster).noneMatch(flow -> rules.isKept(flow.users(), flow.ofInto()));
  }

  private Happening largestInto(Kind kind, int cluster) {
    return new Happening(kind, id(cluster), largest(into(cluster)));
  }

  private Happening died(int segment) {
    return new Happening(Kind.DIED, oldIds.get(segment), largest(outOf(segment)));
  }

  /** The flow of the most users, the first of several. */
  private static List<Flow> largest(Stream<Flow> flows) {
    Optional<Flow> most =
        flows
            .filter(flow -> flow.users() > 0)
            .sorted(Comparator.comparingLong(Flow::users).reversed())
            .findFirst();
    return most.stream().toList();
  }

  private Stream<Flow> outOf(int segment) {
    return clusters().map(cluster -> flow(segment, cluster));
  }

  private Stream<Flow> into(int cluster) {
    return segments().map(segment -> flow(segment, cluster));
  }

  private Flow flow(int segment, int cluster) {
    return new Flow(
        oldIds.get(segment),
        id(cluster),
        shared.users(segment, cluster),
        shared.ofSegment(segment),
        shared.ofCluster(cluster));
  }

  private Integer id(int cluster) {
    return newIds.get(cluster);
  }

  private Stream<Integer> segments() {
    return IntStream.range(0, shared.segments()).boxed();
  }

  private Stream<Integer> clusters() {
    return IntStream.range(0, shared.clusters()).boxed();
  }
}
