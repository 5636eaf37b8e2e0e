package dev.vesper.jobs.growth;

import java.io.Serializable;

/**
 * A part of the users that is counted by itself.
 *
 * @param breakdown what tells the parts apart, or {@code all}
 * @param value what the users of the part have in common
 */
record Part(String breakdown, String value) implements Serializable {
  /** Every user. */
  static final Part ALL = new Part("all", "all");

  /** The value of users of whom nothing was told by the day of their birth. */
  static final String NONE = "none";

  /** The value of those whose own came after many others. */
  static final String OTHER = "other";
}
