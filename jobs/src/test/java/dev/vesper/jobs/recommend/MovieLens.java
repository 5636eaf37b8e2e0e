package dev.vesper.jobs.recommend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.spark.api.java.JavaRDD;

/** The million ratings of MovieLens as published for comparison: who took what, in two parts. */
final class MovieLens {
  static final int CONTENTS = 3_043;
  private static final int PEOPLE = 6_022;
  private static final int BLOCKS = 8;

  private MovieLens() {}

  /** What each person took, in rising order. */
  static List<int[]> read(Path file) {
    int[][] all = new int[PEOPLE][0];
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int[] numbers = Arrays.stream(line.trim().split(" ")).mapToInt(Integer::parseInt).toArray();
        all[numbers[0]] = Arrays.stream(numbers).skip(1).sorted().toArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.asList(all);
  }

  /** A share of what each person took, by chance, or all that is left. */
  static List<int[]> part(List<int[]> all, double share, long seed, boolean within) {
    List<int[]> parts = new ArrayList<>();
    for (int person = 0; person < all.size(); person++) {
      List<Integer> mixed = new ArrayList<>(Arrays.stream(all.get(person)).boxed().toList());
      Collections.shuffle(mixed, new Random(seed * 1_000_003 + person));
      int cut = (int) Math.round(mixed.size() * share);
      List<Integer> part = within ? mixed.subList(0, cut) : mixed.subList(cut, mixed.size());
      parts.add(part.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
    return parts;
  }

  static JavaRDD<People> people(List<int[]> known, List<int[]> taken) {
    return SomePeople.of(known, taken, BLOCKS);
  }
}
