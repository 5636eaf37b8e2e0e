package dev.vesper;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The house stands: imports run one way, and what reads a clock or ends the process is known. */
class HouseTest {
  private static final String CLOCK =
      "java.time.(Instant|Local.*|Zoned.*|Offset.*|Year.*|MonthDay)";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("/test-classes/"))
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("dev.vesper");

  @Test
  void theTestSeesTheClassesOfBothModules() {
    assertFalse(MAIN.that(resideInAPackage("dev.vesper.pipeline..")).isEmpty());
    assertFalse(MAIN.contain("dev.vesper.HouseTest"));
  }

  @Test
  void theCommandLineKnowsTheReportKnowsTheJobsKnowThePipeline() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("cli")
        .definedBy("dev.vesper.cli..")
        .layer("report")
        .definedBy("dev.vesper.report..")
        .layer("generate")
        .definedBy("dev.vesper.generate..")
        .layer("jobs")
        .definedBy("dev.vesper.jobs..")
        .layer("pipeline")
        .definedBy("dev.vesper.pipeline..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("generate")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("jobs")
        .mayOnlyBeAccessedByLayers("cli", "report", "generate")
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("cli", "report", "generate", "jobs")
        .check(MAIN);
  }

  @Test
  void insideThePipelineRunKnowsWarehouseKnowsNightKnowsTableKnowsFault() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("run")
        .definedBy("dev.vesper.pipeline.run..")
        .layer("warehouse")
        .definedBy("dev.vesper.pipeline.warehouse..")
        .layer("doors")
        .definedBy(
            "dev.vesper.pipeline.source..",
            "dev.vesper.pipeline.privacy..",
            "dev.vesper.pipeline.config..")
        .layer("night")
        .definedBy("dev.vesper.pipeline.night..")
        .layer("table")
        .definedBy("dev.vesper.pipeline.table..")
        .whereLayer("run")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("warehouse")
        .mayOnlyBeAccessedByLayers("run")
        .whereLayer("doors")
        .mayOnlyBeAccessedByLayers("run")
        .whereLayer("night")
        .mayOnlyBeAccessedByLayers("run", "warehouse", "doors")
        .whereLayer("table")
        .mayOnlyBeAccessedByLayers("run", "warehouse", "doors", "night")
        .check(MAIN);
  }

  @Test
  void faultsKnowNothingElseOfUs() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.vesper.pipeline.fault..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.vesper.cli..",
                "dev.vesper.jobs..",
                "dev.vesper.pipeline.run..",
                "dev.vesper.pipeline.table.."));
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    check(slices().matching("dev.vesper.pipeline.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.vesper.jobs.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.vesper.(*)..").should().beFreeOfCycles());
  }

  @Test
  void aJobReadsNoClockAndNoDefaultZone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.vesper.jobs..")
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(nameMatching(CLOCK)))))
            .orShould()
            .callMethodWhere(target(nameMatching("system.*")).and(ownedBy("java.time.Clock")))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.util.TimeZone.class, "getDefault")
            .orShould()
            .callConstructor(java.util.Date.class));
  }

  @Test
  void aJobAsksSparkForNoClockAndForNoUnseededChance() {
    String unrepeatable = "now|current_date|current_timestamp|localtimestamp|uuid|monotonically.*";
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.vesper.jobs..")
            .should()
            .callMethodWhere(
                target(nameMatching(unrepeatable)).and(ownedBy("org.apache.spark.sql.functions")))
            .orShould()
            .callMethod(org.apache.spark.sql.functions.class, "rand")
            .orShould()
            .callMethod(org.apache.spark.sql.functions.class, "randn")
            .orShould()
            .callMethod(Math.class, "random"));
  }

  @Test
  void onlyTheMainClassEndsTheProcess() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.vesper.cli.Vesper")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethodWhere(target(nameMatching("exit|halt")).and(ownedBy("java.lang.Runtime"))));
  }

  @Test
  void aJobIsFinal() {
    check(
        classes()
            .that()
            .implement("dev.vesper.pipeline.night.Job")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL));
  }

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaCall<?>>
      ownedBy(String type) {
    return target(owner(name(type)));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }
}
