package dev.vesper.jobs.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What is told of few people. */
final class DiscretionTest {
  private static final Field PAID = Field.optional("paid", DataTypes.LongType, "What they paid");
  private static final Field BUYERS = Field.count("buyers", "Who bought");

  @Test
  void ofNineNothingIsToldAndOfTenTheFigure() {
    assertEquals(Optional.empty(), Discretion.told(9, "7.00"));
    assertEquals(Optional.of("7.00"), Discretion.told(10, "7.00"));
  }

  @Test
  void aSumOverNobodyIsToldAndThatOverOneIsNot() {
    assertEquals(Optional.empty(), Discretion.told(0, "0.00"));
    assertEquals(Optional.of("0.00"), Discretion.sum(0, "0.00"));
    assertEquals(Optional.empty(), Discretion.sum(1, "7.00"));
    assertEquals(Optional.empty(), Discretion.sum(9, "7.00"));
    assertEquals(Optional.of("7.00"), Discretion.sum(10, "7.00"));
  }

  @Test
  void aFigureOfFewBreaksTheCheckAndAnAbsentOneDoesNot() {
    Check check = Discretion.nothingOfFew(PAID, "money", BUYERS);
    assertEquals("of fewer than 10 buyers no money is told", check.sentence());
    List<Row> rows =
        List.of(RowFactory.create(7L, 9L), RowFactory.create(7L, 10L), RowFactory.create(null, 9L));
    StructType schema =
        new StructType().add(PAID.name(), PAID.type()).add(BUYERS.name(), BUYERS.type());
    assertEquals(
        "[7,9]",
        SparkForTests.session()
            .createDataFrame(rows, schema)
            .where(functions.not(check.holds().get()))
            .collectAsList()
            .stream()
            .map(Row::toString)
            .reduce("", String::concat));
  }
}
