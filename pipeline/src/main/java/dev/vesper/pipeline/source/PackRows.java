package dev.vesper.pipeline.source;

import dev.vesper.pipeline.privacy.Pseudonymizer;
import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** The rows of one pack of files. */
final class PackRows implements PartitionReader<InternalRow> {
  private final Pack pack;
  private final Reading reading;
  private final Pseudonymizer pseudonymizer;
  private final Draft draft;
  private int opened;
  private Records records;
  private Finisher finisher;

  PackRows(Pack pack, Reading reading) {
    this.pack = pack;
    this.reading = reading;
    this.pseudonymizer = reading.pseudonyms().pseudonymizer();
    this.draft = new Draft(reading.shape());
  }

  @Override
  public boolean next() {
    while (true) {
      if (records == null && !openNext()) {
        return false;
      }
      if (advance()) {
        finisher.finish(draft);
        return true;
      }
      close();
    }
  }

  private boolean openNext() {
    if (opened == pack.parts().size()) {
      return false;
    }
    Pack.Part part = pack.parts().get(opened++);
    finisher = reading.finisher(part, pseudonymizer);
    try {
      records = open(part);
    } catch (IOException e) {
      throw Opener.unreadable(part.location(), e);
    }
    return true;
  }

  private Records open(Pack.Part part) throws IOException {
    Format format =
        reading
            .format()
            .of(part.path())
            .orElseThrow(() -> new IllegalStateException("no format for " + part.path()));
    if (format == Format.PARQUET) {
      return ParquetRecords.open(part, reading.shape());
    }
    Lines lines =
        new Lines(Compression.of(part.path()).open(Opener.open(part)), reading.maxLineBytes());
    return format == Format.CSV
        ? new CsvRecords(lines, reading.maxLineBytes(), reading.shape())
        : new JsonRecords(lines, reading.shape());
  }

  private boolean advance() {
    try {
      return records.next(draft);
    } catch (IOException e) {
      throw Opener.unreadable(pack.parts().get(opened - 1).location(), e);
    }
  }

  @Override
  public InternalRow get() {
    return draft.row();
  }

  @Override
  public void close() {
    if (records == null) {
      return;
    }
    try {
      records.close();
    } catch (IOException e) {
      throw Opener.unreadable(pack.parts().get(opened - 1).location(), e);
    } finally {
      records = null;
    }
  }
}
