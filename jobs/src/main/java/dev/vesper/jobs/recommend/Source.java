package dev.vesper.jobs.recommend;

import dev.vesper.pipeline.table.Explained;

/** What speaks for a recommendation most. */
public enum Source implements Explained {
  COLLABORATIVE("people of the same taste have it"),
  ITEM_ITEM("it goes together with what the user has"),
  CONTENT("it is like what the user has, by what is written about it"),
  COMMUNITY_POPULAR("many people of the user's communities have it"),
  POPULAR(
      "many people have it; of who is new, of those of the same channel, profile or place, too"),
  PINNED("a rule of the settings puts it there, whatever speaks for it");

  private final String meaning;

  Source(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
