package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The night that a path names: {@code 2026-11-19/}, {@code dt=2026-11-19/}, {@code 20261119/},
 * {@code 2026/11/19/}, {@code year=2026/month=11/day=19/}, or a date inside the file's own name. A
 * directory goes before the name.
 */
final class PathNight {
  private static final Pattern DIRECTORY =
      Pattern.compile("(?:^|/)(?:[a-z_]+=)?(\\d{4})-?(\\d{2})-?(\\d{2})(?=/)");
  private static final Pattern NESTED =
      Pattern.compile(
          "(?:^|/)(?:[a-z_]+=)?(\\d{4})/(?:[a-z_]+=)?(\\d{1,2})/(?:[a-z_]+=)?(\\d{1,2})(?=/)");
  private static final Pattern NAME =
      Pattern.compile("(?<!\\d)(\\d{4})([-_]?)(\\d{2})\\2(\\d{2})(?!\\d)(?=[^/]*$)");

  private PathNight() {}

  static Optional<Night> of(String path) {
    return first(DIRECTORY.matcher(path), 1, 2, 3)
        .or(() -> first(NESTED.matcher(path), 1, 2, 3))
        .or(() -> first(NAME.matcher(path), 1, 3, 4));
  }

  private static Optional<Night> first(Matcher matcher, int year, int month, int day) {
    while (matcher.find()) {
      Optional<Night> night =
          night(
              Integer.parseInt(matcher.group(year)),
              Integer.parseInt(matcher.group(month)),
              Integer.parseInt(matcher.group(day)));
      if (night.isPresent()) {
        return night;
      }
    }
    return Optional.empty();
  }

  private static Optional<Night> night(int year, int month, int day) {
    if (year < 1970 || year > 2200) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Night(LocalDate.of(year, month, day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
