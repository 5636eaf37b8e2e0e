package dev.vesper.jobs.recommend;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** All contents, each with a number: its place in the order of ids. */
final class Catalogue implements Serializable {
  private final String[] ids;

  private Catalogue(String[] ids) {
    this.ids = ids;
  }

  /** Of some ids, in whatever order and however often. */
  static Catalogue of(Collection<String> ids) {
    return new Catalogue(ids.stream().distinct().sorted().toArray(String[]::new));
  }

  /** The same and more. */
  Catalogue and(Collection<String> more) {
    return of(Stream.concat(Arrays.stream(ids), more.stream()).toList());
  }

  int count() {
    return ids.length;
  }

  String id(int number) {
    return ids[number];
  }

  /** The number of a content; negative where it is none of the catalogue. */
  int number(String id) {
    return Arrays.binarySearch(ids, id);
  }
}
