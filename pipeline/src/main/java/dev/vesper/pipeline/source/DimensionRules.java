package dev.vesper.pipeline.source;

import dev.vesper.pipeline.privacy.IdKind;
import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.table.Field;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** What makes a line of a dimension a row: every required column is there. */
final class DimensionRules implements Finisher {
  private final Shape shape;
  private final Pseudonymizer pseudonymizer;
  private final LineColumns lineColumns;
  private final List<Field> required;
  private final List<Field> people;
  private final int place;

  DimensionRules(DimensionReading reading, Pack.Part part, Pseudonymizer pseudonymizer) {
    this.shape = reading.shape();
    this.pseudonymizer = pseudonymizer;
    this.lineColumns = new LineColumns(shape, part.path());
    this.required = reading.fields().stream().filter(field -> !field.nullable()).toList();
    this.people = reading.people();
    this.place = reading.places().getOrDefault(part.path(), 0);
  }

  @Override
  public void finish(Draft draft) {
    if (draft.rejected() == null) {
      check(draft);
    }
    people.forEach(field -> hide(draft, shape.ordinal(field)));
    draft.set(shape.ordinal(RawDimension.FILE_PLACE), place);
    lineColumns.fill(draft, draft.rejected() == null ? Fate.ACCEPTED : Fate.QUARANTINED);
  }

  private void check(Draft draft) {
    for (Field field : required) {
      if (draft.value(shape.ordinal(field)) == null) {
        draft.reject(new Rejected(Reason.MISSING_VALUE, field.name()));
        return;
      }
    }
  }

  private void hide(Draft draft, int ordinal) {
    if (draft.value(ordinal) instanceof UTF8String id) {
      draft.set(ordinal, pseudonymizer.of(IdKind.USER, id));
    }
  }
}
