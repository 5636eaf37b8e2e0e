package dev.vesper.generate;

/** How an event becomes a line of text. */
interface LineFormat {
  String CURRENCY = "CNY";

  /** What stands before the first event, with its line break; may be empty. */
  byte[] header();

  /** Writes the event and a line break. */
  void write(Event event, Bytes out);
}
