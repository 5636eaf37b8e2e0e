package dev.vesper.pipeline.night;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An unbroken run of nights, both ends included; never empty. */
public record Nights(Night first, Night last) implements Serializable {

  public Nights {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("nights end before they begin: " + first + " to " + last);
    }
  }

  public static Nights only(Night night) {
    return new Nights(night, night);
  }

  /** The unbroken runs that a set of nights falls into, oldest first. */
  public static List<Nights> runsOf(Collection<Night> nights) {
    List<Nights> runs = new ArrayList<>();
    for (Night night : new TreeSet<>(nights)) {
      int newest = runs.size() - 1;
      if (newest >= 0 && runs.get(newest).last().next().equals(night)) {
        runs.set(newest, new Nights(runs.get(newest).first(), night));
      } else {
        runs.add(only(night));
      }
    }
    return runs;
  }

  public int count() {
    return last.since(first) + 1;
  }

  public boolean contains(Night night) {
    return !night.isBefore(first) && !night.isAfter(last);
  }

  /** The same nights and those around them. */
  public Nights widened(int before, int after) {
    return new Nights(first.plus(-before), last.plus(after));
  }

  public Stream<Night> stream() {
    return IntStream.range(0, count()).mapToObj(first::plus);
  }

  public List<Night> list() {
    return stream().toList();
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
