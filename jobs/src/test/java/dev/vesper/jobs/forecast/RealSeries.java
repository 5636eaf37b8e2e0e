package dev.vesper.jobs.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Daily events and users of two real logs, in all and by whatever they are told apart by. */
final class RealSeries {
  private final String name;
  private final Map<String, Map<LocalDate, Set<String>>> users = new TreeMap<>();
  private final Map<String, Map<LocalDate, Integer>> events = new TreeMap<>();
  private final TreeSet<LocalDate> days = new TreeSet<>();

  private RealSeries(String name) {
    this.name = name;
  }

  /** The series of all logs that lie in a folder. */
  static List<NamedSeries> in(Path folder) throws IOException {
    List<NamedSeries> all = new ArrayList<>();
    all.addAll(of("shop", folder.resolve("shop/simple-onlineshop.csv"), 2, List.of(1)));
    all.addAll(of("ecom", folder.resolve("ecom/ecom.csv.gz"), 3, List.of(2, 4, 5, 7)));
    return all;
  }

  private static List<NamedSeries> of(String name, Path file, int time, List<Integer> by)
      throws IOException {
    RealSeries series = new RealSeries(name);
    try (BufferedReader lines = reader(file)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        LocalDate day = LocalDate.parse(cells[time].substring(0, 10));
        series.add("all", day, cells[0]);
        for (int column : by) {
          series.add(column + "=" + cells[column], day, cells[0]);
        }
      }
    }
    return series.all();
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
            StandardCharsets.UTF_8));
  }

  private void add(String what, LocalDate day, String user) {
    users
        .computeIfAbsent(what, any -> new TreeMap<>())
        .computeIfAbsent(day, any -> new HashSet<>())
        .add(user);
    events.computeIfAbsent(what, any -> new TreeMap<>()).merge(day, 1, Integer::sum);
    days.add(day);
  }

  /** The last day of a log is not whole. Eight weeks and more come before the first origin. */
  private List<NamedSeries> all() {
    List<LocalDate> whole = days.first().datesUntil(days.last()).toList();
    int judgings = 1 + (whole.size() - Backtest.HORIZON - 56) / 14;
    List<NamedSeries> all = new ArrayList<>();
    users.forEach(
        (what, byDay) -> {
          double[] people =
              whole.stream().mapToDouble(day -> byDay.getOrDefault(day, Set.of()).size()).toArray();
          double[] deeds =
              whole.stream().mapToDouble(day -> events.get(what).getOrDefault(day, 0)).toArray();
          all.add(NamedSeries.of(name, Shape.COUNT, judgings, people));
          all.add(NamedSeries.of(name, Shape.COUNT, judgings, deeds));
        });
    return all;
  }
}
