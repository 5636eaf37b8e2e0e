package dev.vesper.cli;

import dev.vesper.pipeline.config.Demand;
import dev.vesper.pipeline.run.Graph;
import dev.vesper.pipeline.run.Reach;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.util.Map;
import java.util.TreeMap;

/** How many nights of a table must be kept, so that every job finds what it reads. */
final class KeptNights {
  private static final String KEY = "warehouse.kept-nights.";

  private KeptNights() {}

  /** What is asked of the number of nights of each table, by its key in the settings. */
  static Map<String, Demand> demands(Platform platform) {
    Graph graph = platform.graph();
    int lateDays = platform.settings().source().lateDays();
    Map<String, Demand> demands = new TreeMap<>();
    for (Table table : graph.tables()) {
      Reach.furthest(graph, table, lateDays)
          .ifPresent(reach -> demands.put(KEY + table.name(), demand(table, reach)));
    }
    return demands;
  }

  private static Demand demand(Table table, Reach reach) {
    return new Demand(
        nights -> nights == 0 || nights >= reach.nights(),
        "0 for %s, or at least %d, because %s reads it%s%s"
            .formatted(
                table.kind() == Kind.STATE ? "the usual number" : "all nights",
                reach.nights(),
                reach.job().name(),
                back(reach.back()),
                reach.again() == 0
                    ? ""
                    : " for each of the newest %d, which late events change"
                        .formatted(reach.again() + 1)));
  }

  private static String back(int nights) {
    return switch (nights) {
      case 0 -> "";
      case 1 -> " a night back";
      default -> " %d nights back".formatted(nights);
    };
  }
}
