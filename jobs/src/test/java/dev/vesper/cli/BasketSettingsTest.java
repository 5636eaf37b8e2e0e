package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.basket.BasketParams;
import dev.vesper.jobs.basket.RuleBounds;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BasketSettingsTest {
  private static BasketParams params(String baskets) {
    String yaml =
        """
        warehouse: {path: w}
        time: {zone: UTC}
        source: {events: {path: raw}}
        privacy: {pseudonyms: off}
        baskets: {%s}
        """
            .formatted(baskets);
    return SettingsLoader.withVariables(Map.of())
        .parse(yaml, "vesper.yaml", Path.of("/v"), Settings.class)
        .baskets()
        .params();
  }

  private static String refused(String baskets) {
    Fault fault = assertThrows(Fault.class, () -> params(baskets));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  @Test
  void percentsAreTheSharesThatAreWritten() {
    assertEquals(
        new BasketParams(90, 28, 100, new RuleBounds(0.001, 10, 0.1, 2, 10_000_000), 10_000, 7),
        params(""));
    assertEquals(
        new RuleBounds(0.0057, 12, 0.07, 3, 10_000_000),
        params("min-support: 0.57, min-users: 12, min-confidence: 7, longest-antecedent: 3")
            .bounds());
  }

  @Test
  void theWindowIsShorterThanWhatIsLookedAt() {
    assertEquals(28, params("look-back-days: 29").windowDays());
    String message = refused("look-back-days: 28");
    assertTrue(message.startsWith("vesper.yaml:5: "), message);
    assertTrue(message.contains("more than baskets.window-days, which is 28"), message);
  }

  @Test
  void nothingIsToldOfFewPeople() {
    assertEquals(10, params("min-users: 10").bounds().minUsers());
    assertTrue(refused("min-users: 9").contains("10"));
    assertTrue(refused("min-user: 12").contains("did you mean 'min-users'?"));
  }
}
