package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.funnel.Counted;
import dev.vesper.jobs.funnel.Funnel;
import dev.vesper.jobs.funnel.Mode;
import dev.vesper.jobs.funnel.Window;
import dev.vesper.pipeline.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunnelSettingsTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");

  @TempDir private Path temp;

  /** What {@code validate} says of a file that ends with some lines. */
  private String refused(String... lines) throws IOException {
    String begin =
        """
        warehouse: {path: w}
        time: {zone: UTC}
        source: {events: {path: e}}
        privacy: {pseudonyms: off}
        """;
    Path file = Files.writeString(temp.resolve("v.yaml"), begin + String.join("\n", lines) + "\n");
    Shell shell = TinyPlatform.shellWithoutSpark();
    assertEquals(78, shell.run("validate", "--config", file.toString()), shell.out());
    return shell.err().replace(temp.toString(), "");
  }

  private static Funnel conversion(String... changes) {
    return SettingsLoader.withVariables(Map.of())
        .overriding(List.of(changes))
        .load(FILE, Settings.class)
        .funnels()
        .get("conversion")
        .named("conversion");
  }

  @Test
  void withoutSettingsThereIsOneFunnelOfSevenDays() {
    Funnel usual = conversion();
    assertEquals(
        List.of(List.of("register"), List.of("complete"), List.of("purchase")),
        usual.steps().stream().map(Funnel.Step::words).toList());
    assertEquals(Mode.ORDERED, usual.mode());
    assertEquals(Window.of(Optional.of(Duration.ofDays(7))), usual.window());
    assertEquals(Counted.FIRST_TIME, usual.counted());
    assertEquals(Window.EVER, conversion("funnels.conversion.window=none").window());
  }

  @Test
  void anUnknownEventIsRefusedWithItsLineAndTheNearest() throws IOException {
    assertTrue(
        refused("funnels:", "  buy:", "    steps:", "      - view", "      - purchas")
            .contains(
                "/v.yaml:9: funnels.buy.steps names an unknown event, 'purchas';"
                    + " did you mean 'purchase'?"));
    assertTrue(
        refused("funnels:", "  buy:", "    steps: [view, purchase]", "    exclusions: [cancle]")
            .contains(
                "/v.yaml:8: funnels.buy.exclusions names an unknown event, 'cancle';"
                    + " did you mean 'cancel'?"));
  }

  @Test
  void aWindowOfNoDaysIsRefusedWithItsLine() throws IOException {
    assertTrue(
        refused("funnels:", "  buy:", "    steps: [view, purchase]", "    window: 0d")
            .contains(
                "/v.yaml:8: funnels.buy.window is '0d'; allowed: a duration such as 30min, 26h or"
                    + " PT30M, from 1s to 366d, or none"));
  }

  @Test
  void aBreakdownOrModeThatDoesNotExistIsRefusedWithItsLineAndTheNearest() throws IOException {
    String said =
        refused(
            "funnels:",
            "  buy:",
            "    steps: [view, purchase]",
            "    mode: orderd",
            "    breakdowns: [chanel]");
    assertTrue(
        said.contains("/v.yaml:8: funnels.buy.mode is 'orderd'; did you mean 'ordered'?"), said);
    assertTrue(
        said.contains(
            "/v.yaml:9: funnels.buy.breakdowns is 'chanel'; did you mean 'channel'?"
                + " allowed: channel, medium, campaign, community"),
        said);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() throws IOException {
    assertTrue(
        refused("funnels:", "  buy: {steps: [view]}")
            .contains("/v.yaml:6: funnels.buy: a funnel has 2"));
    assertTrue(
        refused("funnels:", "  buy: {steps: [view, purchase], exclusions: [view]}")
            .contains("'view' is a step and an exclusion"));
    assertTrue(
        refused("funnels:", "  buy: {steps: [view, view|play], mode: any}")
            .contains("'view' belongs to two steps"));
    assertTrue(
        refused("funnels:", "  conversion_model: {steps: [view, purchase]}")
            .contains("which is always measured; choose another name"));
  }
}
