package dev.vesper.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.wording.Description;
import dev.vesper.jobs.wording.Description.Price;
import dev.vesper.jobs.wording.Likeness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How long it takes to find the 50 contents that are most like each of 20,000 and of 100,000, whose
 * titles are of 3 to 8 words, the commonest of which is in every third title, and one more that is
 * in all.
 */
public final class LikeContents {
  private static final int MOST = 50;
  private static final int WORDS = 30_000;
  private static final int TOPICS = 200;
  private static final String EVERYWHERE = "课程";
  private static final String DICTIONARY = "/dev/vesper/shaded/jieba/dict.txt";

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<String> words = words();

  private LikeContents() {}

  /** Arguments: the project's directory, room, how many contents. */
  public static void main(String[] arguments) {
    List<Integer> counts = Arrays.stream(arguments).skip(2).map(Integer::valueOf).toList();
    for (int count : counts.isEmpty() ? List.of(2_000, 20_000, 100_000) : counts) {
      List<Description> contents = new LikeContents().contents(count);
      Likeness likeness = timed(count + " contents read", () -> Likeness.of(contents));
      Neighbours found = timed("their neighbours found", () -> likeness.neighbours(MOST));
      System.out.printf("the first is like %s%n", Arrays.toString(found.contents(0)));
    }
  }

  private List<Description> contents(int count) {
    return IntStream.range(0, count).mapToObj(each -> content(count)).toList();
  }

  private Description content(int count) {
    List<String> title = new ArrayList<>();
    for (int word = random.nextInt(3, 9); word > 0; word--) {
      title.add(words.get(common(words.size())));
    }
    List<String> topics = new ArrayList<>();
    for (int topic = random.nextInt(1, 4); topic > 0; topic--) {
      topics.add(words.get(words.size() - 1 - common(TOPICS)));
    }
    return new Description(
        String.join("", title) + EVERYWHERE,
        topics,
        Optional.of("author " + common(count / 10)),
        Optional.of("kind " + random.nextInt(4)),
        Optional.of(new Price(BigDecimal.valueOf(common(1_000) * 10 + 9), "CNY")));
  }

  /** A number below a bound, n as common as 1 / n. */
  private int common(int bound) {
    return (int) Math.exp(random.nextDouble() * Math.log(bound));
  }

  /** The common words of two to four characters of the dictionary, common ones first. */
  private static List<String> words() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LikeContents.class.getResourceAsStream(DICTIONARY)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split(" ", -1))
          .filter(word -> word[0].length() > 1 && word[0].length() < 5)
          .sorted(Comparator.comparingLong(word -> -Long.parseLong(word[1])))
          .limit(WORDS)
          .map(word -> word[0])
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long processor = processorTime();
    long start = System.nanoTime();
    T result = work.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime.getRuntime().gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "%s: %.2f s, %.2f s of the processor, then %d MB in use%n",
        what, seconds, (processorTime() - processor) / 1e9, used >> 20);
    return result;
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
