package dev.vesper.jobs.recommend;

import dev.vesper.pipeline.table.Explained;

/** Whose lists are looked at. */
public enum About implements Explained {
  EVERYBODY("all who had a list"),
  KNOWN_PEOPLE("who had something that the model knows"),
  NEW_PEOPLE("who had nothing when they could first be given a list");

  private final String meaning;

  About(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** The word as a sentence holds it. */
  String words() {
    return word().replace('_', ' ');
  }

  /** Whether somebody is meant who has so many contents that the model knows. */
  boolean covers(int known) {
    return switch (this) {
      case EVERYBODY -> true;
      case KNOWN_PEOPLE -> known > 0;
      case NEW_PEOPLE -> known == 0;
    };
  }
}
