package dev.vesper.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.table.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawDimensionTest {
  private static final Field ID = Field.required("course_id", DataTypes.StringType, "Names it");
  private static final Field OWNER = Field.optional("owner_id", DataTypes.StringType, "Owns it");
  private static final Field PRICE =
      Field.optional("price", DataTypes.createDecimalType(18, 2), "Costs");
  private static final Field SINCE = Field.optional("since", DataTypes.TimestampType, "Out since");
  private static final Field TOPICS =
      Field.optional("topics", DataTypes.createArrayType(DataTypes.StringType), "About");
  private static final Field MONTHS = Field.optional("months", DataTypes.IntegerType, "Lasts");
  private static final List<Field> FIELDS = List.of(ID, OWNER, PRICE, SINCE, TOPICS, MONTHS);

  @TempDir Path dir;

  private List<Row> rows(Path location) {
    RawDimension dimension =
        new RawDimension(
            new RawDimension.Settings(
                "courses",
                location.toString(),
                Format.AUTO,
                FIELDS,
                List.of(OWNER),
                ZoneId.of("America/New_York")),
            Pseudonyms.under(new byte[16], Optional.of("k1")));
    return dimension
        .read(SparkForTests.session(), dimension.files())
        .orderBy(EventFields.SOURCE_FILE.name(), EventFields.SOURCE_LINE.name())
        .collectAsList();
  }

  private static List<String> content(Row row) {
    return FIELDS.stream().map(field -> String.valueOf(row.<Object>getAs(field.name()))).toList();
  }

  @Test
  void csvJsonAndParquetGiveTheSameRows() throws IOException {
    Files.writeString(
        dir.resolve("1.csv"),
        "course_id,owner_id,price,since,topics,months,colour\nc1,u1,9.9,2026-11-19,java| spark|,12,red\n");
    Files.writeString(
        dir.resolve("2.jsonl"),
        "{\"course_id\":\"c1\",\"owner_id\":\"u1\",\"price\":9.90,\"since\":\"2026-11-19T05:00:00Z\",\"topics\":[\"java\",\"spark\"],\"months\":12}\n");
    SparkForTests.session()
        .sql(
            "SELECT 'c1' course_id, 'u1' owner_id, 9.90BD price, TIMESTAMP '2026-11-19 05:00:00' since, array('java', 'spark') topics, 12 months")
        .write()
        .parquet(dir.resolve("3.parquet").toString());
    List<Row> rows = rows(dir);
    assertEquals(3, rows.size());
    assertEquals(content(rows.get(0)), content(rows.get(1)));
    assertEquals(content(rows.get(0)), content(rows.get(2)));
    assertEquals(List.of("java", "spark"), rows.get(0).getList(4));
    assertTrue(rows.get(0).getString(1).startsWith("k1_"));
  }

  @Test
  void brokenRowsAreQuarantinedAndNamed() throws IOException {
    Path file = dir.resolve("courses.csv");
    Files.writeString(
        file, "course_id,months,price\n,1,2\nc2,many,2\nc3,1.5,2\nc4,99999999999,2\nc5,1,\nc6,1\n");
    assertEquals(
        List.of(
            "missing_value course_id",
            "wrong_type months",
            "wrong_type months",
            "number_out_of_range months",
            "accepted null",
            "cell_count null"),
        rows(file).stream()
            .map(row -> RawFolder.fate(row) + " " + row.getAs(LineFields.REASON_COLUMN.name()))
            .toList());
  }

  @Test
  void anEmptyDimensionHasNoRows() throws IOException {
    Path file = dir.resolve("courses.csv");
    Files.writeString(file, "course_id,months\n");
    assertEquals(List.of(), rows(file));
  }

  @Test
  void peopleThatAreNoColumnAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RawDimension.Settings(
                "courses", "x", Format.AUTO, List.of(ID), List.of(OWNER), ZoneId.of("UTC")));
  }
}
