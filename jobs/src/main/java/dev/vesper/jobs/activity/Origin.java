package dev.vesper.jobs.activity;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Explained;
import dev.vesper.pipeline.table.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something that may be told of where a user comes from. */
public enum Origin implements Explained {
  CHANNEL("the channel that brought the user"),
  COMMUNITY("the community joined first"),
  PLAN("the plan subscribed to first"),
  REGION("where the user lives, as the dimension of users knows it on the first active day");

  private final String meaning;

  Origin(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** Those that events tell. */
  static List<Origin> ofEvents() {
    return Arrays.stream(values()).filter(origin -> origin.said().isPresent()).toList();
  }

  /** The column of an event that says it; absent where no event does. */
  Optional<Field> said() {
    return switch (this) {
      case CHANNEL -> Optional.of(EventFields.CHANNEL_SOURCE);
      case COMMUNITY -> Optional.of(EventFields.COMMUNITY_ID);
      case PLAN -> Optional.of(EventFields.PLAN_ID);
      case REGION -> Optional.empty();
    };
  }

  /** The type of the events that tell it; of the channel, every one may. */
  Optional<String> type() {
    return switch (this) {
      case CHANNEL, REGION -> Optional.empty();
      case COMMUNITY -> Optional.of("join");
      case PLAN -> Optional.of("subscribe");
    };
  }
}
