package dev.vesper.generate;

/**
 * Names of events, orders and sessions: which phenomenon, user, day and ordinal they come from, in
 * 62 bits, then mixed by a bijection. So no two events share a name, whatever their number.
 */
final class EventIds {
  private static final long BROKEN = 1L << 63;
  private static final int ORDINAL_BITS = 16;
  private static final int DAY_BITS = 12;
  private static final int USER_BITS = 28;

  /**
   * Which phenomenon an event is of. The codes are part of the bytes: new ones are added, none is
   * changed.
   */
  enum Origin {
    SESSIONS(0),
    REGISTRATIONS(1),
    PURCHASES(2),
    REFUNDS(3),
    MEMBERSHIPS(4),
    VISITORS(5),
    BOTS(6);

    private final int code;

    Origin(int code) {
      this.code = code;
    }
  }

  private EventIds() {}

  static long of(Origin origin, int user, int day, int ordinal) {
    long id = origin.code;
    id = (id << USER_BITS) | user;
    id = (id << DAY_BITS) | day;
    return (id << ORDINAL_BITS) | ordinal;
  }

  /** The id of the broken line beside an event. */
  static long broken(long id) {
    return id | BROKEN;
  }

  /** The number that is written as 16 hexadecimal digits. */
  static long disguised(long id, long key) {
    return Dice.mix(id ^ key);
  }
}
