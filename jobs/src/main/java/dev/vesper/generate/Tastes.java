package dev.vesper.generate;

/** Which topics a user likes: one most, one well, one a little. */
final class Tastes {
  private final Dice dice;

  Tastes(World world) {
    this.dice = world.dice("tastes");
  }

  /** The three topics of a user, best loved first. */
  int[] of(int user) {
    dice.at(user, 0);
    int first = popular();
    int second = other(first, first);
    return new int[] {first, second, other(first, second)};
  }

  private int popular() {
    double u = dice.uniform();
    return (int) (Topics.count() * u * Math.sqrt(u));
  }

  private int other(int one, int two) {
    int drawn = popular();
    while (drawn == one || drawn == two) {
      drawn = (drawn + 1) % Topics.count();
    }
    return drawn;
  }
}
