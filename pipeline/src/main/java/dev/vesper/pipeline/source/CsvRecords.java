package dev.vesper.pipeline.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * CSV by RFC 4180 with a header. A cell in quotes may go on over lines. Where that ends in
 * nonsense, the first line alone is given up and reading goes on with the second: a stray quote
 * costs one line, not the rest of the file.
 */
final class CsvRecords implements Records {
  private static final int MOST_LINES = 100;

  /** A line of the file; its bytes are its own only once kept. */
  private record Line(long number, long offset, ByteSlice slice, boolean tooLong) {
    Line kept() {
      int end = slice.start() + slice.length();
      byte[] copy = Arrays.copyOfRange(slice.bytes(), slice.start(), end);
      return new Line(number, offset, new ByteSlice(copy, 0, copy.length), tooLong);
    }
  }

  private final Lines lines;
  private final int limit;
  private final Shape shape;
  private final JsonLine json;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private CsvHeader header;
  private boolean ended;

  CsvRecords(Lines lines, int limit, Shape shape) {
    this.lines = lines;
    this.limit = limit;
    this.shape = shape;
    this.json = new JsonLine(shape);
  }

  @Override
  public boolean next(Draft draft) throws IOException {
    while (!ended) {
      Line line = take();
      if (line == null) {
        ended = true;
        return brokenOff(draft);
      }
      if (line.slice.blank()) {
        continue;
      }
      if (header == null) {
        header = CsvHeader.of(CsvCells.of(line.slice), shape);
        continue;
      }
      read(line, draft);
      return true;
    }
    return false;
  }

  private boolean brokenOff(Draft draft) {
    if (lines.brokenOff()) {
      draft.begin(lines.number() + 1, lines.restOffset(), lines.rest());
      draft.reject(new Rejected(Reason.TRUNCATED_FILE));
      readPerson(draft);
    }
    return lines.brokenOff();
  }

  private Line take() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.poll();
    }
    if (!lines.next()) {
      return null;
    }
    return new Line(lines.number(), lines.offset(), lines.slice(), lines.tooLong());
  }

  private void read(Line line, Draft draft) throws IOException {
    draft.begin(line.number, line.offset, line.slice);
    try {
      if (line.tooLong) {
        throw new Rejected(Reason.LINE_TOO_LONG);
      }
      if (CsvCells.closed(line.slice)) {
        fill(line.slice, draft);
      } else {
        Line first = line.kept();
        draft.begin(first.number, first.offset, first.slice);
        fill(joined(first), draft);
      }
      draft.closeMap();
    } catch (Rejected why) {
      draft.reject(why);
      readPerson(draft);
    }
  }

  /** Whom a line that is given up is about, as far as its cells tell. */
  private void readPerson(Draft draft) {
    if (header != null && draft.lacksPerson()) {
      header.person(CsvCells.roughly(draft.raw()), shape).ifPresent(draft::person);
    }
  }

  private void fill(ByteSlice record, Draft draft) {
    if (!Utf8.valid(record.bytes(), record.start(), record.length())) {
      throw new Rejected(Reason.INVALID_UTF8);
    }
    header.fill(CsvCells.of(record), json, draft);
  }

  /** The whole record that begins on this line; the lines after it go back where it has no end. */
  private ByteSlice joined(Line first) throws IOException {
    List<Line> taken = new ArrayList<>();
    ByteSlice record = first.slice;
    while (taken.size() < MOST_LINES) {
      Line line = take();
      if (line == null) {
        break;
      }
      taken.add(line.kept());
      if (line.tooLong || record.length() + line.slice.length() + 1 > limit) {
        break;
      }
      record = record.followedBy(line.slice);
      if (CsvCells.closed(record)) {
        if (header.fits(CsvCells.of(record))) {
          return record;
        }
        break;
      }
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    throw new Rejected(Reason.NOT_CSV);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
