package dev.vesper.pipeline.config;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with the settings, collected so that one run shows it all. */
final class Problems {
  private record Problem(Origin origin, String sentence) {
    boolean overrides() {
      return origin.line() == 0;
    }
  }

  private final List<Problem> found = new ArrayList<>();

  void add(Origin origin, String sentence) {
    Problem problem = new Problem(origin, sentence);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  int count() {
    return found.size();
  }

  /** Ends with one fault that lists all problems in the order of the file, if there is any. */
  void raise() {
    if (!found.isEmpty()) {
      throw Fault.of(ExitCode.SETTINGS, lines());
    }
  }

  /** All problems in the order of the file, overrides last. */
  List<String> lines() {
    return found.stream()
        .sorted(
            Comparator.comparing(Problem::overrides)
                .thenComparing(problem -> problem.origin().line()))
        .map(problem -> problem.origin() + ": " + problem.sentence())
        .toList();
  }
}
