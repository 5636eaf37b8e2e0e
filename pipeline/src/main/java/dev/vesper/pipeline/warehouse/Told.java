package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Telling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The view that says the rows of a table in sentences. It reads other views of the same script.
 *
 * @param shown the table
 * @param telling what is said
 * @param tables the names of all tables that there are views of
 */
record Told(Shown shown, Telling telling, Set<String> tables) {
  private static final String ROW = "row_told";
  private static final String NAMED = "rows_named";

  /** The views of all tables that say anything. */
  static List<Told> of(List<Shown> tables) {
    Set<String> names =
        tables.stream().map(each -> each.table().name()).collect(Collectors.toUnmodifiableSet());
    return tables.stream()
        .flatMap(
            each ->
                each.table().terms().telling().stream()
                    .map(telling -> new Told(each, telling, names)))
        .toList();
  }

  String name() {
    return telling.view();
  }

  String comment() {
    return shown.comment() + " In sentences, with names as they are now.";
  }

  /** All columns of the view. */
  List<Field> fields() {
    return Stream.of(
            shown.fields().stream(),
            telling.names().stream().map(Telling.Name::shown),
            telling.sentences().stream().map(Telling.Sentence::field))
        .flatMap(each -> each)
        .toList();
  }

  /**
   * The query behind the view.
   *
   * @param from how another view is named in it
   */
  String query(Dialect sql, UnaryOperator<String> from) {
    Stream<String> columns =
        Stream.concat(
            shown.fields().stream().map(field -> sql.name(field.name())),
            telling.names().stream().map(name -> sql.name(name.shown().name())));
    Stream<String> sentences =
        telling.sentences().stream().map(sentence -> sentence(sql, sentence));
    return "SELECT "
        + Stream.concat(columns, sentences).collect(Collectors.joining(", "))
        + " FROM ("
        + named(sql, from)
        + ") AS "
        + sql.name(NAMED);
  }

  private String named(Dialect sql, UnaryOperator<String> from) {
    Stream<String> columns = shown.fields().stream().map(field -> column(sql, ROW, field));
    Stream<String> names =
        IntStream.range(0, telling.names().size())
            .mapToObj(
                number -> title(sql, number) + " AS " + sql.name(name(number).shown().name()));
    String joins =
        IntStream.range(0, telling.names().size())
            .filter(this::isKnown)
            .mapToObj(number -> join(sql, number, from))
            .collect(Collectors.joining());
    return "SELECT "
        + Stream.concat(columns, names).collect(Collectors.joining(", "))
        + " FROM "
        + from.apply(shown.table().name())
        + " AS "
        + sql.name(ROW)
        + joins;
  }

  private Telling.Name name(int number) {
    return telling.names().get(number);
  }

  private boolean isKnown(int number) {
    return tables.contains(name(number).dimension().name());
  }

  private String title(Dialect sql, int number) {
    String id = column(sql, ROW, name(number).id());
    return isKnown(number)
        ? "coalesce(" + column(sql, alias(number), name(number).title()) + ", " + id + ")"
        : id;
  }

  private String join(Dialect sql, int number, UnaryOperator<String> from) {
    Field key = name(number).dimension().key().get(0);
    return " LEFT JOIN "
        + from.apply(name(number).dimension().name() + "_latest")
        + " AS "
        + sql.name(alias(number))
        + " ON "
        + column(sql, alias(number), key)
        + " = "
        + column(sql, ROW, name(number).id());
  }

  private static String alias(int number) {
    return "name_" + number;
  }

  private static String column(Dialect sql, String side, Field field) {
    return sql.name(side) + "." + sql.name(field.name());
  }

  private String sentence(Dialect sql, Telling.Sentence sentence) {
    return sentence.cases().stream()
        .map(each -> " WHEN " + fits(sql, each) + " THEN " + said(sql, each))
        .collect(Collectors.joining("", "CASE", " END AS " + sql.name(sentence.field().name())));
  }

  private String fits(Dialect sql, Telling.Case each) {
    String word = sql.name(telling.code().name()) + " = " + sql.text(each.word());
    return Stream.concat(
            Stream.of(word),
            parts(each)
                .map(this::named)
                .flatMap(Optional::stream)
                .filter(name -> name.id().nullable())
                .map(name -> sql.name(name.shown().name()) + " IS NOT NULL"))
        .collect(Collectors.joining(" AND "));
  }

  private String said(Dialect sql, Telling.Case each) {
    return parts(each)
        .map(
            part ->
                named(part)
                    .map(name -> sql.name(name.shown().name()))
                    .orElseGet(() -> sql.text(part)))
        .collect(Collectors.joining(", ", "concat(", ")"));
  }

  private static Stream<String> parts(Telling.Case each) {
    return Arrays.stream(each.text().split("(?=\\{)|(?<=\\})"));
  }

  private Optional<Telling.Name> named(String part) {
    return telling.names().stream()
        .filter(name -> part.equals("{" + name.shown().name() + "}"))
        .findFirst();
  }
}
