package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuleSettingsTest {
  private static Settings settings(String rules) {
    String yaml =
        """
        warehouse: {path: w}
        time: {zone: UTC}
        source: {events: {path: raw}}
        privacy: {pseudonyms: off}
        rules: {%s}
        """
            .formatted(rules);
    return SettingsLoader.withVariables(Map.of())
        .parse(yaml, "vesper.yaml", Path.of("/v"), Settings.class);
  }

  private static String refused(String rules) {
    Fault fault = assertThrows(Fault.class, () -> settings(rules));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  @Test
  void rulesAreKeptInTheirOrder() {
    Settings settings =
        settings("late: {where: [days_since_active > 14]}, early: {where: ['channel = a|b']}");
    assertEquals(List.of("late", "early"), List.copyOf(settings.rules().keySet()));
    assertEquals(List.of("channel = a|b"), settings.rules().get("early").named("early").where());
  }

  @Test
  void aFeatureThatDoesNotExistIsRefusedWithItsLineAndTheNearest() {
    String message = refused("loyal: {where: [active_day_28 >= 12]}");
    assertTrue(message.startsWith("vesper.yaml:5: "), message);
    assertTrue(message.contains("'active_day_28'; did you mean 'active_days_28'?"), message);
  }

  @Test
  void aConditionThatIsNoneIsRefusedWithExamples() {
    assertTrue(refused("a: {where: [lots of visits]}").contains("one is written as"));
    assertTrue(refused("a: {where: []}").contains("at least one"));
  }
}
