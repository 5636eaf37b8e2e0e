package dev.vesper.cli;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.config.SettingsLoader;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.run.Progress;
import dev.vesper.pipeline.run.Request;
import dev.vesper.pipeline.run.RunReport;
import dev.vesper.pipeline.warehouse.Tenure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The platform over {@code data-samples}, or over files generated like them. */
final class Samples {
  static final Path FOLDER = Path.of("..", "data-samples").toAbsolutePath().normalize();

  private Samples() {}

  /** The settings of the demo with a warehouse of the test's own and whatever else it wants. */
  static Platform platform(Path warehouse, String... overrides) {
    return platform(FOLDER, warehouse, overrides);
  }

  /** The same over files in another folder, generated like those of the samples. */
  static Platform platform(Path folder, Path warehouse, String... overrides) {
    List<String> all =
        new ArrayList<>(
            List.of("warehouse.path=" + warehouse, "warehouse.work=" + warehouse + "-work"));
    all.addAll(List.of(overrides));
    Settings settings =
        SettingsLoader.standard()
            .overriding(all)
            .load(folder.resolve("vesper.yaml"), Settings.class);
    return Platform.of(settings, Map.of());
  }

  /** Runs some jobs and what they need; all of them where none is named. */
  static RunReport run(Platform platform, String night, String... jobs) {
    return platform
        .build(Tenure.usual())
        .run(
            Request.nightly(Night.of(night)).only(Set.of(jobs)),
            SparkForTests::session,
            Progress.SILENT);
  }

  /** The glob by which DuckDB reads a table of a warehouse. */
  static String table(Path warehouse, String table) {
    return "'" + warehouse + "/tables/" + table + "/*/*.parquet'";
  }
}
