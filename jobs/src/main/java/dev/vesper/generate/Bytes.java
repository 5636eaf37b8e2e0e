package dev.vesper.generate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A growing row of bytes that numbers, times and texts are written to without any garbage. */
final class Bytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private byte[] data;
  private int size;
  private long datedDay = Long.MIN_VALUE;
  private byte[] date = {};

  Bytes(int capacity) {
    this.data = new byte[capacity];
  }

  byte[] data() {
    return data;
  }

  int size() {
    return size;
  }

  /** Forgets what was written after a size. */
  void cutTo(int newSize) {
    size = newSize;
  }

  private void need(int more) {
    if (size + more > data.length) {
      data = Arrays.copyOf(data, Math.max(size + more, data.length + (data.length >> 1)));
    }
  }

  Bytes raw(byte[] bytes) {
    need(bytes.length);
    System.arraycopy(bytes, 0, data, size, bytes.length);
    size += bytes.length;
    return this;
  }

  Bytes one(int octet) {
    need(1);
    data[size++] = (byte) octet;
    return this;
  }

  /** Text in UTF-8, as it is. */
  Bytes text(String text) {
    int length = text.length();
    need(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      data[size++] = (byte) c;
    }
    return this;
  }

  Bytes number(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return padded(number, digits);
  }

  private Bytes padded(long number, int digits) {
    need(digits);
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      data[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** A number of parts with that many decimals, such as cents with two. */
  Bytes decimal(long parts, int decimals) {
    long unit = decimals == 2 ? 100 : 10;
    return number(parts / unit).one('.').padded(parts % unit, decimals);
  }

  Bytes hex(long bits, int digits) {
    need(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      data[size++] = HEX[(int) (bits >>> shift) & 15];
    }
    return this;
  }

  /** An instant in ISO 8601, UTC, with six decimals. */
  Bytes time(long micros) {
    long day = Math.floorDiv(micros, DAY);
    if (day != datedDay) {
      datedDay = day;
      String iso = LocalDate.ofEpochDay(day).toString();
      date = (iso + "T").getBytes(StandardCharsets.US_ASCII);
    }
    long within = micros - day * DAY;
    long second = within / SECOND;
    raw(date).padded(second / 3_600, 2).one(':').padded(second / 60 % 60, 2).one(':');
    return padded(second % 60, 2).one('.').padded(within % SECOND, 6).one('Z');
  }
}
