package dev.vesper.jobs.taste;

import static dev.vesper.pipeline.table.Field.count;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Word;
import java.util.Arrays;
import java.util.List;

/** What users do with contents of their own will; events of other types say nothing of a taste. */
public enum Verb {
  VIEW("views", 1),
  PLAY("plays", 2),
  READ("reads", 2),
  COMPLETE("completions", 4),
  LIKE("likes", 3),
  COMMENT("comments", 3),
  REPLY("replies", 2),
  SHARE("shares", 4),
  ANSWER("answers", 3),
  RATE("ratings", 3),
  CHECK_IN("check_ins", 1),
  ADD_TO_CART("carts", 3),
  CHECKOUT("checkouts", 3),
  PURCHASE("purchases", 5);

  private final String plural;
  private final double weight;

  Verb(String plural, double weight) {
    this.plural = plural;
    this.weight = weight;
  }

  /** The column that counts it. */
  public Field field() {
    return count(plural, "Events of type " + Word.of(this) + " of the user about the content");
  }

  /** What it says of a taste where the settings say nothing. */
  public double weight() {
    return weight;
  }

  /** The columns of all. */
  static Field[] fields() {
    return Arrays.stream(values()).map(Verb::field).toArray(Field[]::new);
  }

  /** As events name them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Word::of).toList();
  }
}
