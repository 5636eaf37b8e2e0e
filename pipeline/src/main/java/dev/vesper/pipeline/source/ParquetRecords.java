package dev.vesper.pipeline.source;

import java.io.IOException;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/** The rows of a Parquet file. A file that is damaged ends in one row that says so. */
final class ParquetRecords implements Records {
  private final ParquetFileReader reader;
  private final ParquetRow row;
  private final MessageColumnIO columns;
  private RecordReader<ParquetRow> group;
  private long leftInGroup;
  private long line;
  private boolean damaged;

  private ParquetRecords(ParquetFileReader reader, Shape shape) {
    this.reader = reader;
    this.row = new ParquetRow(reader.getFooter().getFileMetaData().getSchema(), shape);
    this.columns = new ColumnIOFactory().getColumnIO(row.schema());
  }

  static Records open(Pack.Part part, Shape shape) throws IOException {
    if (part.bytes() == 0) {
      return new NoRecords();
    }
    org.apache.hadoop.conf.Configuration conf = Opener.configuration();
    HadoopInputFile file =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(uri(part.location())), conf);
    ParquetReadOptions options = HadoopReadOptions.builder(conf).build();
    try {
      return new ParquetRecords(ParquetFileReader.open(file, options), shape);
    } catch (RuntimeException notParquet) {
      return new OneDamage();
    }
  }

  private static String uri(String location) {
    return Opener.local(location).map(path -> path.toUri().toString()).orElse(location);
  }

  @Override
  public boolean next(Draft draft) throws IOException {
    if (damaged) {
      return false;
    }
    draft.begin(line + 1, line + 1, ByteSlice.EMPTY);
    try {
      if (leftInGroup == 0 && !nextGroup()) {
        return false;
      }
      row.into(draft);
      group.read();
      leftInGroup--;
    } catch (org.apache.parquet.io.ParquetDecodingException e) {
      damaged = true;
      draft.reject(new Rejected(Reason.TRUNCATED_FILE));
    }
    line++;
    return true;
  }

  private boolean nextGroup() throws IOException {
    PageReadStore pages = reader.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    leftInGroup = pages.getRowCount();
    group = columns.getRecordReader(pages, row);
    return leftInGroup > 0 || nextGroup();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** An empty file. */
  private static final class NoRecords implements Records {
    @Override
    public boolean next(Draft draft) {
      return false;
    }

    @Override
    public void close() {}
  }

  /** A file that is not Parquet, or has lost its end. */
  private static final class OneDamage implements Records {
    private boolean told;

    @Override
    public boolean next(Draft draft) {
      if (told) {
        return false;
      }
      told = true;
      draft.begin(1, 0, ByteSlice.EMPTY);
      draft.reject(new Rejected(Reason.TRUNCATED_FILE));
      return true;
    }

    @Override
    public void close() {}
  }
}
