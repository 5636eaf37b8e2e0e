package dev.vesper.generate;

import java.util.ArrayList;
import java.util.List;

/** The communities, one topic each; every topic has at least one. */
final class Communities {
  private final List<Community> all;

  private Communities(List<Community> all) {
    this.all = List.copyOf(all);
  }

  /**
   * A community.
   *
   * @param number its number
   * @param topic what it is about
   * @param owner the user who runs it
   * @param costPerDayCents what running it costs
   */
  record Community(int number, int topic, int owner, int costPerDayCents) {}

  static Communities of(GeneratorSettings settings) {
    Dice dice = Dice.of(settings.seed(), "communities");
    int count = Topics.count() * (1 + Math.min(20, settings.users() / 2_000));
    List<Community> communities = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      dice.at(number, 0);
      int owner = dice.below(settings.users());
      int cost = 100 * dice.between(20, 400);
      communities.add(new Community(number, number % Topics.count(), owner, cost));
    }
    return new Communities(communities);
  }

  List<Community> all() {
    return all;
  }

  /** A community about the topic. */
  int about(int topic, Dice dice) {
    return topic + Topics.count() * dice.below(all.size() / Topics.count());
  }

  static String id(int number) {
    return "g" + (1_000 + number);
  }
}
