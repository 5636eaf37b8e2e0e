package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.List;

/** What the event of the first step says that attempts can be told apart by. */
public enum Breakdown {
  CHANNEL,
  MEDIUM,
  CAMPAIGN,
  COMMUNITY;

  /** All columns of events that breakdowns need, in order. */
  static final List<Field> FIELDS = Arrays.stream(values()).map(Breakdown::field).toList();

  /** The column of the event. */
  Field field() {
    return switch (this) {
      case CHANNEL -> EventFields.CHANNEL_SOURCE;
      case MEDIUM -> EventFields.CHANNEL_MEDIUM;
      case CAMPAIGN -> EventFields.CHANNEL_CAMPAIGN;
      case COMMUNITY -> EventFields.COMMUNITY_ID;
    };
  }

  /** The word that stands for it in a table. */
  String word() {
    return Word.of(this);
  }
}
