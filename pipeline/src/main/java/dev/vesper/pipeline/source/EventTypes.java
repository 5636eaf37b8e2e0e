package dev.vesper.pipeline.source;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;

/** The closed set of things that can happen, with an open door. */
public final class EventTypes {
  /** Any event whose type is not in the set; {@link #ORIGINAL} keeps the word it came with. */
  public static final String OTHER = "other";

  /** The property that keeps the type of an event that became {@link #OTHER}. */
  public static final String ORIGINAL = "event_name";

  /** All words but {@link #OTHER}. */
  public static final Set<String> ALL =
      java.util.Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "register",
                  "login",
                  "view",
                  "search",
                  "play",
                  "progress",
                  "complete",
                  "read",
                  "like",
                  "comment",
                  "reply",
                  "share",
                  "follow",
                  "invite",
                  "join",
                  "leave",
                  "add_to_cart",
                  "checkout",
                  "purchase",
                  "refund",
                  "subscribe",
                  "renew",
                  "cancel",
                  "expire",
                  "payment_failed",
                  "expose",
                  "touch",
                  "answer",
                  "rate",
                  "check_in")));

  static final UTF8String OTHER_TEXT = UTF8String.fromString(OTHER);

  private static final Map<UTF8String, UTF8String> TEXTS =
      ALL.stream().map(UTF8String::fromString).collect(Collectors.toMap(t -> t, t -> t));

  /** The one instance of a known type; null for any other text. */
  static UTF8String known(UTF8String text) {
    return OTHER_TEXT.equals(text) ? OTHER_TEXT : TEXTS.get(text);
  }

  private EventTypes() {}
}
