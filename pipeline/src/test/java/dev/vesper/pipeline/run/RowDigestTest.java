package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowDigestTest {
  private static final Table TABLE =
      Table.fact("things")
          .columns(
              Field.optional("first", DataTypes.StringType, "One text"),
              Field.optional("second", DataTypes.StringType, "Another text"),
              Field.optional("number", DataTypes.DoubleType, "A number"),
              Field.optional(
                  "named",
                  DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
                  "Values by name"));
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 19);

  private static Row row(String first, String second, Double number, Map<String, String> named) {
    return RowFactory.create(NIGHT, first, second, number, named);
  }

  private static String digest(Row... rows) {
    return new Audit(
            TABLE, SparkForTests.session().createDataFrame(Arrays.asList(rows), TABLE.schema()), 0)
        .findings()
        .get(new Night(NIGHT))
        .digest()
        .text();
  }

  @Test
  void theOrderOfRowsAndOfMapEntriesDoesNotMatterNorTheSignOfZero() {
    Map<String, String> turned = new LinkedHashMap<>();
    turned.put("b", "2");
    turned.put("a", "1");
    Map<String, String> straight = new LinkedHashMap<>();
    straight.put("a", "1");
    straight.put("b", "2");
    assertEquals(
        digest(row("x", "y", 0.0, straight), row("z", null, Double.NaN, null)),
        digest(row("z", null, Double.NaN, null), row("x", "y", -0.0, turned)));
  }

  @Test
  void anAbsentValueIsNotItsNeighbourMoved() {
    assertNotEquals(digest(row("x", null, 1.0, null)), digest(row(null, "x", 1.0, null)));
  }

  @Test
  void equalRowsDoNotCancelOut() {
    Row one = row("x", "y", 1.0, null);
    Row other = row("z", "y", 1.0, null);
    assertNotEquals(digest(one, one), digest(other, other));
    assertNotEquals(digest(one), digest(one, one, one));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void checksCountTheRowsThatBreakThemInSmallFilesAndInLarge(long bytes) {
    Field name = Field.required("name", DataTypes.StringType, "Who");
    Field visits = Field.count("visits", "How often");
    Table table =
        Table.fact("visitors").key(name).columns(visits).checks(Check.notNegative(visits));
    List<Row> rows =
        List.of(
            RowFactory.create(NIGHT, "ada", 1L),
            RowFactory.create(NIGHT, "ada", -1L),
            RowFactory.create(NIGHT, null, 0L));
    Audit.Finding finding =
        new Audit(
                table,
                SparkForTests.session().createDataFrame(rows, table.schema().asNullable()).toDF(),
                bytes)
            .findings()
            .get(new Night(NIGHT));
    assertEquals(3, finding.digest().rows());
    assertEquals(
        Map.of(
            "name_present", 1L, "visits_present", 0L, "visits_not_negative", 1L, "unique_key", 1L),
        finding.violations());
  }
}
