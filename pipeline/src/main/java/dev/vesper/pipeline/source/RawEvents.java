package dev.vesper.pipeline.source;

import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Pseudonyms;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Raw event files. Every line becomes one row with the columns of {@link ArrivalFields}, whatever
 * it holds.
 */
public final class RawEvents implements Source {
  private final EventSourceSettings settings;
  private final EventReading reading;

  /** Events before the first night are read, and too late. */
  public RawEvents(EventSourceSettings settings, Pseudonyms pseudonyms, Night firstNight) {
    this.settings = settings;
    this.reading =
        new EventReading(settings, pseudonyms, firstNight, Shape.ofEvents(settings.zone()));
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<RawFile> files() {
    return listing().files();
  }

  /** All files there are now, and what tells whether nights are complete. */
  public Listing listing() {
    String marker = settings.readiness() instanceof Readiness.Marker wanted ? wanted.file() : "";
    return new Lister(name(), settings.location(), settings.format(), marker).list();
  }

  @Override
  public Completeness completeness() {
    Listing listing = listing();
    return (night, files, now) -> listing.waitsFor(night, files, settings.readiness(), now);
  }

  @Override
  public boolean marksNights() {
    return settings.readiness() instanceof Readiness.Marker;
  }

  public EventSourceSettings settings() {
    return settings;
  }

  /** The rows of the files; each of them must have its night by now. */
  @Override
  public Dataset<Row> read(SparkSession spark, List<RawFile> files) {
    return Scans.of(spark, reading, files);
  }
}
