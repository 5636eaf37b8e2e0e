package dev.vesper.jobs.wording;

/**
 * How much each term of some contents says: by those by which contents are alike at all, and by
 * their traits. Both together are a vector of length 1, if there is anything.
 */
record Weights(Vectors telling, Vectors traits) {
  /** Takes contents one by one. */
  static final class Builder {
    private final Vectors.Builder telling;
    private final Vectors.Builder traits;

    Builder(int count) {
      telling = new Vectors.Builder(count);
      traits = new Vectors.Builder(count);
    }

    /** One more term by which the content at hand is like others; numbers rise. */
    void putTelling(int number, double weight) {
      telling.put(number, (float) weight);
    }

    /** One more trait of the content at hand; numbers rise. */
    void putTrait(int number, double weight) {
      traits.put(number, (float) weight);
    }

    void endOfContent() {
      telling.endOfVector();
      traits.endOfVector();
    }

    Weights build() {
      return new Weights(telling.build(), traits.build());
    }
  }
}
