package dev.vesper.jobs.activity;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Word;
import java.util.Optional;

/** Something that an event may say of where its user comes from. */
public enum Origin implements Explained {
  CHANNEL("the channel that brought the user"),
  COMMUNITY("the community joined first"),
  PLAN("the plan subscribed to first");

  private final String meaning;

  Origin(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public String word() {
    return Word.of(this);
  }

  /** The column of an event that says it. */
  Field said() {
    return switch (this) {
      case CHANNEL -> EventFields.CHANNEL_SOURCE;
      case COMMUNITY -> EventFields.COMMUNITY_ID;
      case PLAN -> EventFields.PLAN_ID;
    };
  }

  /** The type of the events that tell it; of the channel, every one may. */
  Optional<String> type() {
    return switch (this) {
      case CHANNEL -> Optional.empty();
      case COMMUNITY -> Optional.of("join");
      case PLAN -> Optional.of("subscribe");
    };
  }
}
