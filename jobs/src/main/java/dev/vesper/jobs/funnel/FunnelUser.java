package dev.vesper.jobs.funnel;

import java.util.List;
import java.util.Map;

/**
 * What a run knows of one user.
 *
 * @param userId the user's pseudonym
 * @param before the attempts as of the night before the run, by funnel
 * @param events what the user did in the run, in order
 */
record FunnelUser(String userId, Map<String, List<Attempt>> before, List<Happening> events) {

  /** The user at the beginning of the run, on the way through a funnel. */
  Walk walk(Funnel funnel) {
    return new Walk(funnel, before.getOrDefault(funnel.name(), List.of()));
  }
}
