package dev.vesper.pipeline.table;

import java.util.List;

/**
 * A view of a table that also says each row in sentences, made of the names of what it is about.
 *
 * @param view what it is called
 * @param code the column whose word decides which sentence it is
 * @param names columns of ids, and what stands for them in sentences
 * @param sentences columns that the view adds
 */
public record Telling(String view, Field code, List<Name> names, List<Sentence> sentences) {
  public Telling {
    names = List.copyOf(names);
    sentences = List.copyOf(sentences);
  }

  /**
   * How an id is called; where nothing is known of it, by itself.
   *
   * @param id a column of the table
   * @param dimension whose newest snapshot tells, by its key
   * @param title the column there
   * @param shown the column that the view adds
   */
  public record Name(Field id, Table dimension, Field title, Field shown) {}

  /**
   * A sentence in one language.
   *
   * @param field the column that the view adds
   * @param cases the first that fits is said
   */
  public record Sentence(Field field, List<Case> cases) {
    public Sentence {
      cases = List.copyOf(cases);
    }
  }

  /**
   * What is said of a word, where everything that the text names is there.
   *
   * @param word of the code
   * @param text names of {@link Name#shown} in braces stand for what they hold
   */
  public record Case(String word, String text) {}
}
