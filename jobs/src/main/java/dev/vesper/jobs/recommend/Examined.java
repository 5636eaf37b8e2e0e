package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * What came of the lists of one way of scoring.
 *
 * @param way the way
 * @param about whose lists they were
 * @param places of each list that count
 * @param marks how good the lists were
 * @param variety how varied they were
 */
record Examined(Way way, About about, int places, Marks marks, Variety.Figures variety)
    implements Serializable {

  /** The way of the best mark for the longest lists; of equal ones the first. */
  static Way best(List<Examined> all) {
    int places = all.stream().mapToInt(Examined::places).max().orElseThrow();
    return all.stream()
        .filter(each -> each.places() == places)
        .max(Comparator.comparingDouble(Examined::gain))
        .orElseThrow()
        .way();
  }

  /** The mean gain. */
  double gain() {
    return marks.mean().gain();
  }
}
