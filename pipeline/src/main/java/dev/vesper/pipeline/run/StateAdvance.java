package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The call that brings a state up to the target: from the newest night that still stands, and from
 * the first night where none does. Only the newest nights are published.
 */
final class StateAdvance {
  private final Job job;
  private final Standing standing;
  private final Request request;
  private final Night first;
  private final Night oldestKept;

  StateAdvance(Job job, Standing standing, Request request, Night first, Night oldestKept) {
    this.job = job;
    this.standing = standing;
    this.request = request;
    this.first = first;
    this.oldestKept = oldestKept;
  }

  List<Step> steps() {
    Night target = request.target();
    boolean asked = request.again(target);
    if (standing.stands(target) && !asked) {
      return List.of();
    }
    Night from = asked ? first : start();
    NavigableMap<Night, String> wanted = new TreeMap<>();
    for (Night night : new Nights(from, target).list()) {
      if (!night.isBefore(oldestKept)) {
        wanted.put(night, reason(night));
      }
    }
    return List.of(new Step(job, new Nights(from, target), wanted));
  }

  private Night start() {
    for (Night night : standing.present().headSet(request.target(), false).descendingSet()) {
      if (standing.stands(night)) {
        return night.next();
      }
    }
    return first;
  }

  private String reason(Night night) {
    if (!standing.complete(night)) {
      return "missing";
    }
    return standing.changed(night)
        ? standing.whatChanged(night)
        : "the job or its parameters changed";
  }
}
