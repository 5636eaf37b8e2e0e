package dev.vesper.pipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsRecordsTest {
  private static final Path HOME = Path.of("/etc/vesper");

  private static <R extends Record> R load(Class<R> type, String text) {
    return SettingsLoader.withVariables(Map.of("SECRET", "hunter2"))
        .parse(text, "v.yaml", HOME, type);
  }

  private static void assertRefused(Class<? extends Record> type, String text, String sentence) {
    String message = assertThrows(Fault.class, () -> load(type, text)).getMessage();
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void workLiesOutsideTheWarehouse() {
    WarehouseSettings usual = load(WarehouseSettings.class, "path: data/warehouse");
    assertEquals("/etc/vesper/data/warehouse-work", usual.scratch().text());
    assertEquals(
        "/etc/vesper/data",
        load(WarehouseSettings.class, "{path: w, work: data}").scratch().text());
    assertRefused(WarehouseSettings.class, "{path: w, work: w/x}", "work lies inside path");
    assertRefused(WarehouseSettings.class, "{path: w, work: w}", "work lies inside path");
    assertRefused(WarehouseSettings.class, "{path: w/x, work: w}", "path lies inside work");
    load(WarehouseSettings.class, "{path: w, work: wx}");
  }

  @Test
  void aRemoteWarehouseStaysAUri() {
    WarehouseSettings remote = load(WarehouseSettings.class, "path: s3a://bucket/vesper/");
    assertEquals("s3a://bucket/vesper", remote.path().text());
    assertEquals(Optional.empty(), remote.path().local());
    assertEquals("s3a://bucket/vesper-work", remote.scratch().text());
    assertEquals(
        Optional.of(Path.of("/tmp/w")),
        load(WarehouseSettings.class, "path: file:///tmp/w").path().local());
    assertRefused(WarehouseSettings.class, "path: ~/w", "path is '~/w'; allowed: a path");
  }

  @Test
  void exactlyOneKeyOrNoneWrittenOut() {
    assertRefused(PrivacySettings.class, "", "no key is named; set key-file or key-env");
    assertRefused(PrivacySettings.class, "{key-file: k, key-env: K}", "both key-file and key-env");
    assertRefused(PrivacySettings.class, "{pseudonyms: off, key-env: K}", "pseudonyms are off");
    assertRefused(PrivacySettings.class, "{key-env: K, key-id: a_b}", "key-id is 1 to 12 letters");
    assertEquals(
        Optional.of(Path.of("/etc/vesper/k")),
        load(PrivacySettings.class, "key-file: k").keyFile());
    assertEquals(
        PrivacySettings.Pseudonyms.OFF,
        load(PrivacySettings.class, "pseudonyms: off").pseudonyms());
  }

  @Test
  void whatTheEngineOwnsOfSparkIsRefusedAndSecretsAreNotShown() {
    SparkSettings spark =
        load(SparkSettings.class, "conf: {spark.hadoop.fs.s3a.secret.key: '${SECRET}'}");
    assertEquals(Map.of("spark.hadoop.fs.s3a.secret.key", "hunter2"), spark.conf());
    assertFalse(spark.toString().contains("hunter2"));
    assertRefused(
        SparkSettings.class, "conf: {spark.sql.ansi.enabled: 'false'}", "which is the engine's");
    assertRefused(SparkSettings.class, "conf: {fs.s3a.key: x}", "begin with 'spark.'");
  }

  @Test
  void namesWithDotsCanBeOverridden() {
    SparkSettings spark =
        SettingsLoader.standard()
            .overriding(List.of("conf.spark.sql.shuffle.partitions=8"))
            .parse("", "v.yaml", HOME, SparkSettings.class);
    assertEquals(Map.of("spark.sql.shuffle.partitions", "8"), spark.conf());
  }

  @Test
  void aSectionWithoutRequiredKeysHasStandards() {
    assertEquals(7, Standards.of(RunSettings.class).maxCatchup());
    assertEquals(42, Standards.of(RunSettings.class).seed());
    assertThrows(IllegalArgumentException.class, () -> Standards.of(TimeSettings.class));
  }

  @Test
  void sizesAreWrittenAsTheyAreRead() {
    for (String size : List.of("1MiB", "3KiB", "4GiB", "1025B", "2TiB", "0B")) {
      assertEquals(size, ByteSize.of(size).toString());
    }
    assertEquals(new ByteSize(4L << 30), ByteSize.of("4g"));
    assertThrows(IllegalArgumentException.class, () -> ByteSize.of("4q"));
    assertThrows(ArithmeticException.class, () -> ByteSize.of("99999999999999999TiB"));
  }

  @Test
  void theNearestWordIsASlipAwayOrNone() {
    List<String> known = List.of("late-days", "skew", "ready");
    assertEquals(Optional.of("late-days"), Nearest.to("lat-days", known));
    assertEquals(Optional.of("late-days"), Nearest.to("ltae-days", known));
    assertEquals(Optional.of("ready"), Nearest.to("READY", known));
    assertEquals(Optional.empty(), Nearest.to("warehouse", known));
  }
}
