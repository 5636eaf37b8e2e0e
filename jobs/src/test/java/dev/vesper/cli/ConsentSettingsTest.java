package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.config.PrivacySettings.Consent;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConsentSettingsTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");
  private static final String USERS = "dimensions.users.path=users.csv";

  private static Settings settings(String... changes) {
    return SettingsLoader.withVariables(Map.of())
        .overriding(List.of(changes))
        .load(FILE, Settings.class);
  }

  private static String refused(String... changes) {
    Fault fault = assertThrows(Fault.class, () -> settings(changes));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  @Test
  void whereUsersAreKnownConsentIsWrittenDown() {
    String message = refused(USERS);
    assertTrue(message.contains("privacy.consent is not set"), message);
    assertEquals(
        Optional.of(Consent.REQUIRED),
        settings(USERS, "privacy.consent=required").privacy().consent());
  }

  @Test
  void whereTheyAreNotItMayBeLeftOut() {
    assertEquals(Optional.empty(), settings().privacy().consent());
  }

  @Test
  void itIsWrittenWithAHyphenOrAnUnderscore() {
    for (String word : List.of("not-required", "not_required")) {
      assertEquals(
          Optional.of(Consent.NOT_REQUIRED),
          settings(USERS, "privacy.consent=" + word).privacy().consent());
    }
    String slip = refused(USERS, "privacy.consent=requird");
    assertTrue(slip.contains("'requird'") && slip.contains("required, not-required"), slip);
  }
}
