package dev.vesper.generate;

import dev.vesper.generate.FileTally.NightTally;
import java.util.List;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** What happened on which night, by the accepted events, and who registered when. */
final class Population {
  private final List<NightTally> nights;
  private final List<RoaringBitmap> registered;

  Population(World world, List<FileTally> tallies) {
    int days = world.settings().days();
    this.nights = Stream.generate(NightTally::new).limit(days).toList();
    this.registered = Stream.generate(RoaringBitmap::new).limit(days).toList();
    for (FileTally tally : tallies) {
      for (int lag = 0; lag <= Math.min(Delays.LATE_DAYS, tally.day()); lag++) {
        nights.get(tally.day() - lag).addAll(tally.before(lag));
      }
    }
    Lives lives = new Lives(world);
    for (int user = 0; user < world.settings().users(); user++) {
      int arrival = lives.of(user).arrival();
      if (arrival >= 0) {
        registered.get(arrival).add(user);
      }
    }
  }

  /** What happened, per night. */
  List<NightTally> nights() {
    return nights;
  }

  /** Those who registered, per night. */
  List<RoaringBitmap> registered() {
    return registered;
  }
}
