package dev.vesper.pipeline.source;

import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.io.Serializable;

/** How the files of one read become rows; travels to the tasks. */
interface Reading extends Serializable {

  /** The columns of the rows, and what files call them. */
  Shape shape();

  /** How files are written. */
  Format format();

  /** Longer lines are quarantined unread. */
  int maxLineBytes();

  Pseudonyms pseudonyms();

  /** Completes the rows of one file. */
  Finisher finisher(Pack.Part part, Pseudonymizer pseudonymizer);
}
