package dev.vesper.pipeline.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream, by bytes. A line over the limit is passed over without being held; of it
 * only the beginning is kept. Compressed data that break off end the lines, and {@link #brokenOff}
 * tells so.
 */
final class Lines implements Closeable {
  private static final int CHUNK = 1 << 16;
  private static final int KEPT_OF_LONG = 1024;

  private final InputStream in;
  private final int limit;
  private byte[] buffer = new byte[2 * CHUNK];
  private int position;
  private int filled;
  private long consumed;
  private boolean ended;
  private boolean brokenOff;

  private int start;
  private int length;
  private long number;
  private long offset;
  private boolean tooLong;

  Lines(InputStream in, int limit) throws IOException {
    this.in = in;
    this.limit = limit;
    while (filled < 3 && !ended) {
      fill();
    }
    boolean mark =
        filled >= 3
            && buffer[0] == (byte) 0xef
            && buffer[1] == (byte) 0xbb
            && buffer[2] == (byte) 0xbf;
    position = mark ? 3 : 0;
  }

  /** Moves to the next line that has an end; false when there is none. */
  boolean next() throws IOException {
    start = position;
    tooLong = false;
    int scan = position;
    while (true) {
      int end = newline(scan);
      if (end >= 0) {
        return line(end, end + 1);
      }
      scan = filled;
      if (filled - start > limit + 1) {
        return skipLong();
      }
      if (ended) {
        return lastLine();
      }
      scan -= makeRoom();
      fill();
    }
  }

  private boolean lastLine() {
    if (brokenOff || filled == start) {
      return false;
    }
    return line(filled, filled);
  }

  private boolean line(int end, int next) {
    number++;
    offset = consumed + start;
    length = end - start;
    if (length > 0 && buffer[end - 1] == '\r') {
      length--;
    }
    tooLong = length > limit;
    position = next;
    return true;
  }

  private boolean skipLong() throws IOException {
    number++;
    offset = consumed + start;
    byte[] kept = java.util.Arrays.copyOfRange(buffer, start, start + KEPT_OF_LONG);
    int end = -1;
    while (end < 0 && !ended) {
      consumed += filled;
      filled = 0;
      fill();
      end = newline(0);
    }
    position = end < 0 ? filled : end + 1;
    if (position < KEPT_OF_LONG) {
      shift(KEPT_OF_LONG);
    }
    start = position - KEPT_OF_LONG;
    System.arraycopy(kept, 0, buffer, start, KEPT_OF_LONG);
    length = KEPT_OF_LONG;
    tooLong = true;
    return true;
  }

  /** Moves what is in the buffer up, so that the kept beginning of a long line fits before it. */
  private void shift(int by) {
    byte[] moved = new byte[buffer.length + by];
    System.arraycopy(buffer, 0, moved, by, filled);
    buffer = moved;
    position += by;
    filled += by;
    consumed -= by;
  }

  private int newline(int from) {
    byte[] bytes = buffer;
    int end = filled;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the line begun to the front, or makes the buffer larger; returns how far it moved. */
  private int makeRoom() {
    int moved = start;
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      consumed += start;
      start = 0;
      position = 0;
    }
    if (buffer.length - filled < CHUNK) {
      buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
    }
    return moved;
  }

  private void fill() throws IOException {
    try {
      int read = in.read(buffer, filled, buffer.length - filled);
      ended = read < 0;
      filled += Math.max(read, 0);
    } catch (Damaged e) {
      ended = true;
      brokenOff = true;
    }
  }

  /** The line without its end; valid until the next one. */
  ByteSlice slice() {
    return new ByteSlice(buffer, start, length);
  }

  /** What stands between the last line and the place where the data break off. */
  ByteSlice rest() {
    return new ByteSlice(buffer, start, filled - start);
  }

  long number() {
    return number;
  }

  long offset() {
    return offset;
  }

  long restOffset() {
    return consumed + start;
  }

  boolean tooLong() {
    return tooLong;
  }

  boolean brokenOff() {
    return brokenOff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
