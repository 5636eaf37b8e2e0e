package dev.vesper.pipeline.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a text file is compressed, by the end of its name. */
enum Compression {
  NONE(1, ""),
  GZIP(6, ".gz"),
  ZSTD(8, ".zst");

  private static final int BUFFER = 1 << 16;

  private final int typicalRatio;
  private final String ending;

  Compression(int typicalRatio, String ending) {
    this.typicalRatio = typicalRatio;
    this.ending = ending;
  }

  static Compression of(String path) {
    return path.endsWith(GZIP.ending) ? GZIP : path.endsWith(ZSTD.ending) ? ZSTD : NONE;
  }

  /** The name without the ending that tells the compression. */
  String bare(String path) {
    return path.substring(0, path.length() - ending.length());
  }

  /** About how many bytes come out of so many. */
  long expanded(long bytes) {
    return bytes * typicalRatio;
  }

  /** The decompressed stream; damage in it shows as {@link Damaged}, an empty file as no bytes. */
  InputStream open(InputStream raw) throws IOException {
    RawStream counted = new RawStream(raw);
    if (this == NONE || counted.available() == 0) {
      return counted;
    }
    try {
      InputStream plain =
          this == GZIP
              ? new GZIPInputStream(counted, BUFFER)
              : new ZstdInputStreamNoFinalizer(counted);
      return new DamageTeller(plain, counted);
    } catch (IOException e) {
      counted.throwIfFailed();
      return new DamageTeller(InputStream.nullInputStream(), counted, e);
    }
  }
}
