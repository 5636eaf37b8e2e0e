package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.growth.Grain;
import dev.vesper.jobs.growth.RetentionParams;
import dev.vesper.jobs.growth.RetentionParams.Bracket;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RetentionSettingsTest {
  private static final Path FILE = Path.of("../conf/vesper.yaml");

  private static RetentionParams params(String... changes) {
    return SettingsLoader.withVariables(Map.of())
        .overriding(List.of(changes))
        .load(FILE, Settings.class)
        .retention()
        .params();
  }

  private static String refused(String change) {
    Fault fault = assertThrows(Fault.class, () -> params(change));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    return fault.getMessage();
  }

  @Test
  void theLastAgeIsTheHorizonAndNoneLiesBeyondIt() {
    assertEquals(List.of(7, 14, 30, 60, 90), params().ages().get(Grain.DAY));
    assertEquals(List.of(7, 14), params("retention.days=14").ages().get(Grain.DAY));
    assertEquals(List.of(3, 6, 12, 13), params("retention.months=13").ages().get(Grain.MONTH));
    assertEquals(13, params("retention.months=13").longest().get(Grain.MONTH));
  }

  @Test
  void bracketsAreSpansOfDays() {
    assertEquals(List.of(new Bracket(0, 59)), params("retention.brackets=[0-59]").brackets());
    assertTrue(refused("retention.brackets=[1-7, week]").contains("found 'week'"));
    assertTrue(refused("retention.brackets=[0-60]").contains("longer than 60 days"));
    assertTrue(refused("retention.brackets=[9-8]").contains("ends before it begins"));
  }

  @Test
  void aSpanOfNoDaysIsRefused() {
    assertTrue(refused("retention.days=0").contains("from 1 to 366"), refused("retention.days=0"));
  }

  @Test
  void aBreakdownThatDoesNotExistOrThatNothingTellsIsRefused() {
    String typo = refused("growth.breakdowns=[chanel]");
    assertTrue(typo.contains("'chanel'") && typo.contains("channel"), typo);
    String region = refused("growth.breakdowns=[region]");
    assertTrue(region.contains("dimensions.users"), region);
  }
}
