package dev.vesper.pipeline.night;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Files outside the warehouse that a job turns into rows. Listing needs no Spark. */
public interface Source {

  /** The name that plans, receipts and messages call it by. */
  String name();

  /** All files there are now, in path order. */
  List<RawFile> files();

  /** The rows of some of the files; each file is read once. */
  Dataset<Row> read(SparkSession spark, List<RawFile> files);
}
