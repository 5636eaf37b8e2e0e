package dev.vesper.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells damage of compressed data from a failure to read them. */
final class DamageTeller extends FilterInputStream {
  private final RawStream raw;
  private final IOException damage;

  DamageTeller(InputStream plain, RawStream raw) {
    this(plain, raw, null);
  }

  /** A stream whose data are damaged from the first byte on. */
  DamageTeller(InputStream plain, RawStream raw, IOException damage) {
    super(plain);
    this.raw = raw;
    this.damage = damage;
  }

  @Override
  public int read() throws IOException {
    throw new UnsupportedOperationException("lines are read in blocks");
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (damage != null) {
      throw new Damaged(damage);
    }
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      raw.throwIfFailed();
      throw new Damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (raw) {
      in.close();
    }
  }
}
