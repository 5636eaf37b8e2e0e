package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.IdKind;
import dev.vesper.pipeline.privacy.Pseudonymizer;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** What makes a line of an event file an event, and on which nights it happened and arrived. */
final class EventRules implements Finisher {
  private static final UTF8String DIALECT = UTF8String.fromString(EventSourceSettings.CANONICAL);
  private static final List<Field> NEVER_NEGATIVE =
      List.of(
          EventFields.AMOUNT, EventFields.DURATION_S, EventFields.POSITION_S, EventFields.LENGTH_S);

  private final EventSourceSettings settings;
  private final Pseudonymizer pseudonymizer;
  private final LineColumns lineColumns;
  private final NightFinder events;
  private final NightFinder receipts;
  private final int firstNight;
  private final int fileNight;
  private final Optional<Integer> pathNight;
  private final long endOfFileNight;
  private final int eventId;
  private final int eventTime;
  private final int receivedTime;
  private final int userId;
  private final int anonymousId;
  private final int targetUserId;
  private final int eventType;
  private final int dialect;
  private final int dt;
  private final int arrivalNight;
  private final int eventNight;
  private final int[] neverNegative;

  EventRules(EventReading reading, Pack.Part part, Pseudonymizer pseudonymizer) {
    if (part.night() == null) {
      throw new IllegalStateException("nobody gave the file " + part.path() + " a night");
    }
    this.settings = reading.settings();
    this.pseudonymizer = pseudonymizer;
    Shape shape = reading.shape();
    lineColumns = new LineColumns(shape, part.path());
    events = new NightFinder(settings.zone());
    receipts = new NightFinder(settings.zone());
    firstNight = day(reading.firstNight());
    fileNight = day(part.night());
    pathNight = PathNight.of(part.path()).map(EventRules::day);
    endOfFileNight = NightFinder.micros(part.night().endsAt(settings.zone()));
    eventId = shape.ordinal(EventFields.EVENT_ID);
    eventTime = shape.ordinal(EventFields.EVENT_TIME);
    receivedTime = shape.ordinal(EventFields.RECEIVED_TIME);
    userId = shape.ordinal(EventFields.USER_ID);
    anonymousId = shape.ordinal(EventFields.ANONYMOUS_ID);
    targetUserId = shape.ordinal(EventFields.TARGET_USER_ID);
    eventType = shape.ordinal(EventFields.EVENT_TYPE);
    dialect = shape.ordinal(EventFields.DIALECT);
    dt = shape.ordinal(Table.DT);
    arrivalNight = shape.ordinal(ArrivalFields.ARRIVAL_NIGHT);
    eventNight = shape.ordinal(ArrivalFields.EVENT_NIGHT);
    neverNegative = NEVER_NEGATIVE.stream().mapToInt(shape::ordinal).toArray();
  }

  @Override
  public void finish(Draft draft) {
    Fate fate = Fate.QUARANTINED;
    if (draft.rejected() == null) {
      try {
        check(draft);
        fate = place(draft);
        hidePeople(draft);
      } catch (Rejected why) {
        draft.reject(why);
      }
    }
    if (draft.rejected() != null) {
      fate = Fate.QUARANTINED;
      draft.set(arrivalNight, pathNight.orElse(fileNight));
    }
    draft.set(dt, fileNight);
    draft.set(dialect, DIALECT);
    lineColumns.fill(draft, fate);
  }

  private void check(Draft draft) {
    require(draft, eventId, Reason.MISSING_EVENT_ID);
    require(draft, eventTime, Reason.MISSING_EVENT_TIME);
    require(draft, eventType, Reason.MISSING_EVENT_TYPE);
    if (draft.value(userId) == null && draft.value(anonymousId) == null) {
      throw new Rejected(Reason.MISSING_USER);
    }
    for (int i = 0; i < neverNegative.length; i++) {
      if (draft.value(neverNegative[i]) instanceof Decimal number && number.toUnscaledLong() < 0) {
        throw new Rejected(Reason.NEGATIVE_NUMBER, NEVER_NEGATIVE.get(i).name());
      }
    }
    UTF8String type = (UTF8String) draft.value(eventType);
    UTF8String known = EventTypes.known(type);
    if (known == null) {
      draft.unknown(EventTypes.ORIGINAL, type.toString());
      draft.closeMap();
    }
    draft.set(eventType, known == null ? EventTypes.OTHER_TEXT : known);
  }

  private static void require(Draft draft, int ordinal, Reason reason) {
    if (draft.value(ordinal) == null) {
      throw new Rejected(reason);
    }
  }

  private Fate place(Draft draft) {
    long happened = (Long) draft.value(eventTime);
    Long received = (Long) draft.value(receivedTime);
    int happenedOn = events.day(happened);
    int arrivedOn = arrivedOn(happenedOn, received);
    long latest = received == null ? endOf(arrivedOn) : received;
    if (happened > latest + settings.skew().toNanos() / 1000) {
      throw new Rejected(Reason.FUTURE_TIME, EventFields.EVENT_TIME.name());
    }
    draft.set(arrivalNight, arrivedOn);
    draft.set(eventNight, happenedOn);
    boolean tooLate = happenedOn < firstNight || arrivedOn - happenedOn > settings.lateDays();
    return tooLate ? Fate.TOO_LATE : Fate.ACCEPTED;
  }

  private int arrivedOn(int happenedOn, Long received) {
    Optional<Integer> receivedOn = Optional.ofNullable(received).map(receipts::day);
    return switch (settings.arrival()) {
      case DIRECTORY -> pathNight.or(() -> receivedOn).orElse(fileNight);
      case RECEIVED -> receivedOn.or(() -> pathNight).orElse(fileNight);
      case FIRST_SEEN -> fileNight;
      case EVENT -> happenedOn;
    };
  }

  private long endOf(int night) {
    return night == fileNight
        ? endOfFileNight
        : NightFinder.micros(
            new Night(java.time.LocalDate.ofEpochDay(night)).endsAt(settings.zone()));
  }

  private void hidePeople(Draft draft) {
    hide(draft, userId, IdKind.USER);
    hide(draft, targetUserId, IdKind.USER);
    hide(draft, anonymousId, IdKind.ANONYMOUS);
  }

  private void hide(Draft draft, int ordinal, IdKind kind) {
    if (draft.value(ordinal) instanceof UTF8String id) {
      draft.set(ordinal, pseudonymizer.of(kind, id));
    }
  }

  private static int day(Night night) {
    return Math.toIntExact(night.date().toEpochDay());
  }
}
