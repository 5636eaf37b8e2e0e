package dev.vesper.cli.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows in columns that line up; numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> right = new HashSet<>();

  private TextTable(List<String> head) {
    rows.add(head);
  }

  /** A table with a head line. */
  public static TextTable of(String... head) {
    return new TextTable(List.of(head));
  }

  /** These columns, counted from 0, line up at their right end. */
  public TextTable right(Integer... columns) {
    right.addAll(Arrays.asList(columns));
    return this;
  }

  /** One more row; as many cells as the head has. */
  public TextTable row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells under another head");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines: head, rule, rows; without trailing blanks. */
  public List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(1, "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
    return lines;
  }

  private String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String blank = " ".repeat(widths[column] - length(row.get(column)));
      cells.add(right.contains(column) ? blank + row.get(column) : row.get(column) + blank);
    }
    return String.join(GAP, cells).stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
