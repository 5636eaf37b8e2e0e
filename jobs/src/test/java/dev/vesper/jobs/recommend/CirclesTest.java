package dev.vesper.jobs.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.SparkForTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What circles are told to have, and what that says. */
final class CirclesTest {
  private static final Catalogue NAMES = Catalogue.of(List.of("community:a", "community:b"));

  private static float[] says(Circles circles, int circle, int contents) {
    float[] scores = new float[contents];
    circles.addTo(scores, circle);
    return scores;
  }

  /** People of whom so many have content 0 and the others content 1, all in one circle. */
  private static People people(int from, int circle, int first, int second) {
    List<int[]> had = new ArrayList<>(Collections.nCopies(first, new int[] {0}));
    had.addAll(Collections.nCopies(second, new int[] {1}));
    int all = first + second;
    return SomePeople.block(
        from,
        had,
        Collections.nCopies(all, new int[0]),
        Collections.nCopies(all, circle < 0 ? new int[0] : new int[] {circle}));
  }

  private static Circles counted(People... blocks) {
    return CircleCounts.of(
        SomePeople.of(List.of(blocks)),
        NAMES,
        new Popularity(
            new int[] {
              sum(blocks, 0), sum(blocks, 1),
            },
            0),
        SparkForTests.session());
  }

  private static int sum(People[] blocks, int content) {
    int sum = 0;
    for (People block : blocks) {
      sum += block.had().perContent(2)[content];
    }
    return sum;
  }

  @Test
  void ofFewerThanTenPeopleNothingIsTold() {
    Circles nine = counted(people(0, 0, 9, 0), people(9, -1, 50, 41));
    assertFalse(nine.told(0).isEnough());
    assertArrayEquals(new float[2], says(nine, 0, 2));
    Circles ten = counted(people(0, 0, 4, 0), people(4, 0, 6, 0), people(10, -1, 50, 40));
    assertEquals(new Circles.Told(10, List.of(0), List.of(10)), ten.told(0));
    double own = (10 + 20 * 0.6) / 30;
    assertArrayEquals(new float[] {(float) Math.log(own / 0.6), 0}, says(ten, 0, 2), 1e-6f);
    assertEquals(Circles.Told.NOTHING, ten.told(1));
  }

  @Test
  void whatFewerThanTenOfThemHaveIsNotToldAndSaysNothingUnlessMoreShouldHaveIt() {
    Circles circles = counted(people(0, 0, 9, 11), people(20, 1, 9, 21), people(50, -1, 21, 29));
    assertEquals(new Circles.Told(20, List.of(1), List.of(11)), circles.told(0));
    double first = 39 / 100.0;
    double second = 61 / 100.0;
    assertTrue(20 * first < 9, "of twenty like everybody eight would have it");
    assertArrayEquals(
        new float[] {0, (float) Math.log((11 + 20 * second) / 40 / second)},
        says(circles, 0, 2),
        1e-6f);
    assertTrue(30 * first > 9, "of thirty like everybody twelve would");
    assertArrayEquals(
        new float[] {
          (float) Math.log((9 + 20 * first) / 50 / first),
          (float) Math.log((21 + 20 * second) / 50 / second)
        },
        says(circles, 1, 2),
        1e-6f);
  }

  @Test
  void whoHasNothingIsNotCounted() {
    List<int[]> had = new ArrayList<>(Collections.nCopies(9, new int[] {0}));
    had.add(new int[0]);
    List<int[]> all = Collections.nCopies(10, new int[0]);
    People some = SomePeople.block(0, had, all, Collections.nCopies(10, new int[] {0}));
    assertFalse(counted(some).told(0).isEnough());
  }

  @Test
  void numberedAnewTheySayTheSame() {
    Circles circles = counted(people(0, 0, 15, 11), people(26, -1, 20, 50));
    float[] before = says(circles, 0, 2);
    Circles after =
        circles.renumbered(new int[] {1, 3}, 96, new Popularity(new int[] {0, 35, 0, 61}, 0));
    assertArrayEquals(new float[] {0, before[0], 0, before[1]}, says(after, 0, 4));
  }

  @Test
  void ofVeryManyContentsThoseThatMostHaveAreTold() {
    int most = Circles.MOST;
    int[] all = new int[most + 2];
    int[] popular = new int[most + 2];
    for (int content = 0; content < all.length; content++) {
      all[content] = content;
      popular[content] = content == 3 ? 11 : 12;
    }
    int[] butOne = IntStream.of(all).filter(each -> each != 3).toArray();
    List<int[]> had = new ArrayList<>(Collections.nCopies(11, all));
    had.add(butOne);
    List<int[]> nothing = Collections.nCopies(12, new int[0]);
    People some = SomePeople.block(0, had, nothing, Collections.nCopies(12, new int[] {0}));
    Circles circles =
        CircleCounts.of(
            SomePeople.of(List.of(some)),
            NAMES,
            new Popularity(popular, 0),
            SparkForTests.session());
    assertEquals(most, circles.told(0).contents().size());
    assertFalse(circles.told(0).contents().contains(3));
    assertTrue(circles.told(0).contents().contains(4));
    assertFalse(circles.told(0).contents().contains(most + 1), "of equal ones the last is left");
    assertEquals(12, circles.told(0).unsaid());
  }
}
