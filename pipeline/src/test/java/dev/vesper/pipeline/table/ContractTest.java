package dev.vesper.pipeline.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class ContractTest {
  private static final Field NAME = Field.required("name", DataTypes.StringType, "Who");
  private static final Field WATCH_SECONDS = Field.count("watch_seconds", "How long");
  private static final Field SHARE = Field.optional("share", DataTypes.DoubleType, "How much");
  private static final Table TABLE =
      Table.fact("watchers").rows("one watcher").key(NAME).columns(WATCH_SECONDS, SHARE);

  /** Fits the table. */
  record Watcher(LocalDate dt, String name, long watchSeconds, Optional<Double> share) {}

  /** Fits no table. */
  record Passer(LocalDate dt, String name) {}

  @Test
  void everyDifferenceIsToldAtOnce() {
    StructType found =
        new StructType()
            .add("dt", DataTypes.DateType)
            .add("watch_seconds", DataTypes.IntegerType)
            .add("share", DataTypes.DoubleType)
            .add("mood", DataTypes.StringType);
    assertEquals(
        List.of(
            "table watchers lacks column 'name'",
            "table watchers has column 'watch_seconds' of type int where its contract says bigint",
            "table watchers has column 'mood', which its contract does not know"),
        Contract.problems(TABLE, found));
  }

  @Test
  void theDeclaredSchemaMeetsTheContractInAnyOrder() {
    assertEquals(List.of(), Contract.problems(TABLE, TABLE.schema()));
    StructType turned =
        new StructType()
            .add("share", DataTypes.DoubleType)
            .add("watch_seconds", DataTypes.LongType)
            .add("name", DataTypes.StringType)
            .add("dt", DataTypes.DateType);
    assertEquals(List.of(), Contract.problems(TABLE, turned));
  }

  @Test
  void recordsBecomeRowsByTheNamesOfTheirComponents() {
    LocalDate night = LocalDate.of(2026, 11, 19);
    assertEquals(
        List.of(
            RowFactory.create(night, "ada", 60L, null), RowFactory.create(night, "bob", 0L, .5)),
        RecordEncoder.rows(
            TABLE,
            List.of(
                new Watcher(night, "ada", 60, Optional.empty()),
                new Watcher(night, "bob", 0, Optional.of(.5)))));
    assertThrows(
        IllegalArgumentException.class,
        () -> RecordEncoder.rows(TABLE, List.of(new Passer(night, "ada"))));
  }

  @Test
  void aColumnIsDeclaredOnce() {
    Field other = Field.count("name", "How many names");
    assertThrows(IllegalArgumentException.class, () -> Table.fact("doubled").columns(NAME, other));
  }
}
