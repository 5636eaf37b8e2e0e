package dev.vesper.cli;

import dev.vesper.pipeline.fault.ExitCode;

/**
 * What an examination found about one subject.
 *
 * @param subject what was looked at, in a word or two
 * @param sentence what was found and, where it is not right, what to do
 * @param grade whether that is right
 * @param exitCode what the process says where it is not
 */
record Finding(String subject, String sentence, Grade grade, ExitCode exitCode) {

  /** How bad a finding is. */
  enum Grade {
    OK,
    DOUBTFUL,
    WRONG
  }

  static Finding ok(String subject, String sentence) {
    return new Finding(subject, sentence, Grade.OK, ExitCode.DONE);
  }

  /** Something that works now and may not later. */
  static Finding doubtful(String subject, String sentence) {
    return new Finding(subject, sentence, Grade.DOUBTFUL, ExitCode.DONE);
  }

  static Finding wrong(String subject, String sentence, ExitCode exitCode) {
    return new Finding(subject, sentence, Grade.WRONG, exitCode);
  }

  boolean bad() {
    return grade == Grade.WRONG;
  }
}
