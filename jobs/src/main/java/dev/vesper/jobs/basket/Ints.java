package dev.vesper.jobs.basket;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
  private static final int FIRST_ROOM = 8;

  private int[] values = new int[FIRST_ROOM];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int at(int place) {
    return values[place];
  }
}
