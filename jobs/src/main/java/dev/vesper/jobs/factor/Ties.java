package dev.vesper.jobs.factor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Who is tied to what and how strongly, person after person, contents in rising order. */
public final class Ties implements Serializable {
  private final int[] starts;
  private final int[] contents;
  private final float[] strengths;

  private Ties(int[] starts, int[] contents, float[] strengths) {
    this.starts = starts;
    this.contents = contents;
    this.strengths = strengths;
  }

  /** Takes ties person by person. */
  public static final class Builder {
    private int[] starts = new int[16];
    private int[] contents = new int[64];
    private float[] strengths = new float[64];
    private int people;
    private int ties;

    /** One more tie of the person who is at hand; contents must rise, strengths be positive. */
    public void tie(int content, float strength) {
      boolean rising = ties == starts[people] || contents[ties - 1] < content;
      if (!rising || content < 0 || !(strength > 0) || Float.isInfinite(strength)) {
        throw new IllegalArgumentException("no tie: content " + content + ", strength " + strength);
      }
      if (ties == contents.length) {
        contents = Arrays.copyOf(contents, Math.multiplyExact(ties, 2));
        strengths = Arrays.copyOf(strengths, contents.length);
      }
      contents[ties] = content;
      strengths[ties++] = strength;
    }

    /** All ties of the person are told; the next ones are the next person's. */
    public void endOfPerson() {
      if (++people == starts.length) {
        starts = Arrays.copyOf(starts, Math.multiplyExact(people, 2));
      }
      starts[people] = ties;
    }

    public Ties build() {
      return new Ties(
          Arrays.copyOf(starts, people + 1),
          Arrays.copyOf(contents, ties),
          Arrays.copyOf(strengths, ties));
    }
  }

  /** So many people who are tied to nothing. */
  public static Ties none(int people) {
    return new Ties(new int[people + 1], new int[0], new float[0]);
  }

  /** The same ties seen from so many contents: which people each is tied to, and how strongly. */
  Ties turned(int count) {
    int[] begins = new int[count + 1];
    for (int content : contents) {
      begins[content + 1]++;
    }
    for (int content = 0; content < count; content++) {
      begins[content + 1] += begins[content];
    }
    int[] next = begins.clone();
    int[] people = new int[contents.length];
    float[] theirs = new float[contents.length];
    for (int person = 0; person < people(); person++) {
      for (int tie = starts[person]; tie < starts[person + 1]; tie++) {
        int place = next[contents[tie]]++;
        people[place] = person;
        theirs[place] = strengths[tie];
      }
    }
    return new Ties(begins, people, theirs);
  }

  public int people() {
    return starts.length - 1;
  }

  /** How many ties all people have together. */
  public int count() {
    return contents.length;
  }

  /** Where the ties of a person begin; those of the next one begin where they end. */
  public int start(int person) {
    return starts[person];
  }

  public int content(int tie) {
    return contents[tie];
  }

  public float strength(int tie) {
    return strengths[tie];
  }

  /** Whether a person is tied to a content. */
  public boolean has(int person, int content) {
    return Arrays.binarySearch(contents, starts[person], starts[person + 1], content) >= 0;
  }

  /** How many people each of so many contents is tied to. */
  public int[] perContent(int count) {
    int[] people = new int[count];
    for (int content : contents) {
      people[content]++;
    }
    return people;
  }

  /** How many people of all blocks each of so many contents is tied to. */
  public static int[] perContent(Iterable<Ties> blocks, int count) {
    List<int[]> counts = new ArrayList<>();
    blocks.forEach(each -> counts.add(each.perContent(count)));
    return sum(counts, count);
  }

  /** The sums of what blocks counted for each of so many contents. */
  static int[] sum(List<int[]> counts, int count) {
    int[] sums = new int[count];
    for (int[] each : counts) {
      for (int content = 0; content < count; content++) {
        sums[content] += each[content];
      }
    }
    return sums;
  }

  /** How many people have any tie. */
  public long tied() {
    return IntStream.range(0, people()).filter(person -> count(person) > 0).count();
  }

  /** How many ties a person has. */
  public int count(int person) {
    return starts[person + 1] - starts[person];
  }
}
