package dev.vesper.pipeline.source;

import java.io.IOException;

/** JSON lines. */
final class JsonRecords implements Records {
  private final Lines lines;
  private final JsonLine json;
  private boolean ended;

  JsonRecords(Lines lines, Shape shape) {
    this.lines = lines;
    this.json = new JsonLine(shape);
  }

  @Override
  public boolean next(Draft draft) throws IOException {
    while (!ended && lines.next()) {
      ByteSlice slice = lines.slice();
      if (!slice.blank()) {
        draft.begin(lines.number(), lines.offset(), slice);
        read(slice, draft);
        return true;
      }
    }
    boolean broken = !ended && lines.brokenOff();
    ended = true;
    if (broken) {
      draft.begin(lines.number() + 1, lines.restOffset(), lines.rest());
      draft.reject(new Rejected(Reason.TRUNCATED_FILE));
      json.readPerson(lines.rest(), draft);
    }
    return broken;
  }

  private void read(ByteSlice slice, Draft draft) {
    try {
      if (lines.tooLong()) {
        throw new Rejected(Reason.LINE_TOO_LONG);
      }
      if (!Utf8.valid(slice.bytes(), slice.start(), slice.length())) {
        throw new Rejected(Reason.INVALID_UTF8);
      }
      json.read(slice, draft);
      draft.closeMap();
    } catch (Rejected why) {
      draft.reject(why);
      json.readPerson(slice, draft);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
