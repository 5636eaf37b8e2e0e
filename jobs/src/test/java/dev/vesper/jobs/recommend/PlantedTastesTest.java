package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.similar.Neighbours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tastes that a test planted are found, and lists are as good as these allow. */
final class PlantedTastesTest {
  private static final PlantedTastes PLANTED = new PlantedTastes(3);
  private static JavaRDD<People> people;
  private static Model model;

  @BeforeAll
  static void learn() {
    people = PLANTED.people();
    model =
        Learning.from(people.map(People::had), Neighbours.none(PlantedTastes.CONTENTS), 5_000)
            .model(Recipe.USUAL, 1);
  }

  private static Listing.Task task(Blend blend, List<Chances> chances) {
    BitSet offered = new BitSet();
    offered.set(0, PlantedTastes.CONTENTS - 1);
    List<String> ids = new ArrayList<>();
    for (int content = 0; content < PlantedTastes.CONTENTS; content++) {
      ids.add("c%03d".formatted(content));
    }
    return new Listing.Task(
        "m",
        model,
        new Fitted.Numbers(
            Recipe.USUAL, SmallPlatform.params().taste(), blend, chances, Welcome.USUAL),
        Catalogue.of(ids),
        new Offers(offered, Collections.nCopies(PlantedTastes.CONTENTS, List.of())),
        LocalDate.of(2026, 11, 19),
        40,
        10,
        10,
        0);
  }

  @Test
  void listsGainNineTenthsOfThoseOfWhoKnowsTheTruth() {
    List<Examined> tried =
        new Examination(Blend.TRIED, Offers.everything(PlantedTastes.CONTENTS), List.of(10), 10_000)
            .of(people, model);
    double best =
        tried.get(Blend.TRIED.indexOf(Examined.best(tried).blend())).marks().mean().gain();
    double truth = PLANTED.gainOfTheTruth(10);
    double popular = tried.get(0).marks().mean().gain();
    assertTrue(best >= 0.9 * truth, best + " of " + truth);
    assertTrue(popular < 0.6 * truth, popular + " of " + truth);
  }

  @Test
  void chancesComeTrueAmongThoseWhoDidNotTeachThem() {
    Blend blend = new Blend(1, 1.5, 0, 0, 0);
    List<Outcome> all =
        new Watching(blend, Offers.everything(PlantedTastes.CONTENTS), 40, 10_000)
            .of(people, model);
    List<Outcome> taught = all.subList(0, all.size() / 2);
    List<Outcome> others = all.subList(all.size() / 2, all.size());
    Chances chances = Chances.of(taught).orElseThrow();
    double expected = 0;
    double came = 0;
    double[] sums = new double[2];
    int[] hits = new int[2];
    int[] counts = new int[2];
    for (Outcome each : others) {
      double chance = chances.chance(chances.likelihood(each.score(), each.activity()));
      int half = chance > 0.15 ? 1 : 0;
      sums[half] += chance;
      hits[half] += each.taken() ? 1 : 0;
      counts[half]++;
      expected += chance;
      came += each.taken() ? 1 : 0;
    }
    assertEquals(came / others.size(), expected / others.size(), 0.01);
    for (int half = 0; half < 2; half++) {
      assertTrue(counts[half] > 500, "places of each half: " + counts[half]);
      assertEquals((double) hits[half] / counts[half], sums[half] / counts[half], 0.02);
    }
  }

  @Test
  void whereHigherScoresComeTrueLessOftenNoChancesAreTold() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int each = 0; each < 1_000; each++) {
      outcomes.add(new Outcome(each / 1e3, 1, each % 2 == 0, each % 5 == 0 && each < 500));
    }
    assertTrue(Chances.of(outcomes).isEmpty());
    assertTrue(Chances.of(List.of()).isEmpty());
  }

  @Test
  void aListHoldsWhatIsOfferedAndNotHadAndSaysWhatOfThePersonsOwnSpeaksForIt() {
    List<Row> rows =
        Listing.rows(Guests.of(people), task(new Blend(1, 1.5, 0, 0, 0), List.of()))
            .filter(row -> row.getBoolean(10))
            .collect();
    assertEquals(3_000 * 10, rows.size());
    Map<String, int[]> had = new HashMap<>();
    for (People block : people.collect()) {
      for (int person = 0; person < block.ids().size(); person++) {
        had.put(
            block.ids().get(person),
            IntStream.range(block.had().start(person), block.had().start(person + 1))
                .map(block.had()::content)
                .toArray());
      }
    }
    int liked = 0;
    int because = 0;
    int ofTheirTaste = 0;
    for (Row row : rows) {
      int content = Integer.parseInt(row.getString(3).substring(1));
      int[] own = had.get(row.getString(1));
      assertTrue(Arrays.binarySearch(own, content) < 0);
      assertTrue(content < PlantedTastes.CONTENTS - 1);
      int person = Integer.parseInt(row.getString(1));
      if (!row.isNullAt(7)) {
        int reason = Integer.parseInt(row.getString(7).substring(1));
        assertTrue(Arrays.binarySearch(own, reason) >= 0);
        because++;
        if (PLANTED.isLiked(person, content)) {
          ofTheirTaste++;
          liked += PLANTED.isLiked(person, reason) ? 1 : 0;
        }
      }
    }
    assertTrue(because > 0.95 * rows.size(), because + " of " + rows.size());
    assertTrue(ofTheirTaste > 0.7 * because, ofTheirTaste + " of " + because);
    assertTrue(liked >= 0.95 * ofTheirTaste, liked + " of " + ofTheirTaste);
  }
}
