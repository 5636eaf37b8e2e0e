package dev.vesper.jobs.churn;

import dev.vesper.pipeline.table.Table;

/** stub */
public final class ChurnModels {
  public static final Table TABLE = Table.record("churn_models");

  private ChurnModels() {}
}
