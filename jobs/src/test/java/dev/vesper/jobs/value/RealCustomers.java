package dev.vesper.jobs.value;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Published customers, where {@code VESPER_REAL_DATA} names the folder that holds them. */
final class RealCustomers {
  private static final String VARIABLE = "VESPER_REAL_DATA";
  private static final LocalDate CALIBRATED_UNTIL = LocalDate.of(1997, 9, 30);
  private static final LocalDate HELD_OUT_UNTIL = LocalDate.of(1998, 6, 30);
  private static final double WEEK = 7;

  /** A customer of CDNOW: known after 39 weeks, and the days with a purchase in the next 39. */
  record HeldOut(PurchaseHistory history, int later) {}

  private RealCustomers() {}

  /** The histories of the sample of CDNOW's customers, in weeks; published to two decimals. */
  static CountedHistories cdnow() {
    return CountedHistories.ofEach(summary().stream().map(RealCustomers::history).toList());
  }

  /** Times are whole days, written as weeks. */
  private static PurchaseHistory history(String[] cell) {
    double last = Math.round(number(cell[2]) * WEEK) / WEEK;
    return new PurchaseHistory(whole(cell[1]), last, Math.round(number(cell[3]) * WEEK) / WEEK);
  }

  /**
   * What these customers spent when they bought again. Means are published in whole cents: the
   * purchases themselves tell the rest, of a customer with the same history and the same cents.
   */
  static CountedSpends cdnowSpends() {
    Map<PurchaseHistory, List<Double>> means = new TreeMap<>();
    for (NavigableMap<LocalDate, Double> days : purchases().values()) {
      double later =
          known(days).tailMap(days.firstKey(), false).values().stream().reduce(0.0, Double::sum);
      PurchaseHistory history = heldOut(days).history();
      means.computeIfAbsent(history, any -> new ArrayList<>()).add(later / history.repeats());
    }
    return CountedSpends.of(
        summary().stream()
            .map(cell -> new CountedSpend(Math.max(1, whole(cell[1])), exact(cell, means), 1))
            .toList());
  }

  private static double exact(String[] cell, Map<PurchaseHistory, List<Double>> means) {
    double rounded = number(cell[4]);
    return whole(cell[1]) == 0
        ? 0
        : means.get(history(cell)).stream()
            .min(Comparator.comparingDouble(mean -> Math.abs(mean - rounded)))
            .orElseThrow();
  }

  private static List<String[]> summary() {
    return lines("cdnow/cdnow_customers_summary_with_transactions.csv").stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** All customers of CDNOW; several purchases of a day are one. */
  static List<HeldOut> allOfCdnow() {
    return purchases().values().stream().map(RealCustomers::heldOut).toList();
  }

  /** What each customer spent on which days. */
  private static Map<String, NavigableMap<LocalDate, Double>> purchases() {
    Map<String, NavigableMap<LocalDate, Double>> all = new TreeMap<>();
    for (String line : lines("cdnow/CDNOW_master.txt.gz")) {
      String[] cells = line.strip().split("\\s+", -1);
      if (!cells[0].startsWith("customer")) {
        LocalDate day = LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE);
        all.computeIfAbsent(cells[0], any -> new TreeMap<>())
            .merge(day, number(cells[3]), Double::sum);
      }
    }
    return all;
  }

  private static NavigableMap<LocalDate, Double> known(NavigableMap<LocalDate, Double> days) {
    return days.headMap(CALIBRATED_UNTIL, true);
  }

  private static HeldOut heldOut(NavigableMap<LocalDate, Double> days) {
    NavigableMap<LocalDate, Double> known = known(days);
    int later = days.headMap(HELD_OUT_UNTIL, true).size() - known.size();
    return new HeldOut(
        new PurchaseHistory(
            known.size() - 1,
            weeks(known.firstKey(), known.lastKey()),
            weeks(known.firstKey(), CALIBRATED_UNTIL)),
        later);
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / WEEK;
  }

  /** What became of the members of a plan over seven renewals. */
  static List<RenewalCount> renewals(String plan) {
    long[] lost = new long[8];
    long open = 0;
    for (String line : lines("sbg/sbg_paper.csv")) {
      String[] cells = line.split(",", -1);
      if (cells[3].equals(plan) && whole(cells[1]) < whole(cells[2])) {
        lost[whole(cells[1])]++;
      } else if (cells[3].equals(plan)) {
        open++;
      }
    }
    List<RenewalCount> all = new ArrayList<>();
    for (int renewal = 1; renewal <= 7; renewal++) {
      all.add(new RenewalCount(renewal, lost[renewal], renewal == 7 ? open : 0));
    }
    return all;
  }

  private static int whole(String cell) {
    return Integer.parseInt(cell);
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  /** A test that asks for a file that is not there is skipped. */
  private static List<String> lines(String name) {
    String folder = System.getenv(VARIABLE);
    boolean there = folder != null && Files.exists(Path.of(folder, name));
    assumeTrue(there, "skipped: " + VARIABLE + " names no folder with " + name);
    try (InputStream bytes = Files.newInputStream(Path.of(folder, name));
        InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
