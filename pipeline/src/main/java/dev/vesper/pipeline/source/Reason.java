package dev.vesper.pipeline.source;

import java.util.Locale;

/** Why a line is quarantined. */
public enum Reason {
  NOT_JSON("The line is not one complete JSON object."),
  NOT_CSV("The line breaks the rules of quotes, or ends inside one."),
  CELL_COUNT("The line has more or fewer cells than the header."),
  INVALID_UTF8("The line is not UTF-8 text."),
  LINE_TOO_LONG("The line is longer than source.max-line-bytes."),
  TOO_DEEP("Values are nested more than 64 deep."),
  DUPLICATE_KEY("A name stands twice in one object."),
  WRONG_TYPE("A column holds a value of another type."),
  NOT_A_NUMBER("A number is NaN or infinite."),
  NUMBER_OUT_OF_RANGE("A number has more digits than its column."),
  NEGATIVE_NUMBER("A number that counts money or seconds is below zero."),
  BAD_TIME("A time is not ISO-8601 such as 2026-11-19T08:15:30.123456Z."),
  TIME_OUT_OF_RANGE("A time lies before 1970 or after 2200."),
  FUTURE_TIME("The event happened after it was received, by more than source.skew."),
  MISSING_EVENT_ID("There is no event_id."),
  MISSING_EVENT_TIME("There is no event_time."),
  MISSING_EVENT_TYPE("There is no event_type."),
  MISSING_USER("There is neither a user_id nor an anonymous_id."),
  MISSING_VALUE("A column that every row needs is absent."),
  TRUNCATED_FILE("The file breaks off or is damaged here; the rows before were read.");

  private final String code;
  private final String sentence;

  Reason(String sentence) {
    this.code = name().toLowerCase(Locale.ROOT);
    this.sentence = sentence;
  }

  /** The word in the column {@link LineFields#REASON}. */
  public String code() {
    return code;
  }

  /** What it means, in one sentence. */
  public String sentence() {
    return sentence;
  }
}
