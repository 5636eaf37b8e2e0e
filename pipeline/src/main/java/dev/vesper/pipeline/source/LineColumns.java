package dev.vesper.pipeline.source;

import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Fills the columns that tell what became of a line. */
final class LineColumns {
  private static final Map<Fate, UTF8String> FATES = new EnumMap<>(Fate.class);

  static {
    for (Fate fate : Fate.values()) {
      FATES.put(fate, UTF8String.fromString(fate.code()));
    }
  }

  private final Shape shape;
  private final UTF8String file;
  private final int sourceFile;
  private final int sourceLine;
  private final int sourceOffset;
  private final int fateAt;
  private final int reason;
  private final int reasonColumn;
  private final int excerpt;
  private final int rowHash;

  LineColumns(Shape shape, String path) {
    this.shape = shape;
    file = UTF8String.fromString(path);
    sourceFile = shape.ordinal(EventFields.SOURCE_FILE);
    sourceLine = shape.ordinal(EventFields.SOURCE_LINE);
    sourceOffset = shape.ordinal(LineFields.SOURCE_OFFSET);
    fateAt = shape.ordinal(LineFields.FATE);
    reason = shape.ordinal(LineFields.REASON);
    reasonColumn = shape.ordinal(LineFields.REASON_COLUMN);
    excerpt = shape.ordinal(LineFields.EXCERPT);
    rowHash = shape.ordinal(LineFields.ROW_HASH);
  }

  /** Fills them all; comes last, since the hash covers every other column. */
  void fill(Draft draft, Fate fate) {
    draft.set(sourceFile, file);
    draft.set(sourceLine, draft.line());
    draft.set(sourceOffset, draft.offset());
    draft.set(fateAt, FATES.get(fate));
    Rejected why = draft.rejected();
    if (why != null) {
      draft.set(reason, UTF8String.fromString(why.reason().code()));
      draft.set(reasonColumn, known(why.column()));
      draft.set(excerpt, UTF8String.fromString(draft.raw().masked()));
    }
    draft.set(rowHash, RowHash.of(draft, rowHash));
  }

  /** The column's name where it is one of ours: other names may tell who wrote the line. */
  private UTF8String known(String column) {
    if (column == null) {
      return null;
    }
    boolean ours = shape.slot(column) != null || shape.group(column) != null;
    return UTF8String.fromString(ours ? column : EventFields.PROPERTIES.name());
  }
}
