package dev.vesper.jobs.recommend;

import dev.vesper.pipeline.table.Explained;

/** Why a content stands at its place, as a user may be told. */
public enum Reason implements Explained {
  GOES_WITH("it goes together with because_content_id, or with what the user has"),
  SAME_TASTE("people of the same taste have it"),
  LIKE_BY_TEXT("it is like because_content_id by what is written about it"),
  POPULAR("many people have it"),
  UNSEEN("few people have it, and the user does not yet"),
  POPULAR_IN_COMMUNITY("many people of the user's own community have it"),
  NEW_AND_ALIKE("few people know it, and it is like what the user has"),
  PINNED("a rule of the settings puts it there");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /** What a source says, of a place that is not kept for anything new. */
  static Reason of(Source source) {
    return switch (source) {
      case COLLABORATIVE -> SAME_TASTE;
      case ITEM_ITEM -> GOES_WITH;
      case CONTENT -> LIKE_BY_TEXT;
      case COMMUNITY_POPULAR -> POPULAR_IN_COMMUNITY;
      case POPULAR -> POPULAR;
      case PINNED -> PINNED;
    };
  }
}
