package dev.vesper.jobs.feature;

import java.util.List;

/** What people do that is about each other or for others to see. */
final class Interactions {
  /** The types of such events. */
  static final List<String> TYPES =
      List.of("like", "comment", "reply", "share", "follow", "invite", "answer", "rate");

  private Interactions() {}
}
