package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a job may write, and what it may read: only upwards in the layers. */
final class JobRules {
  private JobRules() {}

  /**
   * Finds what a job does against the rules.
   *
   * @param written the tables that some job writes
   * @param problems where each is added, as a sentence
   */
  static void check(Job job, Set<Table> written, List<String> problems) {
    checkWrites(job, problems);
    checkReads(job, written, problems);
  }

  private static void checkWrites(Job job, List<String> problems) {
    long records = job.writes().stream().filter(table -> table.kind() == Kind.RECORD).count();
    if (job.writes().isEmpty()) {
      problems.add("job " + job.name() + " writes no table");
    }
    if (records > 0 && records < job.writes().size()) {
      problems.add("job " + job.name() + " writes records and other tables; split it in two");
    }
    if (records == 0 && Graph.isAboutPeople(job)) {
      problems.add("job " + job.name() + " tells about people in a table that is no record");
    }
  }

  private static void checkReads(Job job, Set<Table> written, List<String> problems) {
    for (Read read : job.reads()) {
      Optional<Table> table = Graph.tableOf(read);
      if (table.isEmpty()) {
        continue;
      }
      if (!written.contains(table.get())) {
        problems.add("job " + job.name() + " reads " + table.get() + ", which no job writes");
      }
      if (!mayRead(kindOf(job), table.get().kind())) {
        problems.add(
            "job %s makes a %s and reads the %s %s; %ss are never read by %ss"
                .formatted(
                    job.name(),
                    Word.of(kindOf(job)),
                    Word.of(table.get().kind()),
                    table.get(),
                    Word.of(table.get().kind()),
                    Word.of(kindOf(job))));
      }
      checkOwnRead(job, read, problems);
      checkStateRead(job, read, problems);
    }
  }

  private static void checkOwnRead(Job job, Read read, List<String> problems) {
    boolean own = Graph.tableOf(read).filter(job.writes()::contains).isPresent();
    boolean past = read instanceof Read.Span span && span.to() < 0;
    boolean later = read instanceof Read.Span span && span.from() > 0;
    boolean may =
        switch (kindOf(job)) {
          case STATE -> past;
          case RECORD -> past || later;
          case FACT, RATE, DIMENSION -> false;
        };
    if (own && !may) {
      problems.add(
          "job "
              + job.name()
              + " reads its own table "
              + Graph.tableOf(read).orElseThrow()
              + "; only states and records may, from nights before, and records from later ones");
    }
  }

  /** States of most nights of a first load are never published, so only the one before is read. */
  private static void checkStateRead(Job job, Read read, List<String> problems) {
    boolean rate = kindOf(job) == Kind.RATE;
    if (rate
        && read instanceof Read.Span span
        && span.table().kind() == Kind.STATE
        && !(span.from() == -1 && span.to() == -1)) {
      problems.add(
          "job %s makes a rate and reads the state %s of other nights than the one before"
              .formatted(job.name(), span.table()));
    }
  }

  private static Kind kindOf(Job job) {
    return job.writes().get(0).kind();
  }

  private static boolean mayRead(Kind reader, Kind read) {
    return switch (reader) {
      case FACT, DIMENSION -> read == Kind.FACT || read == Kind.DIMENSION;
      case STATE -> read == Kind.FACT || read == Kind.DIMENSION || read == Kind.STATE;
      case RATE -> read != Kind.RECORD;
      case RECORD -> true;
    };
  }
}
