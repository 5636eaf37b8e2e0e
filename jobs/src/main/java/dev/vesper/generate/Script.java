package dev.vesper.generate;

import java.util.List;
import java.util.function.Consumer;

/** The course of a session: steps that follow one another until its events are used up. */
final class Script {
  /** The most seconds between two events of a session. */
  static final int LONGEST_GAP = 120;

  private static final EventType[] PRAISES = {
    EventType.LIKE, EventType.RATE, EventType.SHARE, EventType.FOLLOW, EventType.COMMENT
  };
  private static final EventType[] WORDS = {
    EventType.COMMENT, EventType.REPLY, EventType.LIKE, EventType.CHECK_IN, EventType.ANSWER
  };
  private static final List<Step> STEPS = List.of(Step.values());
  private static final String[] DEVICES = {"phone", "phone", "phone", "tablet", "desktop"};

  private final World world;
  private final Lives lives;
  private final Tastes tastes;
  private final long sessionKey;

  private Life life;
  private int day;
  private Dice dice;
  private Consumer<Event> out;
  private int[] topics;
  private int ordinal;
  private long clock;
  private long session;
  private int left;

  Script(World world, Lives lives) {
    this.world = world;
    this.lives = lives;
    this.tastes = new Tastes(world);
    this.sessionKey = Dice.key(world.settings().seed(), "session ids");
  }

  /** Turns to a user's day; the dice go on from where they stand. */
  void begin(Life newLife, int newDay, Dice newDice, Consumer<Event> newOut) {
    life = newLife;
    day = newDay;
    dice = newDice;
    out = newOut;
    topics = tastes.of(life.user());
    ordinal = 0;
  }

  /** Acts out a session of so many events. */
  void session(int number, long start, int events) {
    clock = start;
    left = events;
    session =
        EventIds.disguised(
            EventIds.of(EventIds.Origin.SESSIONS, life.user(), day, number), sessionKey);
    open();
    String steps = life.habit().steps();
    int total = total(steps);
    while (left > 0) {
      act(STEPS.get(dice.weighted(steps, total)));
    }
  }

  private static int total(String digits) {
    int total = 0;
    for (int i = 0; i < digits.length(); i++) {
      total += digits.charAt(i) - '0';
    }
    return total;
  }

  private void open() {
    double drawn = dice.uniform();
    if (drawn < .35) {
      emit(next(EventType.LOGIN, 5).with(Property.DEVICE, DEVICES[life.user() % DEVICES.length]));
    } else if (drawn < .47) {
      Content landing = world.catalogue().read(topic(), day, dice);
      emit(next(EventType.VIEW, 5).on(landing).through(Channel.any(dice)));
    }
  }

  private void act(Step step) {
    switch (step) {
      case WATCH -> watch();
      case READ -> read();
      case SEARCH -> search();
      case TALK -> talk();
      case BROWSE -> browse();
      case PRAISE -> praise();
    }
  }

  private void watch() {
    Content content = world.catalogue().watched(topic(), day, dice);
    int length = content.lengthSeconds();
    int from = dice.chance(.5) ? 0 : dice.below(length);
    emit(next(EventType.VIEW, 60).on(content));
    emit(next(EventType.PLAY, 10).on(content).reaching(from, length));
    int beats = dice.between(1, 8);
    for (int beat = 0; beat < beats && left > 0; beat++) {
      int tenths = dice.between(250, 1_150);
      clock += tenths * 100_000L;
      from = Math.min(length, from + tenths / 10);
      if (from >= length - 10) {
        emit(still(EventType.COMPLETE).on(content).lasting(tenths).reaching(length, length));
        return;
      }
      emit(still(EventType.PROGRESS).on(content).lasting(tenths).reaching(from, length));
    }
  }

  private void read() {
    Content content = world.catalogue().read(topic(), day, dice);
    emit(next(EventType.VIEW, 40).on(content));
    int tenths = dice.between(80, 1_150);
    clock += tenths * 100_000L;
    emit(still(EventType.READ).on(content).lasting(tenths));
  }

  private void search() {
    int topic = topic();
    emit(next(EventType.SEARCH, 40).with(Property.QUERY, Topics.word(topic)));
    emit(next(EventType.VIEW, 20).on(world.catalogue().read(topic, day, dice)));
  }

  private void talk() {
    int community = world.communities().about(topic(), dice);
    EventType word = WORDS[dice.below(WORDS.length)];
    Event event = next(word, 110).at(community);
    if (word == EventType.REPLY || word == EventType.LIKE) {
      event.toward(somebody());
    }
    emit(event);
  }

  private void browse() {
    emit(next(EventType.VIEW, 60).on(world.catalogue().watched(topic(), day, dice)));
  }

  private void praise() {
    EventType praise = PRAISES[dice.below(PRAISES.length)];
    Event event = next(praise, 30).on(world.catalogue().watched(topic(), day, dice));
    if (praise == EventType.RATE) {
      event.with(Property.RATING, Integer.toString(dice.between(2, 5)));
    }
    if (praise == EventType.FOLLOW) {
      event.toward(somebody());
    }
    emit(event);
  }

  private int topic() {
    double drawn = dice.uniform();
    return topics[drawn < .6 ? 0 : drawn < .9 ? 1 : 2];
  }

  /** Somebody else who has registered, if one is found soon. */
  private int somebody() {
    for (int attempt = 0; attempt < 4; attempt++) {
      double u = dice.uniform();
      int drawn = (int) (world.settings().users() * u * u);
      if (drawn != life.user() && lives.of(drawn).arrival() < day) {
        return drawn;
      }
    }
    return Event.ABSENT;
  }

  private Event next(EventType type, int withinSeconds) {
    clock += 700_000 + (long) (dice.uniform() * withinSeconds * 1_000_000);
    return still(type);
  }

  private Event still(EventType type) {
    return new Event(
            type, EventIds.of(EventIds.Origin.SESSIONS, life.user(), day, ordinal++), clock)
        .by(life.user())
        .in(session);
  }

  private void emit(Event event) {
    if (left > 0) {
      out.accept(event);
      left--;
    }
  }
}
