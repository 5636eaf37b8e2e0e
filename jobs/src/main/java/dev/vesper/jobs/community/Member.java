package dev.vesper.jobs.community;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A user in all communities, who goes through a run of nights. */
final class Member {
  /** The community of a subscription to the whole platform. */
  static final String PLATFORM = "";

  private final Map<String, Membership> communities;
  private final Map<String, Map<LocalDate, Membership.Day>> days;
  private final List<Cover> covers;

  /** A span of nights with a subscription in force. */
  record Cover(String community, LocalDate first, LocalDate last) {
    boolean of(String which, LocalDate night) {
      return (community.equals(PLATFORM) || community.equals(which))
          && !night.isBefore(first)
          && !night.isAfter(last);
    }
  }

  /** Looks at a membership at the end of a night. */
  interface Look {
    void at(String community, Membership membership, Night night, int place);
  }

  Member(
      Map<String, Membership> standing,
      Map<String, Map<LocalDate, Membership.Day>> days,
      List<Cover> covers) {
    this.communities = new TreeMap<>(standing);
    this.days = days;
    this.covers = covers;
    days.keySet()
        .forEach(community -> communities.computeIfAbsent(community, any -> Membership.none()));
  }

  /** Goes through the nights once; looks at each membership that is known by then. */
  void through(Nights nights, Look look) {
    communities.forEach((community, membership) -> through(community, membership, nights, look));
  }

  private void through(String community, Membership membership, Nights nights, Look look) {
    Map<LocalDate, Membership.Day> happened = days.getOrDefault(community, Map.of());
    for (Night night : nights.list()) {
      int place = Membership.place(nights.first().date(), night.date());
      Optional<Membership.Day> day = Optional.ofNullable(happened.get(night.date()));
      membership.night(place, day, covered(community, night.date()));
      if (membership.isKnown()) {
        look.at(community, membership, night, place);
      }
    }
  }

  private boolean covered(String community, LocalDate night) {
    for (Cover cover : covers) {
      if (cover.of(community, night)) {
        return true;
      }
    }
    return false;
  }
}
