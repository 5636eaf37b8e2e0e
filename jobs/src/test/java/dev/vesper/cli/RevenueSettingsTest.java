package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RevenueSettingsTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");

  private static RevenueSettings revenue(String... changes) {
    return SettingsLoader.withVariables(Map.of())
        .overriding(List.of(changes))
        .load(FILE, Settings.class)
        .revenue();
  }

  private static String refused(String change) {
    Fault fault = assertThrows(Fault.class, () -> revenue(change));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  @Test
  void threeDaysOfGraceAndAnHourAreUsual() {
    assertEquals(new RevenueSettings(3, Duration.ofHours(1)), revenue());
    assertEquals(0, revenue("revenue.grace-days=0").graceDays());
    assertEquals(27, revenue("revenue.grace-days=27").graceDays());
  }

  /** A grace longer than the shortest month would let two periods go by unpaid. */
  @Test
  void moreGraceThanAMonthHasDaysIsRefused() {
    assertTrue(refused("revenue.grace-days=28").contains("from 0 to 27"));
    assertTrue(refused("revenue.grace-days=-1").contains("from 0 to 27"));
    assertTrue(refused("revenue.merge-within=25h").contains("24"));
  }

  @Test
  void aKeyThatIsNotThereIsNamedWithTheNearest() {
    String said = refused("revenue.grace-day=2");
    assertTrue(said.contains("did you mean 'grace-days'?"), said);
  }
}
