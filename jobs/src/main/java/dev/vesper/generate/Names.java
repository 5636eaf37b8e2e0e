package dev.vesper.generate;

import java.util.List;

/** How ids are spelled, and what authors are called. */
final class Names {
  private static final int FIRST_USER = 100_000;
  private static final List<String> FAMILIES =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙");
  private static final List<String> TITLES = List.of("老师", "教授", "博士");

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

  /** What an author is called. */
  static String author(int author) {
    int family = author % FAMILIES.size();
    return FAMILIES.get(family) + TITLES.get(author / FAMILIES.size() % TITLES.size());
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
