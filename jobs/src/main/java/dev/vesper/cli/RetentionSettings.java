package dev.vesper.cli;

import dev.vesper.jobs.growth.RetentionParams;
import dev.vesper.jobs.growth.RetentionParams.Bracket;
import dev.vesper.pipeline.config.Setting;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far and in which steps it is measured who stays. */
public record RetentionSettings(
    @Setting(
            value = "So many days after birth are measured; the horizon of on_or_after by day.",
            standard = "90",
            least = "1",
            most = "366")
        int days,
    @Setting(
            value = "So many weeks after birth are measured; the horizon of on_or_after by week.",
            standard = "26",
            least = "1",
            most = "104")
        int weeks,
    @Setting(
            value = "So many months after birth are measured; the horizon of on_or_after by month.",
            standard = "24",
            least = "1",
            most = "60")
        int months,
    @Setting(
            value =
                "Spans of days after birth that are measured as a whole, such as 1-7; none is longer"
                    + " than 60 days.",
            standard = "[1-7, 8-14, 15-30, 31-60, 61-90]")
        List<String> brackets) {
  private static final Pattern BRACKET = Pattern.compile("(\\d{1,4})-(\\d{1,4})");

  /** A bracket must lie within the days that a run can look back on. */
  private static final int LONGEST_BRACKET = 60;

  public RetentionSettings {
    brackets = List.copyOf(brackets);
    brackets.forEach(RetentionSettings::bracket);
  }

  /** What the job is told. */
  RetentionParams params() {
    return RetentionParams.of(
        days, weeks, months, brackets.stream().map(RetentionSettings::bracket).toList());
  }

  private static Bracket bracket(String text) {
    Matcher days = BRACKET.matcher(text);
    if (!days.matches()) {
      throw new IllegalArgumentException(
          "a bracket is two days after birth such as 1-7, found '" + text + "'");
    }
    int from = Integer.parseInt(days.group(1));
    int to = Integer.parseInt(days.group(2));
    if (to < from || to - from >= LONGEST_BRACKET) {
      throw new IllegalArgumentException(
          "bracket '" + text + "' ends before it begins or is longer than 60 days");
    }
    return new Bracket(from, to);
  }
}
