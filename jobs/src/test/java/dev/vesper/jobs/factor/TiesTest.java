package dev.vesper.jobs.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TiesTest {
  @Test
  void turnedTheyTellWhichPeopleAContentHasAndHowStrongly() {
    Ties ties = SomeTies.ties(new float[][] {{1, 0, 2}, {0, 0, 0}, {3, 0, 4}});
    Ties turned = ties.turned(4);
    assertEquals(4, turned.people());
    assertEquals(2, turned.count(0));
    assertEquals(0, turned.count(1));
    assertEquals(2, turned.count(2));
    assertEquals(0, turned.count(3));
    int last = turned.start(2) + 1;
    assertEquals(2, turned.content(last));
    assertEquals(4, turned.strength(last));
    assertEquals(0, turned.content(turned.start(0)));
  }

  @Test
  void turnedTwiceTheyAreWhatTheyWere() {
    float[][] rows = SomeTies.of(40, 30, 3, 5);
    Ties ties = SomeTies.ties(rows);
    Ties again = ties.turned(30).turned(40);
    assertEquals(ties.count(), again.count());
    for (int person = 0; person < 40; person++) {
      assertEquals(ties.start(person), again.start(person));
      for (int tie = ties.start(person); tie < ties.start(person + 1); tie++) {
        assertEquals(ties.content(tie), again.content(tie));
        assertEquals(ties.strength(tie), again.strength(tie));
      }
    }
  }
}
