package dev.vesper.cli;

import dev.vesper.cli.display.TextTable;
import dev.vesper.cli.display.Words;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.jobs.recommend.TriedLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All trials of a search, and how they are told. */
final class Trials {
  private final List<Trial> all;

  /** At least one, today's recipe first. */
  Trials(List<Trial> all) {
    this.all = List.copyOf(all);
  }

  /** These and one more. */
  Trials and(Trial another) {
    List<Trial> more = new ArrayList<>(all);
    more.add(another);
    return new Trials(more);
  }

  Trial today() {
    return all.get(0);
  }

  /** The one whose lists are best to those who choose, of equal ones the earlier. */
  Trial best() {
    return ranked().get(0);
  }

  int count() {
    return all.size();
  }

  private List<Trial> ranked() {
    return all.stream().sorted(Comparator.comparingDouble(each -> -each.lists().ndcg())).toList();
  }

  /** Best first, popularity last. */
  List<String> table() {
    TextTable table =
        TextTable.of(
                "trial",
                "rank",
                "rounds",
                "confidence",
                "regul.",
                "base",
                "penalty",
                "evenness",
                "ndcg",
                "confirmed",
                "recall",
                "time",
                "scores by")
            .right(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    ranked()
        .forEach(
            each -> table.row(cells(each, marks(each.lists()), Words.seconds(each.seconds()))));
    String[] last = new String[1 + RecipePart.values().length];
    Arrays.fill(last, "");
    TriedLists popular = today().result().popular();
    table.row(
        Stream.of(Arrays.stream(last), marks(popular), Stream.of("", popular.method()))
            .flatMap(each -> each)
            .toArray(String[]::new));
    return table.lines();
  }

  private static String[] cells(Trial trial, Stream<String> marks, String time) {
    return Stream.of(
            Stream.of(Integer.toString(trial.number())),
            Arrays.stream(RecipePart.values()).map(part -> number(part.of(trial.recipe()))),
            marks,
            Stream.of(time, trial.lists().method()))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  private static Stream<String> marks(TriedLists lists) {
    return Stream.of(lists.ndcg(), lists.confirmed(), lists.recall())
        .map(each -> String.format(Locale.ROOT, "%.4f", each));
  }

  /** For a table to be read later: best first, popularity last. */
  String csv() {
    List<String> lines = new ArrayList<>();
    List<String> keys = Arrays.stream(RecipePart.values()).map(RecipePart::name).toList();
    lines.add(
        "trial,engine,"
            + String.join(",", keys).toLowerCase(Locale.ROOT)
            + ",ndcg,confirmed_ndcg,recall,people,seconds,method");
    for (Trial each : ranked()) {
      List<String> parts =
          Arrays.stream(RecipePart.values()).map(part -> number(part.of(each.recipe()))).toList();
      String engine = each.recipe().engine().word();
      String seconds = String.format(Locale.ROOT, "%.1f", each.seconds());
      lines.add(
          "%d,%s,%s,%s"
              .formatted(
                  each.number(),
                  engine,
                  String.join(",", parts),
                  line(each, each.lists(), seconds)));
    }
    String none = ",".repeat(RecipePart.values().length);
    lines.add(",," + none.substring(1) + "," + line(today(), today().result().popular(), ""));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Trial trial, TriedLists lists, String seconds) {
    return String.format(
        Locale.ROOT,
        "%.6f,%.6f,%.6f,%d,%s,%s",
        lists.ndcg(),
        lists.confirmed(),
        lists.recall(),
        trial.result().people(),
        seconds,
        lists.method());
  }

  /** A number without a point where it is whole. */
  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
