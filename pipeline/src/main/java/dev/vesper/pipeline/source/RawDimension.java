package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.table.Field;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the platform knows of users, contents and the like: one file or a directory of files beside
 * the events. Every line becomes one row: the declared columns, then {@code source_file} and {@code
 * source_line}, then the columns of {@link LineFields}. Columns that are not declared are left out.
 * Of a line that is no row, whom it is about is told even so, where rows are about people.
 */
public final class RawDimension implements Source {

  /**
   * Where a dimension lies and what its rows are.
   *
   * @param name what plans and messages call it
   * @param location a file or directory; with a scheme for anything but local files
   * @param format how files are written; by their names, usually
   * @param fields its columns; a line that lacks a required one is quarantined
   * @param people those columns that hold ids of people, and become pseudonyms
   * @param zone the zone in which a bare date stands for a time
   */
  public record Settings(
      String name,
      String location,
      Format format,
      List<Field> fields,
      List<Field> people,
      ZoneId zone) {
    public Settings {
      fields = List.copyOf(fields);
      people = List.copyOf(people);
      if (!fields.containsAll(people)) {
        throw new IllegalArgumentException(name + " declares people outside of its columns");
      }
    }
  }

  /** Which of two files came later. */
  public static final Field FILE_PLACE =
      Field.required(
          "file_place",
          DataTypes.IntegerType,
          "The place of the file among all: by the night in its path, then by when it was changed"
              + " last, then by its path");

  private static final Comparator<RawFile> AS_THEY_CAME =
      Comparator.<RawFile, Night>comparing(
              file -> file.night().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(RawFile::modifiedMillis)
          .thenComparing(RawFile::path);

  private final Settings settings;
  private final DimensionReading reading;

  public RawDimension(Settings settings, Pseudonyms pseudonyms) {
    this.settings = settings;
    List<Field> all =
        Stream.of(
                settings.fields().stream().map(RawDimension::absentWhenQuarantined),
                Stream.of(EventFields.SOURCE_FILE, EventFields.SOURCE_LINE),
                LineFields.ALL.stream(),
                Stream.of(FILE_PLACE))
            .flatMap(fields -> fields)
            .toList();
    this.reading =
        new DimensionReading(
            settings.format(),
            settings.fields(),
            settings.people(),
            pseudonyms,
            shape(settings, all),
            new HashMap<>());
  }

  /** Whom a broken line is about is worth knowing where rows are of people. */
  private static Shape shape(Settings settings, List<Field> all) {
    Shape shape = Shape.ofDimension(settings.fields(), all, settings.zone());
    settings.people().stream()
        .filter(field -> !field.nullable())
        .findFirst()
        .ifPresent(shape::about);
    return shape;
  }

  private static Field absentWhenQuarantined(Field field) {
    return Field.optional(field.name(), field.type(), field.meaning()).in(field.unit());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<RawFile> files() {
    return new Lister(name(), settings.location(), settings.format(), "").list().files();
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<RawFile> files) {
    List<RawFile> inOrder = files.stream().sorted(AS_THEY_CAME).toList();
    Map<String, Integer> places = new HashMap<>();
    inOrder.forEach(file -> places.put(file.path(), places.size()));
    return Scans.of(spark, reading.of(places), files);
  }
}
