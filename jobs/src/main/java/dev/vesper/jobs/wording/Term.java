package dev.vesper.jobs.wording;

/** Something that two contents can have in common. */
record Term(Family family, String text) {}
