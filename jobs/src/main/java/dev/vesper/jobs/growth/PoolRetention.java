package dev.vesper.jobs.growth;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import dev.vesper.jobs.statistics.Wilson;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/** Pools the complete cells of retention into curves. */
public final class PoolRetention implements Job {
  private static final String ON = "on";
  private static final String NEXT = "next";
  private static final String STEP = "step";
  private static final List<Field> SUMS =
      List.of(RetentionCurves.COHORTS, RetentionCurves.ELIGIBLE, RetentionCurves.RETAINED);

  private static final UDF2<Long, Long, Double> LOW = (back, all) -> Wilson.of(back, all).low();
  private static final UDF2<Long, Long, Double> HIGH = (back, all) -> Wilson.of(back, all).high();
  private static final UserDefinedFunction LOW_OF = udf(LOW, DataTypes.DoubleType);
  private static final UserDefinedFunction HIGH_OF = udf(HIGH, DataTypes.DoubleType);

  @Override
  public List<Read> reads() {
    return List.of(
        Read.trailing(Retention.TABLE, RetentionCurves.NIGHTS_BEFORE),
        Read.tonight(Retention.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(RetentionCurves.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> cells = in.trailing(Retention.TABLE).unionByName(in.tonight(Retention.TABLE));
    return Outputs.of(RetentionCurves.TABLE, curves(cells, nights));
  }

  /**
   * What ends on a night counts from it on and falls out again 91 nights later. Between two nights
   * on which something changes, each night repeats the sums of the one before.
   */
  static Dataset<Row> curves(Dataset<Row> cells, Nights nights) {
    Column[] point = RetentionCurves.TABLE.key().stream().map(Field::col).toArray(Column[]::new);
    WindowSpec inOrder = Window.partitionBy(point).orderBy(col(ON));
    Column first = greatest(col(ON), lit(nights.first().date()));
    Column last =
        least(
            date_sub(coalesce(col(NEXT), lit(nights.last().next().date())), 1),
            lit(nights.last().date()));
    List<Column> columns = new ArrayList<>(List.of(point));
    SUMS.forEach(field -> columns.add(field.is(sum(field.col()).over(inOrder))));
    columns.add(col(ON));
    columns.add(lead(col(ON), 1).over(inOrder).as(NEXT));
    Column back = RetentionCurves.RETAINED.col();
    Column all = RetentionCurves.ELIGIBLE.col();
    return steps(cells, point)
        .select(columns.toArray(Column[]::new))
        .where(RetentionCurves.COHORTS.col().gt(0).and(first.leq(last)))
        .withColumn(Table.DT.name(), explode(sequence(first, last)))
        .drop(ON, NEXT)
        .withColumn(RetentionCurves.RATE.name(), back.divide(all))
        .withColumn(RetentionCurves.CI_LOW.name(), LOW_OF.apply(back, all))
        .withColumn(RetentionCurves.CI_HIGH.name(), HIGH_OF.apply(back, all));
  }

  /** By point and night, what comes in and what falls out. */
  private static Dataset<Row> steps(Dataset<Row> cells, Column[] point) {
    List<Column> ended = new ArrayList<>(List.of(point));
    ended.add(Table.DT.col());
    List<Column> change = new ArrayList<>(List.of(point));
    change.add(
        explode(
                array(
                    step(Table.DT.col(), 1),
                    step(date_add(Table.DT.col(), RetentionCurves.NIGHTS_BEFORE + 1), -1)))
            .as(STEP));
    List<Column> by = new ArrayList<>(List.of(point));
    by.add(col(STEP).getField(ON).as(ON));
    return cells
        .where(Retention.IS_COMPLETE.col())
        .groupBy(ended.toArray(Column[]::new))
        .agg(
            RetentionCurves.COHORTS.is(count(lit(1))),
            RetentionCurves.ELIGIBLE.is(sum(Retention.ELIGIBLE.col())),
            RetentionCurves.RETAINED.is(sum(Retention.RETAINED.col())))
        .select(change.toArray(Column[]::new))
        .groupBy(by.toArray(Column[]::new))
        .agg(
            SUMS.get(0).is(sum(col(STEP).getField(SUMS.get(0).name()))),
            SUMS.get(1).is(sum(col(STEP).getField(SUMS.get(1).name()))),
            SUMS.get(2).is(sum(col(STEP).getField(SUMS.get(2).name()))));
  }

  private static Column step(Column on, int sign) {
    return struct(
        on.as(ON),
        SUMS.get(0).is(SUMS.get(0).col().multiply(sign)),
        SUMS.get(1).is(SUMS.get(1).col().multiply(sign)),
        SUMS.get(2).is(SUMS.get(2).col().multiply(sign)));
  }
}
