package dev.vesper.jobs.audience;

import dev.vesper.pipeline.table.Explained;

/** Where a segment comes from. */
enum SegmentKind implements Explained {
  HABIT("found by habit, its id as in user_segments"),
  RULE("a rule of the settings, its name as in rule_segments");

  private final String meaning;

  SegmentKind(String meaning) {
    this.meaning = meaning;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
