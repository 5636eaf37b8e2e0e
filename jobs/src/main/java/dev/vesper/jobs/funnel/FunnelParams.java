package dev.vesper.jobs.funnel;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured.
 *
 * @param zone the business zone that cuts days
 * @param funnels the funnels that are configured
 */
public record FunnelParams(ZoneId zone, List<Funnel> funnels) implements Serializable {
  public FunnelParams {
    funnels = List.copyOf(funnels);
  }

  /** The funnels that are configured, and the one that is always measured. */
  List<Funnel> all() {
    return Stream.concat(funnels.stream(), Stream.of(Funnel.MODEL)).toList();
  }

  /** Whether some funnel looks at all that users do. */
  boolean needEverything() {
    return funnels.stream().anyMatch(funnel -> funnel.mode() == Mode.STRICT);
  }
}
