package dev.vesper.pipeline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.run.Request.Reprocess;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who did not agree is in a table about people, whatever the job hands back. */
final class ConsentTest {
  private static final Field AGREES =
      Field.required("agrees", DataTypes.BooleanType, "Whether the guest agreed");
  private static final Table GUESTS =
      Table.dimension("guests").rows("one guest").key(VisitJobs.VISITOR).columns(AGREES);
  private static final StructType LIST =
      new StructType()
          .add(VisitJobs.VISITOR.name(), VisitJobs.VISITOR.type())
          .add(AGREES.name(), AGREES.type());
  private static final Table RANKS =
      Table.record("ranks")
          .rows("one visitor")
          .key(VisitJobs.VISITOR)
          .columns(VisitJobs.VISITS)
          .aboutPeople(VisitJobs.VISITOR);
  private static final Consent REQUIRED =
      new Consent.Required(GUESTS, VisitJobs.VISITOR, AGREES::col);

  @TempDir Path temp;

  private final VisitLog log =
      new VisitLog()
          .day("2026-11-01", "ada", "bob")
          .day("2026-11-02", "ada", "cyd")
          .day("2026-11-03", "bob", "cyd");
  private final GuestList guests = new GuestList(new TreeMap<>());

  /** Who agreed, in memory; a file as soon as it names somebody. */
  private record GuestList(Map<String, Boolean> agreed) implements Source {
    @Override
    public String name() {
      return "guest list";
    }

    @Override
    public List<RawFile> files() {
      return agreed.isEmpty()
          ? List.of()
          : List.of(new RawFile("guests", "", agreed.hashCode(), 0, Optional.empty()));
    }

    @Override
    public Dataset<Row> read(SparkSession spark, List<RawFile> files) {
      List<Row> rows =
          agreed.entrySet().stream()
              .map(each -> RowFactory.create(each.getKey(), each.getValue()))
              .toList();
      return spark.createDataFrame(rows, LIST);
    }
  }

  /** The guests as the list has them. */
  private record TakeGuests(Source list) implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.raw(list));
    }

    @Override
    public List<Table> writes() {
      return List.of(GUESTS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(
          GUESTS, in.raw(list).withColumn(Table.DT.name(), functions.lit(nights.last().date())));
    }
  }

  /** Hands back everybody and reads nothing of who agreed. */
  private record RankVisitors() implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.VISITORS));
    }

    @Override
    public List<Table> writes() {
      return List.of(RANKS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(RANKS, in.tonight(VisitJobs.VISITORS).drop(VisitJobs.FIRST_ON.name()));
    }
  }

  private VisitHouse house(Consent consent) {
    List<Job> jobs =
        Stream.concat(
                Stream.of(new RankVisitors(), new TakeGuests(guests)), VisitJobs.all(log).stream())
            .toList();
    return new VisitHouse(temp, jobs, VisitHouse.usual(), consent);
  }

  @Test
  void onlyThoseWhoAgreedAreScored() {
    guests.agreed().putAll(Map.of("ada", true, "bob", false));
    VisitHouse house = house(REQUIRED);
    house.upTo("2026-11-03");
    assertEquals("[2026-11-03,ada,2]", house.rows(RANKS));
    assertTrue(house.rows(VisitJobs.VISITORS).contains("bob"));
  }

  @Test
  void whoTakesConsentBackIsLeftOutOfOlderNightsMadeFromThenOnToo() {
    guests.agreed().putAll(Map.of("ada", true, "bob", true));
    VisitHouse house = house(REQUIRED);
    house.upTo("2026-11-02");
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]", house.rows(RANKS));
    guests.agreed().put("bob", false);
    house.upTo("2026-11-03");
    assertEquals("[2026-11-02,ada,2]\n[2026-11-02,bob,1]\n[2026-11-03,ada,2]", house.rows(RANKS));
    Nights second = Nights.only(Night.of("2026-11-02"));
    house.run(Request.nightly(Night.of("2026-11-03")).backfilling(second, Reprocess.ALL, true));
    assertEquals("[2026-11-02,ada,2]\n[2026-11-03,ada,2]", house.rows(RANKS));
  }

  @Test
  void whereNobodyNeedsToAgreeAllAreScored() {
    VisitHouse house = house(new Consent.NotRequired());
    house.upTo("2026-11-03");
    assertEquals("[2026-11-03,ada,2]\n[2026-11-03,bob,2]\n[2026-11-03,cyd,2]", house.rows(RANKS));
  }

  @Test
  void whereNothingIsKnownOfConsentNobodyIsScoredAndThePlanSaysSo() {
    VisitHouse house = house(new Consent.Unknown("ask them"));
    assertEquals(
        List.of("ranks stay empty, because they tell about people: ask them"),
        house.plan("2026-11-03").notes().stream().filter(note -> note.contains("people")).toList());
    house.upTo("2026-11-03");
    assertEquals("", house.rows(RANKS));
    assertTrue(house.manifest().partitions().get("ranks").containsKey(Night.of("2026-11-03")));
  }

  @Test
  void asLongAsTheListIsNotThereNobodyAgreed() {
    VisitHouse house = house(REQUIRED);
    house.upTo("2026-11-03");
    assertEquals("", house.rows(RANKS));
  }

  @Test
  void whatTellsAboutPeopleWaitsForWhatTellsWhoAgreed() {
    Graph graph =
        Graph.of(
            List.of(
                new RankVisitors(),
                new TakeGuests(guests),
                new VisitJobs.KnowVisitors(1),
                new VisitJobs.SumDays(),
                new VisitJobs.ReadLog(log)),
            REQUIRED);
    assertTrue(
        graph.upstream(new RankVisitors()).contains(new TakeGuests(guests)),
        graph.upstream(new RankVisitors()).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> Graph.of(List.of(new VisitJobs.ReadLog(log)), REQUIRED));
  }
}
