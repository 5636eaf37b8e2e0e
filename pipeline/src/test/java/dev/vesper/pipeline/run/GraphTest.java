package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

final class GraphTest {
  private static final Field COUNT = Field.count("count", "How many");
  private static final Table FACTS = Table.fact("facts").columns(COUNT);
  private static final Table MORE_FACTS = Table.fact("more_facts").columns(COUNT);
  private static final Table STATES = Table.state("states").columns(COUNT);
  private static final Table RATES = Table.rate("rates").columns(COUNT);
  private static final Table RECORDS = Table.record("records").columns(COUNT);

  private static Job job(String name, List<Read> reads, Table... writes) {
    return new Declared(name, reads, List.of(writes));
  }

  private static Graph graph(Job... jobs) {
    return Graph.of(List.of(jobs), new Consent.NotRequired());
  }

  private static String refusal(Job... jobs) {
    return assertThrows(IllegalArgumentException.class, () -> graph(jobs)).getMessage();
  }

  @Test
  void jobsComeAfterWhatTheyRead() {
    Graph graph =
        graph(
            job("c", List.of(Read.before(STATES), Read.tonight(FACTS)), RATES),
            job("b", List.of(Read.before(STATES), Read.tonight(FACTS)), STATES),
            job("a", List.of(), FACTS));
    assertEquals(List.of("a", "b", "c"), graph.jobs().stream().map(Job::name).toList());
  }

  @Test
  void jobsThatWaitForEachOtherAreRefused() {
    String message =
        refusal(
            job("a", List.of(Read.tonight(MORE_FACTS)), FACTS),
            job("b", List.of(Read.tonight(FACTS)), MORE_FACTS));
    assertTrue(message.contains("in a circle: a, b"), message);
  }

  @Test
  void aRateThatReadsARecordIsRefused() {
    String message =
        refusal(job("a", List.of(), RECORDS), job("b", List.of(Read.tonight(RECORDS)), RATES));
    assertTrue(message.contains("job b makes a rate and reads the record records"), message);
  }

  @Test
  void onlyStatesAndRecordsReadTheirOwnPastAndRecordsWhatCameLater() {
    String message =
        refusal(
            job("a", List.of(Read.before(FACTS)), FACTS),
            job("b", List.of(Read.tonight(STATES)), STATES),
            job("c", List.of(Read.following(RATES, 2)), RATES),
            job("d", List.of(Read.tonight(RECORDS)), RECORDS));
    assertTrue(message.contains("job a reads its own table facts"), message);
    assertTrue(message.contains("job b reads its own table states"), message);
    assertTrue(message.contains("job c reads its own table rates"), message);
    assertTrue(message.contains("job d reads its own table records"), message);
    assertTrue(
        refusal(job("b", List.of(Read.following(STATES, 2)), STATES))
            .contains("job b reads its own table states"));
    graph(job("b", List.of(Read.before(STATES)), STATES));
    graph(job("d", List.of(Read.before(RECORDS), Read.following(RECORDS, 2)), RECORDS));
  }

  @Test
  void aRateReadsAStateOfTheNightBeforeOnly() {
    String message =
        refusal(
            job("a", List.of(), FACTS),
            job("b", List.of(Read.tonight(FACTS)), STATES),
            job("c", List.of(Read.tonight(STATES)), RATES));
    assertTrue(message.contains("reads the state states of other nights"), message);
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    String message =
        refusal(
            job("a", List.of(), FACTS),
            job("b", List.of(), FACTS),
            job("c", List.of(Read.tonight(STATES)), RECORDS, RATES),
            job("d", List.of()));
    assertTrue(message.contains("table facts is written by both a and b"), message);
    assertTrue(message.contains("job c reads states, which no job writes"), message);
    assertTrue(message.contains("job c writes records and other tables"), message);
    assertTrue(message.contains("job d writes no table"), message);
  }

  @Test
  void whatTellsAboutPeopleIsARecord() {
    Field person = Field.required("person", DataTypes.StringType, "Who");
    String message = refusal(job("a", List.of(), FACTS.key(person).aboutPeople(person)));
    assertTrue(message.contains("job a tells about people in a table that is no record"), message);
  }
}
