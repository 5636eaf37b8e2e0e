package dev.vesper.jobs.habit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vesper.pipeline.night.Night;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BusinessHoursTest {
  private static int[] hours(String day, String zone) {
    return BusinessHours.of(Night.of(day), ZoneId.of(zone));
  }

  private static int utc(int... hours) {
    return Arrays.stream(hours).map(hour -> 1 << hour).sum();
  }

  @Test
  void anHourOfUtcIsTheHourThatTheClocksShow() {
    int[] expected = IntStream.range(0, 24).map(hour -> utc((hour + 16) % 24)).toArray();
    assertArrayEquals(expected, hours("2026-11-19", "Asia/Shanghai"));
  }

  @Test
  void anHourThatTheClocksLeapOverHasNone() {
    int[] hours = hours("2026-03-29", "Europe/Berlin"); // from 23:00 to 22:00 UTC
    assertEquals(utc(0), hours[1]);
    assertEquals(0, hours[2]);
    assertEquals(utc(1), hours[3]);
  }

  @Test
  void anHourThatTheClocksRepeatHasTwoAndTheLastOfTwentyFiveCountsWithTheFirst() {
    int[] hours = hours("2026-10-25", "Europe/Berlin"); // from 22:00 to 23:00 UTC
    assertEquals(utc(22), hours[0]);
    assertEquals(utc(0, 1), hours[2]);
    assertEquals(0, hours[23]);
  }

  @Test
  void whereAnHourIsCutItCountsWhereItFirstTouchesTheDay() {
    int[] hours = hours("2026-11-19", "Asia/Kolkata"); // from 18:30 UTC
    assertEquals(utc(18, 19), hours[0]);
    assertEquals(utc(17), hours[22]);
    assertEquals(0, hours[23]);
  }
}
