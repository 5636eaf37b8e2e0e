package dev.vesper.jobs.funnel;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.source.EventTypes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * How funnels call events: by their type, or, where it is not of the closed set, by {@code other:}
 * and the name they came with.
 */
public final class Words {
  /** What every name of an event outside the closed set begins with. */
  public static final String OTHER = EventTypes.OTHER + ":";

  /** That a user did anything at all on a day. No event has this type. */
  static final String SEEN = "seen";

  private Words() {}

  /** The words that settings may name; of events outside the set, what they begin with. */
  public static Set<String> known() {
    Set<String> known = new TreeSet<>(EventTypes.ALL);
    known.add(OTHER);
    return known;
  }

  /** All words that some funnels name, in order. */
  static List<String> in(List<Funnel> funnels) {
    return funnels.stream()
        .flatMap(
            funnel ->
                Stream.concat(
                    funnel.steps().stream().flatMap(step -> step.words().stream()),
                    funnel.exclusions().stream()))
        .distinct()
        .sorted()
        .toList();
  }

  /** The word of an event; original names are looked up only where some funnel names one. */
  static Column of(List<Funnel> funnels) {
    Column type = EventFields.EVENT_TYPE.col();
    if (in(funnels).stream().noneMatch(word -> word.startsWith(OTHER))) {
      return type;
    }
    Column original = EventFields.PROPERTIES.col().getItem(EventTypes.ORIGINAL);
    return when(
            type.equalTo(EventTypes.OTHER).and(original.isNotNull()), concat(lit(OTHER), original))
        .otherwise(type);
  }
}
