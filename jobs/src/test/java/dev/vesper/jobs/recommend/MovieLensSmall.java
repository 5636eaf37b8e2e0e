package dev.vesper.jobs.recommend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The hundred thousand ratings of MovieLens, each person's in the order of time. */
final class MovieLensSmall {
  private final List<int[]> people = new ArrayList<>();
  private final int contents;

  private record Rating(int person, int content, long at) {}

  MovieLensSmall(Path file) {
    List<Rating> ratings = read(file);
    List<Integer> ids = List.copyOf(new TreeSet<>(ratings.stream().map(Rating::content).toList()));
    Map<Integer, Integer> numbers = new TreeMap<>();
    ids.forEach(id -> numbers.put(id, numbers.size()));
    this.contents = ids.size();
    Map<Integer, List<Rating>> each = new TreeMap<>();
    ratings.forEach(one -> each.computeIfAbsent(one.person(), any -> new ArrayList<>()).add(one));
    each.values()
        .forEach(
            theirs ->
                people.add(
                    theirs.stream()
                        .sorted(Comparator.comparingLong(Rating::at).thenComparing(Rating::content))
                        .mapToInt(one -> numbers.get(one.content()))
                        .toArray()));
  }

  private static List<Rating> read(Path file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(
              parts ->
                  new Rating(
                      Integer.parseInt(parts[0]),
                      Integer.parseInt(parts[1]),
                      Long.parseLong(parts[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int contents() {
    return contents;
  }

  /** What each person rated, in the order of time. */
  List<int[]> people() {
    return people;
  }

  /** All but the last fifth of what each person rated. */
  static List<int[]> before(List<int[]> people) {
    return people.stream().map(all -> part(all, 0, all.length - fifth(all))).toList();
  }

  /** The last fifth of what each person rated. */
  static List<int[]> after(List<int[]> people) {
    return people.stream().map(all -> part(all, all.length - fifth(all), all.length)).toList();
  }

  private static int fifth(int[] all) {
    return (int) Math.round(all.length * 0.2);
  }

  private static int[] part(int[] all, int from, int to) {
    int[] part = new int[to - from];
    System.arraycopy(all, from, part, 0, part.length);
    return part;
  }
}
