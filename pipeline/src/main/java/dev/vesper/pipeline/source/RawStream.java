package dev.vesper.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file before decompression. It remembers whether reading itself failed, and says
 * truthfully whether more bytes follow: decompressors ask that to find the next of several members,
 * and streams of object stores answer 0 in the middle of a file.
 */
final class RawStream extends FilterInputStream {
  private static final int NONE = -2;

  private int peeked = NONE;
  private IOException failure;

  RawStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (peeked == -1) {
      return -1;
    }
    if (peeked != NONE) {
      bytes[from] = (byte) peeked;
      peeked = NONE;
      return 1;
    }
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** At least 1 while bytes follow, 0 at the end. */
  @Override
  public int available() throws IOException {
    if (peeked == NONE) {
      peeked = read();
    }
    return peeked == -1 ? 0 : 1;
  }

  /** Throws what reading failed with, so that it is not taken for damage of the data. */
  void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long bytes) throws IOException {
    throw new UnsupportedOperationException("this stream is read from beginning to end");
  }
}
