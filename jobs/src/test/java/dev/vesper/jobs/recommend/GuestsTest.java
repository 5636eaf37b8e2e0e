package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** People and what they pass meet in the same block. */
final class GuestsTest {
  private static final StructType HAVING =
      new StructType()
          .add(Gathering.USER, DataTypes.StringType)
          .add(Gathering.CONTENT, DataTypes.StringType)
          .add(Gathering.STRENGTH, DataTypes.FloatType)
          .add(Gathering.LATER, DataTypes.BooleanType);
  private static final StructType PASSING =
      new StructType()
          .add(Gathering.USER, DataTypes.StringType)
          .add(Passes.PASSED, DataTypes.createArrayType(DataTypes.IntegerType));

  private static Dataset<Row> rows(List<Row> rows, StructType schema) {
    return SparkForTests.session().createDataFrame(rows, schema);
  }

  private static List<Guests> guests(List<Row> having, List<Row> passing, int blocks) {
    Gathering gathering =
        new Gathering(Catalogue.of(List.of("a")), Catalogue.of(List.of()), blocks);
    return Guests.of(gathering.of(rows(having, HAVING)), gathering.passes(rows(passing, PASSING)))
        .collect();
  }

  private static Row had(int user) {
    return RowFactory.create("u" + user, "a", 1f, false);
  }

  private static Row passes(int user, Integer... bars) {
    return RowFactory.create("u" + user, bars);
  }

  @Test
  void eachPassesWhatIsToldOfThemHoweverManyBlocksThereAre() {
    List<Row> having = IntStream.range(0, 500).mapToObj(GuestsTest::had).toList();
    List<Row> passing =
        IntStream.range(0, 500)
            .map(user -> 499 - user)
            .mapToObj(user -> user % 2 == 0 ? passes(user, user % 7, 9) : passes(user))
            .toList();
    List<Guests> guests = guests(having, passing, 4);
    assertEquals(4, guests.size());
    int people = 0;
    for (Guests block : guests) {
      assertTrue(block.people().ids().size() > 50);
      for (int person = 0; person < block.people().ids().size(); person++) {
        int user = Integer.parseInt(block.people().ids().get(person).substring(1));
        BitSet expected = new BitSet();
        if (user % 2 == 0) {
          expected.set(user % 7);
          expected.set(9);
        }
        assertEquals(expected, block.passed(person), "user " + user);
        people++;
      }
    }
    assertEquals(500, people);
  }

  @Test
  void whoIsNotToldOfPassesNothing() {
    List<Guests> guests = guests(List.of(had(1), had(2)), List.of(passes(2, 0)), 1);
    assertEquals(new BitSet(), guests.get(0).passed(0));
    assertTrue(guests.get(0).passed(1).get(0));
  }

  @Test
  void ofNobodyThereIsOneBlock() {
    List<Guests> guests = guests(List.of(), List.of(), 4);
    assertEquals(1, guests.size());
    assertEquals(List.of(), guests.get(0).people().ids());
  }
}
