package dev.vesper.jobs.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.jobs.activity.Origin;
import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.pipeline.SparkForTests;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

final class PartsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  private static Row told(String user, Origin origin, String value, LocalDate on) {
    return RowFactory.create(on, user, origin.word(), value, on);
  }

  private static Dataset<Row> firsts(List<Row> rows) {
    return SparkForTests.session()
        .createDataFrame(rows, UserOrigins.TABLE.schema())
        .drop(Table.DT.name());
  }

  private static List<String> values(Parts parts) {
    return IntStream.range(0, parts.count())
        .mapToObj(number -> parts.part(number).breakdown() + " " + parts.part(number).value())
        .toList();
  }

  @Test
  void withoutBreakdownsThereAreAllUsersAlone() {
    assertEquals(List.of("all all"), values(Parts.none()));
  }

  @Test
  void thereIsAPartForEachValueThatAnybodyHas() {
    List<Row> rows =
        List.of(
            told("u1", Origin.CHANNEL, "wechat", DAY.plusDays(1)),
            told("u2", Origin.CHANNEL, "baidu", DAY.plusDays(1)),
            told("u3", Origin.CHANNEL, "wechat", DAY),
            told("u3", Origin.PLAN, "p1", DAY));
    assertEquals(
        List.of("all all", "channel none", "channel other", "channel wechat", "channel baidu"),
        values(Parts.of(firsts(rows), List.of(Origin.CHANNEL))));
  }

  @Test
  void whatCameAfterAHundredOthersIsOnePart() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 102; i++) {
      rows.add(told("u" + i, Origin.COMMUNITY, "g" + (1000 + i), DAY.plusDays(i)));
    }
    Dataset<Row> firsts = firsts(rows);
    Parts parts = Parts.of(firsts, List.of(Origin.COMMUNITY));
    assertEquals(103, parts.count());
    assertEquals("g1099", parts.part(102).value());
    List<String> others =
        parts
            .numbered(firsts, 0, "number_of_part")
            .where("number_of_part = 2")
            .select(UserOrigins.VALUE.col())
            .orderBy(UserOrigins.VALUE.col())
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertEquals(List.of("g1100", "g1101"), others);
    assertEquals("other", parts.part(2).value());
  }

  @Test
  void whatIsToldAfterTheDayOfBirthPutsNobodyAnywhere() {
    Person.Told told = new Person.Told(70, 5, 1);
    assertEquals(1, told.by(69));
    assertEquals(5, told.by(70));
    assertEquals(5, told.by(71));
  }
}
