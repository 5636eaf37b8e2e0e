package dev.vesper.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Intervals hold what they promise, and the winner beats last week's values, on days that had no
 * part in choosing it.
 */
final class ForecastCoverageTest {
  private static final long SEED = 20_261_119;
  private static final int OF_EACH_KIND = 20;
  private static final double MARGIN = 0.05;
  private static final double CLEARLY_BETTER = 0.9;

  private static void assertHolds(Trial trial, String what) {
    System.out.printf("ForecastCoverageTest, %s:%n%s", what, trial);
    assertEquals(0.80, trial.within80(), MARGIN, what);
    assertEquals(0.95, trial.within95(), MARGIN, what);
    assertTrue(trial.errorRatio() < CLEARLY_BETTER, what + " " + trial.errorRatio());
  }

  @Test
  void theIntervalsOfMadeUpSeriesCoverAndTheWinnerBeatsSeasonalNaive() {
    List<NamedSeries> series = SomeSeries.of(SEED, OF_EACH_KIND);
    assertTrue(series.size() >= 200);
    assertHolds(Trial.of(series), series.size() + " made-up series");
  }

  @Test
  void theIntervalsOfRealSeriesCoverAndTheWinnerBeatsSeasonalNaive() throws IOException {
    String folder = System.getenv("VESPER_REAL_DATA");
    assumeTrue(
        folder != null && Files.exists(Path.of(folder, "ecom", "ecom.csv.gz")),
        "skipped: VESPER_REAL_DATA names no folder with shop and ecom");
    List<NamedSeries> series = new ArrayList<>(RealSeries.in(Path.of(folder)));
    assertHolds(Trial.of(series), series.size() + " real series");
  }

  @Test
  void theSameHistoriesGiveTheSameForecasts() {
    assertEquals(
        Trial.of(SomeSeries.of(SEED, 1)).toString(), Trial.of(SomeSeries.of(SEED, 1)).toString());
  }
}
