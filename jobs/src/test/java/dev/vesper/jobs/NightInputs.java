package dev.vesper.jobs;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a job of one night reads, by hand; nothing but what a test tells. */
public abstract class NightInputs implements Inputs {
  @Override
  public Dataset<Row> tonight(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> trailing(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> before(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> following(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> slices(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> snapshot(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Night> snapshotNights(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> raw(Source source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Nights wanted(Table table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int tasks() {
    return 1;
  }

  @Override
  public Dataset<Row> keep(Dataset<Row> dataset) {
    return dataset.cache();
  }
}
