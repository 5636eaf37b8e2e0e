package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A source that lies in memory: who visited on which day, by the night the log of it arrived. */
final class VisitLog implements Source {
  static final StructType SCHEMA =
      new StructType()
          .add(Table.DT.name(), DataTypes.DateType)
          .add("visitor", DataTypes.StringType)
          .add("visited_on", DataTypes.DateType);

  private record Visit(String visitor, LocalDate on) {}

  private final Map<Night, List<Visit>> nights = new TreeMap<>();
  private int reads;

  /** Adds a visit to the file of a night. */
  VisitLog visit(String arrived, String visitor, String on) {
    nights
        .computeIfAbsent(Night.of(arrived), night -> new ArrayList<>())
        .add(new Visit(visitor, LocalDate.parse(on)));
    return this;
  }

  /** A day on which some people visit, the log of it arriving the same night. */
  VisitLog day(String night, String... visitors) {
    nights.computeIfAbsent(Night.of(night), n -> new ArrayList<>());
    for (String visitor : visitors) {
      visit(night, visitor, night);
    }
    return this;
  }

  /** Takes the file of a night away, as a rotation of logs does. */
  VisitLog rotate(String night) {
    nights.remove(Night.of(night));
    return this;
  }

  int reads() {
    return reads;
  }

  @Override
  public String name() {
    return "visit log";
  }

  @Override
  public List<RawFile> files() {
    List<RawFile> files = new ArrayList<>();
    nights.forEach(
        (night, visits) ->
            files.add(new RawFile(night + ".log", "", visits.hashCode(), 0, Optional.of(night))));
    return files;
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<RawFile> files) {
    reads += files.size();
    List<Row> rows = new ArrayList<>();
    for (RawFile file : files) {
      Night night = file.night().orElseThrow();
      nights
          .get(night)
          .forEach(visit -> rows.add(RowFactory.create(night.date(), visit.visitor, visit.on)));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }
}
