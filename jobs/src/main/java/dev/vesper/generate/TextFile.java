package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A gzipped file of lines. */
final class TextFile implements EventFile {
  private static final int NUMBER_BITS = 25;
  private static final int LEVEL = 4;

  private final LineFormat format;
  private final long dayStart;
  private final Bytes bytes = new Bytes(1 << 20);
  private long[] order = new long[4_096];
  private int[] ends = new int[4_096];
  private int lines;

  TextFile(LineFormat format, long dayStart) {
    this.format = format;
    this.dayStart = dayStart;
  }

  @Override
  public void add(Event event) {
    if (lines == ends.length) {
      order = Arrays.copyOf(order, 2 * lines);
      ends = Arrays.copyOf(ends, 2 * lines);
    }
    format.write(event, bytes);
    // The moment before the number of the line: sorting these sorts by time, then as added.
    order[lines] = (event.received - dayStart) << NUMBER_BITS | lines;
    ends[lines] = bytes.size();
    lines++;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Arrays.sort(order, 0, lines);
    try (OutputStream gzip = new Gzip(out)) {
      gzip.write(format.header());
      for (int i = 0; i < lines; i++) {
        int line = (int) (order[i] & ((1L << NUMBER_BITS) - 1));
        int start = line == 0 ? 0 : ends[line - 1];
        gzip.write(bytes.data(), start, ends[line] - start);
      }
    }
  }

  /** Java's gzip header bears neither a time nor a name, so equal lines give equal bytes. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(LEVEL);
    }
  }
}
