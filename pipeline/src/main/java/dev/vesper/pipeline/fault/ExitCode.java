package dev.vesper.pipeline.fault;

/** What the process tells its caller; the numbers follow {@code sysexits}. */
public enum ExitCode {
  DONE(0, "done"),
  TOO_OLD(1, "the newest published night is older than asked for"),
  PARTIAL(2, "the night was published without some tables that are not required"),
  USAGE(64, "the command line was wrong"),
  DATA(65, "data failed a check or a contract"),
  NO_INPUT(66, "an input is missing or stale"),
  SOFTWARE(70, "a fault of ours"),
  CANNOT_CREATE(73, "an output could not be created"),
  IO(74, "reading or writing failed"),
  TRY_AGAIN(75, "another run holds the warehouse, or was faster"),
  SETTINGS(78, "the settings are wrong");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
