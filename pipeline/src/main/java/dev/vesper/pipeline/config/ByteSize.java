package dev.vesper.pipeline.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written like {@code 1MiB}, {@code 4g} or {@code 1048576}. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");
  private static final Map<String, Integer> SHIFTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("b", 0),
          Map.entry("k", 10),
          Map.entry("kib", 10),
          Map.entry("m", 20),
          Map.entry("mib", 20),
          Map.entry("g", 30),
          Map.entry("gib", 30),
          Map.entry("t", 40),
          Map.entry("tib", 40));

  /** Reads a size; letters stand for powers of 1024. */
  public static ByteSize of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches() || !SHIFTS.containsKey(matcher.group(2).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a size like 1MiB: '" + written + "'");
    }
    long factor = 1L << SHIFTS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    for (int shift = 40; shift > 0; shift -= 10) {
      if (bytes >= 1L << shift && bytes % (1L << shift) == 0) {
        return (bytes >> shift) + " KMGT".substring(shift / 10, shift / 10 + 1) + "iB";
      }
    }
    return bytes + "B";
  }
}
