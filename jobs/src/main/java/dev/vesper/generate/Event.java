package dev.vesper.generate;

/**
 * One event on its way to a file. Numbers stand for ids until a writer spells them; {@link #ABSENT}
 * stands for what the event does not have.
 */
final class Event {
  static final int ABSENT = -1;

  final EventType type;
  final long id;
  final long time;
  long received;
  int user = ABSENT;
  int device = ABSENT;
  int deviceDay;
  long session = ABSENT;
  int content = ABSENT;
  int community = ABSENT;
  int target = ABSENT;
  long order = ABSENT;
  Plan plan;
  int cents = ABSENT;
  int tenths = ABSENT;
  int position = ABSENT;
  int length = ABSENT;
  Channel channel;
  Property property;
  String value;
  Flaw flaw = Flaw.NONE;

  Event(EventType type, long id, long time) {
    this.type = type;
    this.id = id;
    this.time = time;
  }

  /** The same event, received at another moment. */
  Event receivedAt(long moment) {
    Event other = copy(id, time);
    other.received = moment;
    return other;
  }

  /** A broken line that is like the event, but for its id, and its time where that is the flaw. */
  Event broken(Flaw newFlaw, long newTime) {
    Event other = copy(EventIds.broken(id), newTime);
    other.flaw = newFlaw;
    return other;
  }

  private Event copy(long newId, long newTime) {
    Event other = new Event(type, newId, newTime);
    other.received = received;
    other.user = user;
    other.device = device;
    other.deviceDay = deviceDay;
    other.session = session;
    other.content = content;
    other.community = community;
    other.target = target;
    other.order = order;
    other.plan = plan;
    other.cents = cents;
    other.tenths = tenths;
    other.position = position;
    other.length = length;
    other.channel = channel;
    other.property = property;
    other.value = value;
    return other;
  }

  Event by(int newUser) {
    user = newUser;
    return this;
  }

  /** From the device of a user; a visitor's device is known for one day only. */
  Event from(int newDevice, int day) {
    device = newDevice;
    deviceDay = day;
    return this;
  }

  Event in(long newSession) {
    session = newSession;
    return this;
  }

  Event on(Content newContent) {
    content = newContent.number();
    community = newContent.community();
    return this;
  }

  Event at(int newCommunity) {
    community = newCommunity;
    return this;
  }

  Event toward(int newTarget) {
    target = newTarget;
    return this;
  }

  Event paying(long newOrder, int newCents) {
    order = newOrder;
    cents = newCents;
    return this;
  }

  Event under(Plan newPlan) {
    plan = newPlan;
    return this;
  }

  Event lasting(int newTenths) {
    tenths = newTenths;
    return this;
  }

  Event reaching(int newPosition, int newLength) {
    position = newPosition;
    length = newLength;
    return this;
  }

  Event through(Channel newChannel) {
    channel = newChannel;
    return this;
  }

  Event with(Property newProperty, String newValue) {
    property = newProperty;
    value = newValue;
    return this;
  }
}
