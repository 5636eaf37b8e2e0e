package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jobs in an order in which each finds its inputs made, derived once from what they declare. A
 * graph that cannot be built in any order, or that reads against the layers, is refused.
 */
public final class Graph {
  private final Map<Table, Job> owners;
  private final Consent consent;
  private final List<Job> order;

  private Graph(Collection<? extends Job> jobs, Map<Table, Job> owners, Consent consent) {
    this.owners = owners;
    this.consent = consent;
    this.order = List.copyOf(sorted(jobs));
  }

  /**
   * The graph of some jobs.
   *
   * @param consent who may be in the tables about people; what makes them waits for what tells
   */
  public static Graph of(Collection<? extends Job> jobs, Consent consent) {
    List<String> problems = new ArrayList<>();
    Map<Table, Job> owners = owners(jobs, problems);
    for (Job job : jobs) {
      JobRules.check(job, owners.keySet(), problems);
    }
    consent
        .dimension()
        .filter(people -> !owners.containsKey(people))
        .ifPresent(people -> problems.add("no job writes " + people + ", which tells who agreed"));
    refuse(problems);
    return new Graph(jobs, owners, consent);
  }

  /** The jobs, each after all that it reads from. */
  public List<Job> jobs() {
    return order;
  }

  public List<Table> tables() {
    return List.copyOf(owners.keySet());
  }

  public Optional<Table> table(String name) {
    return owners.keySet().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public Job owner(Table table) {
    return owners.get(table);
  }

  /** Who may be in the tables about people. */
  public Consent consent() {
    return consent;
  }

  /** Whether some table of a job says something about single people. */
  static boolean isAboutPeople(Job job) {
    return job.writes().stream().anyMatch(table -> table.terms().person().isPresent());
  }

  /** Whether a job makes or reads a table about single people. */
  static boolean dealsWithPeople(Job job) {
    return isAboutPeople(job)
        || job.reads().stream()
            .flatMap(read -> tableOf(read).stream())
            .anyMatch(table -> table.terms().person().isPresent());
  }

  /** The job that makes the list of who agrees, and what that needs. */
  Set<Job> whatTellsWhoAgrees() {
    return withUpstream(consent.dimension().map(owners::get).stream().toList());
  }

  /** The sources that some job reads. */
  public Set<Source> sources() {
    Set<Source> sources = new LinkedHashSet<>();
    for (Job job : order) {
      for (Read read : job.reads()) {
        if (read instanceof Read.Raw raw) {
          sources.add(raw.source());
        }
      }
    }
    return sources;
  }

  /** The jobs that a job waits for directly: what it reads from, and what tells who agreed. */
  public Set<Job> upstream(Job job) {
    Stream<Table> read = job.reads().stream().flatMap(each -> tableOf(each).stream());
    Stream<Table> told = isAboutPeople(job) ? consent.dimension().stream() : Stream.empty();
    return Stream.concat(read, told)
        .map(owners::get)
        .filter(other -> other != job)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The job and everything it needs, directly or not. */
  public Set<Job> withUpstream(Collection<Job> wanted) {
    Set<Job> closure = new HashSet<>(wanted);
    for (int i = order.size() - 1; i >= 0; i--) {
      if (closure.contains(order.get(i))) {
        closure.addAll(upstream(order.get(i)));
      }
    }
    return closure;
  }

  /** The table that a read is about; none for raw files. */
  static Optional<Table> tableOf(Read read) {
    if (read instanceof Read.Span span) {
      return Optional.of(span.table());
    }
    if (read instanceof Read.Slices slices) {
      return Optional.of(slices.table());
    }
    if (read instanceof Read.Snapshot snapshot) {
      return Optional.of(snapshot.table());
    }
    return Optional.empty();
  }

  private static Map<Table, Job> owners(Collection<? extends Job> jobs, List<String> problems) {
    Map<Table, Job> owners = new LinkedHashMap<>();
    for (Job job : jobs) {
      for (Table table : job.writes()) {
        Job other = owners.put(table, job);
        if (other != null) {
          problems.add(
              "table " + table + " is written by both " + other.name() + " and " + job.name());
        }
      }
    }
    return owners;
  }

  private List<Job> sorted(Collection<? extends Job> jobs) {
    List<Job> sorted = new ArrayList<>();
    Set<Job> waiting = new LinkedHashSet<>(jobs);
    while (!waiting.isEmpty()) {
      List<Job> ready = waiting.stream().filter(job -> sorted.containsAll(upstream(job))).toList();
      if (ready.isEmpty()) {
        refuse(List.of("jobs wait for each other in a circle: " + names(waiting)));
      }
      sorted.addAll(ready);
      waiting.removeAll(new HashSet<>(ready));
    }
    return sorted;
  }

  private static String names(Collection<Job> jobs) {
    return jobs.stream().map(Job::name).collect(Collectors.joining(", "));
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
