package dev.vesper.jobs.recommend;

import dev.vesper.pipeline.table.Explained;

/** A kind of group that people belong to whatever they have. */
public enum Circle implements Explained {
  COMMUNITY("a community that they are members of"),
  CHANNEL("the channel that brought them"),
  OCCUPATION("what they do"),
  REGION("where they live"),
  BIRTH_DECADE("the first year of the decade of their birth");

  /** What stands between the kind and which of it, in the name of a circle. */
  static final String OF = ":";

  private final String meaning;

  Circle(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** What names of circles of the kind begin with. */
  String prefix() {
    return word() + OF;
  }

  /** The kind of a circle. */
  static Circle of(String name) {
    for (Circle kind : values()) {
      if (name.startsWith(kind.prefix())) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no circle: " + name);
  }

  /** Which of its kind a circle is. */
  static String value(String name) {
    return name.substring(of(name).prefix().length());
  }
}
