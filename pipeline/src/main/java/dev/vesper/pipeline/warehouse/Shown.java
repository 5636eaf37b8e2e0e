package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * What there is to show of one table in one catalogue.
 *
 * @param table the declaration
 * @param partitions those with data, oldest first; a directory that several share, once
 * @param latest the partition of the catalogue's night, or the newest snapshot of a dimension;
 *     empty where the night lacks the table
 * @param columns the declared columns that at least one file has
 * @param alike whether all partitions were written with one schema
 */
record Shown(
    Table table,
    List<Partition> partitions,
    Optional<Partition> latest,
    Set<String> columns,
    boolean alike) {

  static Shown of(Warehouse warehouse, Manifest manifest, Table table) {
    Map<String, Partition> byDirectory = new LinkedHashMap<>();
    manifest.nights(table.name()).values().stream()
        .filter(partition -> partition.present() && !partition.files().isEmpty())
        .forEach(partition -> byDirectory.putIfAbsent(partition.directory(), partition));
    List<Partition> partitions = List.copyOf(byDirectory.values());
    Map<String, Partition> bySchema = new LinkedHashMap<>();
    partitions.forEach(partition -> bySchema.put(partition.schema(), partition));
    Set<String> columns = new HashSet<>();
    bySchema.values().forEach(each -> columns.addAll(written(warehouse.receipt(each))));
    return new Shown(
        table, partitions, latest(table, manifest, partitions), columns, bySchema.size() < 2);
  }

  private static List<String> written(Receipt receipt) {
    return Arrays.asList(StructType.fromDDL(receipt.schema()).fieldNames());
  }

  private static Optional<Partition> latest(
      Table table, Manifest manifest, List<Partition> partitions) {
    if (table.kind() == Kind.DIMENSION) {
      return partitions.stream().reduce((before, last) -> last);
    }
    return manifest
        .partition(table.name(), manifest.night())
        .filter(partition -> partition.present() && !partition.files().isEmpty());
  }

  /** All declared columns, the night first. */
  List<Field> fields() {
    return Stream.concat(Stream.of(Table.DT), table.columns().stream()).toList();
  }

  /** The files of all partitions, relative to the warehouse. */
  List<String> files() {
    return filesOf(partitions);
  }

  /** The files that the latest night is read from, relative to the warehouse. */
  List<String> latestFiles() {
    return filesOf(latest.stream().toList());
  }

  static List<String> filesOf(List<Partition> partitions) {
    List<String> files = new ArrayList<>();
    for (Partition partition : partitions) {
      partition.files().forEach(file -> files.add(partition.directory() + "/" + file));
    }
    return files;
  }

  String latestName() {
    return table.name() + "_latest";
  }

  /** The name of the view of the newest row of each key; absent where no row replaces another. */
  Optional<String> newestName() {
    return table.terms().renewing() ? Optional.of(table.name() + "_newest") : Optional.empty();
  }

  /** The newest row of each key among those that a table or view shows. */
  String newest(Dialect sql, String from) {
    String columns = names(sql, fields());
    return "SELECT "
        + columns
        + " FROM (SELECT "
        + columns
        + ", row_number() OVER (PARTITION BY "
        + names(sql, table.key())
        + " ORDER BY "
        + sql.name(Table.DT.name())
        + " DESC) AS "
        + sql.name("age")
        + " FROM "
        + from
        + ") AS "
        + sql.name("nights")
        + " WHERE "
        + sql.name("age")
        + " = 1";
  }

  static String names(Dialect sql, List<Field> fields) {
    return fields.stream().map(field -> sql.name(field.name())).collect(Collectors.joining(", "));
  }

  /** What the table is, as a comment. */
  String comment() {
    return "One row: " + table.rowMeaning() + ". A night: " + table.kind().meaning() + ".";
  }

  /** The same for the view of one night. */
  String latestComment(Night night) {
    return table.kind() == Kind.DIMENSION
        ? comment() + " The newest snapshot."
        : comment() + " The night " + night + " only; no row where that night lacks the table.";
  }

  /** The same for the view of the newest rows. */
  String newestComment() {
    return comment() + " Of several nights the newest row.";
  }

  static String meaning(Field field) {
    return field.unit().isEmpty() ? field.meaning() : field.meaning() + " (" + field.unit() + ")";
  }
}
