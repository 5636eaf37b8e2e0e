package dev.vesper.jobs.wording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.wording.Description.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LikenessTest {
  private static Description by(String author, String kind, int price, String title) {
    return new Description(
        title,
        List.of(),
        Optional.of(author),
        Optional.of(kind),
        Optional.of(new Price(BigDecimal.valueOf(price), "CNY")));
  }

  private static Description of(String kind, int price, String title) {
    return new Description(
        title,
        List.of(),
        Optional.empty(),
        Optional.of(kind),
        Optional.of(new Price(BigDecimal.valueOf(price), "CNY")));
  }

  private static Neighbours neighbours(int most, Description... contents) {
    return Likeness.of(List.of(contents)).neighbours(most);
  }

  @Test
  void likenessIsTheMeanOfTheCosinesOfFamiliesByTheirShares() {
    Neighbours found =
        neighbours(
            10,
            by("li", "course", 4, "python python data"),
            by("li", "course", 5, "python design"),
            by("wu", "ebook", 4, "design data"),
            new Description(
                "data", List.of("data"), Optional.empty(), Optional.empty(), Optional.empty()),
            Description.of("history"));
    // What is in d of the 5 contents weighs ln(1 + 5 / d), twice 1 + ln 2 times as much.
    double two = Math.log(1 + 5 / 2.0);
    double three = Math.log(1 + 5 / 3.0);
    double twice = 1 + Math.log(2);
    double python = twice * two;
    double words = python * two / (Math.hypot(python, three) * Math.hypot(two, two));
    // None of the first three has a topic, so that their shares are 0.65; 4 and 5 lie in one band.
    double zeroAndOne = (0.45 * words + 0.12 + 0.04 + 0.04) / 0.65;
    double zeroAndTwo =
        (0.45 * three * three / (Math.hypot(python, three) * Math.hypot(two, three)) + 0.04) / 0.65;
    double oneAndTwo =
        (0.45 * two * two / (Math.hypot(two, two) * Math.hypot(two, three)) + 0.04) / 0.65;
    // The fourth has words and a topic, 0.8.
    double zeroAndThree = 0.45 * three / Math.hypot(python, three) / Math.sqrt(0.65 * 0.8);
    double twoAndThree = 0.45 * three / Math.hypot(two, three) / Math.sqrt(0.65 * 0.8);
    assertArrayEquals(new int[] {1, 3, 2}, found.contents(0));
    assertEquals(zeroAndOne, found.weights(0)[0], 1e-6);
    assertEquals(zeroAndThree, found.weights(0)[1], 1e-6);
    assertEquals(zeroAndTwo, found.weights(0)[2], 1e-6);
    assertArrayEquals(new int[] {0, 2}, found.contents(1));
    assertEquals(oneAndTwo, found.weights(1)[1], 1e-6);
    assertArrayEquals(new int[] {1, 3, 0}, found.contents(2));
    assertEquals(twoAndThree, found.weights(2)[1], 1e-6);
    assertArrayEquals(new int[0], found.contents(4));
  }

  @Test
  void aNewContentIsNearestToThoseOfItsOwnTopic() {
    Neighbours found =
        neighbours(
            2,
            Description.of("零基础学Python数据分析", "python"),
            Description.of("宝宝辅食制作大全", "parenting"),
            Description.of("育儿心理学：读懂孩子的情绪", "parenting"),
            Description.of("Python爬虫实战：从入门到精通", "python"),
            Description.of("家庭理财从入门到精通", "investing"),
            Description.of("用 Python3 做数据可视化"),
            Description.of("亲子绘本", "parenting"));
    assertEquals(List.of(0, 3), sorted(found.contents(5)));
    assertEquals(List.of(1, 2), sorted(found.contents(6)));
  }

  private static List<Integer> sorted(int[] numbers) {
    return IntStream.of(numbers).sorted().boxed().toList();
  }

  @Test
  void equalTextsAreAsAlikeAsCanBeAndOfThemTheLowerNumbersComeFirst() {
    Description same = Description.of("产品经理的第一堂课", "product");
    Neighbours found = neighbours(2, same, Description.of("产品"), same, same, same);
    assertArrayEquals(new int[] {2, 3}, found.contents(0));
    assertArrayEquals(new int[] {0, 2}, found.contents(3));
    assertEquals(1, found.weights(3)[0], 1e-6);
    assertTrue(found.weights(3)[0] <= 1);
    Neighbours only = neighbours(5, same, same);
    assertEquals(1, only.weights(0)[0], 1e-6);
  }

  @Test
  void whatNothingIsWrittenAboutIsLikeNothing() {
    Neighbours found =
        neighbours(
            5,
            Description.of(""),
            Description.of("2024"),
            Description.of("写作"),
            Description.of("写作"));
    assertArrayEquals(new int[0], found.contents(0));
    assertArrayEquals(new int[0], found.contents(1));
    assertArrayEquals(new int[] {3}, found.contents(2));
  }

  @Test
  void kindAndPriceAloneMakeNothingAlikeAndTellApartWhatElseIsAlike() {
    Neighbours found =
        neighbours(
            5,
            of("course", 99, "写作"),
            of("ebook", 9, "写作"),
            of("course", 99, "写作"),
            of("course", 99, "法律"),
            of("course", 9, "写作"));
    assertArrayEquals(new int[] {2, 4, 1}, found.contents(0));
    assertArrayEquals(new int[0], found.contents(3));
  }

  private static boolean areAlikeByACommonWord(int common, int others) {
    List<Description> contents = new ArrayList<>(Collections.nCopies(common, Description.of("课")));
    contents.addAll(Collections.nCopies(others, Description.of("写作")));
    return Likeness.of(contents).neighbours(1).contents(0).length > 0;
  }

  @Test
  void aWordOfMoreThanHalfOfAllContentsMakesNothingAlikeWhereThereAreMany() {
    assertTrue(areAlikeByACommonWord(1_000, 0));
    assertFalse(areAlikeByACommonWord(1_001, 0));
    assertTrue(areAlikeByACommonWord(1_100, 1_100));
    assertFalse(areAlikeByACommonWord(1_101, 1_100));
  }

  @Test
  void onlySomeContentsAreAskedFor() {
    Description same = Description.of("写作");
    Likeness likeness = Likeness.of(Collections.nCopies(6, same));
    Neighbours among = likeness.neighbours(5, content -> content % 2 == 0);
    assertArrayEquals(new int[] {2, 4}, among.contents(0));
    assertArrayEquals(new int[] {0, 2, 4}, among.contents(1));
  }

  @Test
  void whoTellsInterestsIsOfferedContentsOfThem() {
    Likeness likeness =
        Likeness.of(
            List.of(
                Description.of("家庭理财", "investing"),
                Description.of("写作", "writing"),
                Description.of("股票基金投资指南", "investing")));
    assertEquals(
        List.of(0, 2), sorted(likeness.nearest(Description.of("", "Investing"), 5).contents()));
    assertArrayEquals(new int[] {1}, likeness.nearest(Description.of("写作 与 zebras"), 5).contents());
    assertArrayEquals(new int[0], likeness.nearest(Description.of("zebra"), 5).contents());
    assertArrayEquals(new int[0], likeness.nearest(Description.of(""), 5).contents());
  }

  @Test
  void anEmptyCatalogueAndASingleContentHaveNoNeighbours() {
    assertEquals(0, neighbours(5).count());
    assertArrayEquals(new int[0], neighbours(5, Description.of("写作")).contents(0));
    assertArrayEquals(
        new int[0], Likeness.of(List.of()).nearest(Description.of("写作"), 5).contents());
    assertThrows(IllegalArgumentException.class, () -> neighbours(0, Description.of("写作")));
  }

  private static List<Description> random(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(
            each -> {
              String title = "";
              for (int word = random.nextInt(5); word > 0; word--) {
                title +=
                    " w" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(5));
              }
              return by(
                  "author" + (char) ('a' + random.nextInt(20)) + random.nextInt(30),
                  "kind" + random.nextInt(3),
                  random.nextInt(200),
                  title);
            })
        .toList();
  }

  @Test
  void theNearestAreThoseOfAllProducts() {
    List<Description> contents = random(1_100);
    Neighbours few = Likeness.of(contents).neighbours(7);
    Neighbours all = Likeness.of(contents).neighbours(contents.size());
    for (int content = 0; content < contents.size(); content++) {
      int most = Math.min(7, all.contents(content).length);
      int[] first = IntStream.of(all.contents(content)).limit(most).toArray();
      assertArrayEquals(first, few.contents(content));
      for (int each = 1; each < all.contents(content).length; each++) {
        assertTrue(all.weights(content)[each] <= all.weights(content)[each - 1]);
      }
    }
  }

  @Test
  void eachIsAsLikeTheOtherToTheLastBit() {
    Neighbours all = Likeness.of(random(1_100)).neighbours(1_100);
    float[][] scores = new float[all.count()][all.count()];
    for (int content = 0; content < all.count(); content++) {
      all.addTo(scores[content], content, 1);
    }
    for (int content = 0; content < all.count(); content++) {
      assertEquals(0, scores[content][content]);
      for (int other = 0; other < content; other++) {
        assertEquals(scores[other][content], scores[content][other]);
      }
    }
  }

  @Test
  void anyNumberOfThreadsFindsTheSame() throws Exception {
    Likeness likeness = Likeness.of(random(1_100));
    Neighbours many = inPool(4, likeness);
    Neighbours one = inPool(1, likeness);
    for (int content = 0; content < likeness.count(); content++) {
      assertArrayEquals(one.contents(content), many.contents(content));
      assertArrayEquals(one.weights(content), many.weights(content));
    }
  }

  private static Neighbours inPool(int threads, Likeness likeness) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> likeness.neighbours(9)).get();
    } finally {
      pool.shutdown();
    }
  }
}
