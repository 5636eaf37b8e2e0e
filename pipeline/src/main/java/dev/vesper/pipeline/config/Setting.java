package dev.vesper.pipeline.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One key of the settings file, declared on a component of a settings record. The key is the
 * component's name in kebab case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** What the key decides, in a sentence or two for the person who sets it. */
  String value();

  /**
   * The value where the file names none, written as in the file. Empty means that a plain value is
   * required, and that a list, a map, an optional value or a section is empty.
   */
  String standard() default "";

  /** Whether {@code none} may be written in place of an optional value that has a standard one. */
  boolean orNone() default false;

  /** What the reference file shows where there is no standard value. */
  String example() default "";

  /** Whether the reference file sets the example, although the key may be left out. */
  boolean suggested() default false;

  /** What a number counts, such as {@code nights}. */
  String unit() default "";

  /** The least value allowed, written as in the file; empty for no bound. */
  String least() default "";

  /** The greatest value allowed, written as in the file; empty for no bound. */
  String most() default "";

  /**
   * The name of a set of words, known to the loader, that the values of a list or the keys of a map
   * are taken from. A value may name several, parted by bars; of words that end in a colon, any
   * that begins so.
   */
  String among() default "";
}
