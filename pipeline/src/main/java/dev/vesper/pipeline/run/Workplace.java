package dev.vesper.pipeline.run;

import dev.vesper.pipeline.warehouse.Publisher;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/**
 * Where and with what a run works.
 *
 * @param spark the session of the run
 * @param publisher writes into the warehouse
 * @param location turns a directory relative to the warehouse into one that Spark can open
 * @param planner says what is to be made, and of what
 * @param clock tells the time, for receipts
 */
record Workplace(
    SparkSession spark,
    Publisher publisher,
    UnaryOperator<String> location,
    Planner planner,
    Clock clock) {}
