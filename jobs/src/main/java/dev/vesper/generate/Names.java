package dev.vesper.generate;

/** How ids are spelled. */
final class Names {
  private static final int FIRST_USER = 100_000;

  private final long eventKey;
  private final long deviceKey;
  private final long orderKey;

  Names(long seed) {
    this.eventKey = Dice.key(seed, "event ids");
    this.deviceKey = Dice.key(seed, "devices");
    this.orderKey = Dice.key(seed, "orders");
  }

  static String user(int user) {
    return "u" + (FIRST_USER + user);
  }

  static void user(int user, Bytes out) {
    out.one('u').number(FIRST_USER + user);
  }

  void event(Event event, Bytes out) {
    out.hex(EventIds.disguised(event.id, eventKey), 16);
  }

  void device(Event event, Bytes out) {
    long device = Dice.mix(((long) event.device << 12 | event.deviceDay) ^ deviceKey);
    out.one('a').hex(device, 12);
  }

  void session(Event event, Bytes out) {
    out.one('s').hex(event.session, 12);
  }

  void order(Event event, Bytes out) {
    out.one('o').hex(Dice.mix(event.order ^ orderKey), 12);
  }
}
