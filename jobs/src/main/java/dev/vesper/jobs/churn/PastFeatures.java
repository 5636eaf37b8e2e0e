package dev.vesper.jobs.churn;

import dev.vesper.jobs.feature.FeatureSources;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells the features of users at the end of a day from sources that may know later days. */
@FunctionalInterface
interface PastFeatures {

  /** Rows of user features; see {@link dev.vesper.jobs.feature.FeaturesAt}. */
  Dataset<Row> of(FeatureSources sources, LocalDate day, ZoneId zone);
}
