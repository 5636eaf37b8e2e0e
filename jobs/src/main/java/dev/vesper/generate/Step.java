package dev.vesper.generate;

/** What somebody does next within a session; the order is that of a habit's weights. */
enum Step {
  WATCH,
  READ,
  SEARCH,
  TALK,
  BROWSE,
  PRAISE
}
