package dev.vesper.generate;

import java.util.function.Consumer;

/** Something that makes events happen. */
interface Phenomenon {

  /** The events that a user's day brings, by the time they happen, or nearly so. */
  void on(Life life, int day, Consumer<Event> out);
}
