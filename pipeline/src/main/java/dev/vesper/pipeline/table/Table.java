package dev.vesper.pipeline.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table, declared once: a contract between the job that writes it and everybody who reads it.
 *
 * @param name plural noun, snake_case
 * @param kind what one partition is
 * @param rowMeaning what one row is, as in "one user on one day"
 * @param key the columns that, with the night, name one row
 * @param columns all columns but the night, in order
 * @param checks what must hold of every row, beyond types, required columns and the unique key
 * @param terms how the engine treats the table
 */
public record Table(
    String name,
    Kind kind,
    String rowMeaning,
    List<Field> key,
    List<Field> columns,
    List<Check> checks,
    Terms terms) {

  /**
   * How the engine treats a table.
   *
   * @param slicedBy a DATE column that splits a partition into slices that readers take one by one
   * @param digestedBy the columns that decide the version of a partition; empty means all of them
   * @param person the column that names whom a row says something about, so that consent is
   *     enforced; empty where rows are about nobody in particular
   * @param mandatory whether a night without the table must not be published
   * @param keptNights how many of the newest nights are kept; 0 means all
   * @param renewing whether a row replaces those of earlier nights with the same key
   * @param telling the view that says rows in sentences, if there is one
   */
  public record Terms(
      Optional<Field> slicedBy,
      List<Field> digestedBy,
      Optional<Field> person,
      boolean mandatory,
      int keptNights,
      boolean renewing,
      Optional<Telling> telling) {
    static final Terms USUAL =
        new Terms(Optional.empty(), List.of(), Optional.empty(), false, 0, false, Optional.empty());
  }

  /** The night a partition belongs to; a real column of every file of every table. */
  public static final Field DT =
      Field.required("dt", DataTypes.DateType, "The night that the row belongs to");

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
    Set<String> seen = new HashSet<>(Set.of(DT.name()));
    for (Field column : columns) {
      if (!seen.add(column.name())) {
        throw new IllegalArgumentException(
            "table " + name + " declares column '" + column.name() + "' twice");
      }
    }
  }

  public static Table fact(String name) {
    return named(name, Kind.FACT);
  }

  public static Table state(String name) {
    return named(name, Kind.STATE);
  }

  public static Table rate(String name) {
    return named(name, Kind.RATE);
  }

  public static Table record(String name) {
    return named(name, Kind.RECORD);
  }

  public static Table dimension(String name) {
    return named(name, Kind.DIMENSION);
  }

  private static Table named(String name, Kind kind) {
    return new Table(name, kind, "", List.of(), List.of(), List.of(), Terms.USUAL);
  }

  /** What one row is. */
  public Table rows(String meaning) {
    return new Table(name, kind, meaning, key, columns, checks, terms);
  }

  /** The columns that name a row; they come first among the columns. */
  public Table key(Field... fields) {
    List<Field> all = Stream.concat(Arrays.stream(fields), columns.stream()).distinct().toList();
    return new Table(name, kind, rowMeaning, List.of(fields), all, checks, terms);
  }

  /** Further columns, after those already declared; naming one again changes nothing. */
  public Table columns(Field... fields) {
    List<Field> all = Stream.concat(columns.stream(), Arrays.stream(fields)).distinct().toList();
    return new Table(name, kind, rowMeaning, key, all, checks, terms);
  }

  /** Further checks. */
  public Table checks(Check... more) {
    List<Check> all = Stream.concat(checks.stream(), Arrays.stream(more)).toList();
    return new Table(name, kind, rowMeaning, key, columns, all, terms);
  }

  /** Partitions are split by this DATE column, and a reader of one slice sees no other. */
  public Table slicedBy(Field field) {
    return with(Optional.of(field), terms.digestedBy, terms.mandatory, terms.keptNights);
  }

  /** These columns decide the version of a partition, because they determine all others. */
  public Table digestedBy(Field... fields) {
    return with(terms.slicedBy, List.of(fields), terms.mandatory, terms.keptNights);
  }

  /** A night without this table is not published. */
  public Table mandatory() {
    return with(terms.slicedBy, terms.digestedBy, true, terms.keptNights);
  }

  /** Only the newest so many nights are kept. */
  public Table keeping(int nights) {
    return with(terms.slicedBy, terms.digestedBy, terms.mandatory, nights);
  }

  /** A row says something about a single person, whom a column names: consent is enforced. */
  public Table aboutPeople(Field person) {
    return with(terms, Optional.of(person), terms.renewing);
  }

  /** A row replaces those of earlier nights with the same key: readers want the newest. */
  public Table renewing() {
    return with(terms, terms.person, true);
  }

  /** Rows are also said in sentences. */
  public Table told(Telling telling) {
    return with(
        new Terms(
            terms.slicedBy,
            terms.digestedBy,
            terms.person,
            terms.mandatory,
            terms.keptNights,
            terms.renewing,
            Optional.of(telling)));
  }

  private Table with(
      Optional<Field> slicedBy, List<Field> digestedBy, boolean mandatory, int keptNights) {
    return with(
        new Terms(
            slicedBy,
            digestedBy,
            terms.person,
            mandatory,
            keptNights,
            terms.renewing,
            terms.telling));
  }

  private Table with(Terms other, Optional<Field> person, boolean renewing) {
    return with(
        new Terms(
            other.slicedBy,
            other.digestedBy,
            person,
            other.mandatory,
            other.keptNights,
            renewing,
            other.telling));
  }

  private Table with(Terms newTerms) {
    return new Table(name, kind, rowMeaning, key, columns, checks, newTerms);
  }

  /** The schema of every file: the night first, then the columns. */
  public StructType schema() {
    return new StructType(
        Stream.concat(Stream.of(DT), columns.stream())
            .map(Field::structField)
            .toArray(StructField[]::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table table && table.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
