package dev.vesper.jobs.ingest;

import static dev.vesper.pipeline.source.EventFields.SOURCE_FILE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.Fate;
import dev.vesper.pipeline.source.LineFields;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds up, per raw file, what became of each of its lines. */
public final class AccountFiles implements Job {
  private static final String GOOD = "good";
  private static final String KEPT = "kept";
  private static final String COPIES = "copies";

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Arrivals.TABLE), Read.slices(FileNights.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(FileAccounts.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        FileAccounts.TABLE, accounts(in.tonight(Arrivals.TABLE), in.slices(FileNights.TABLE)));
  }

  static Dataset<Row> accounts(Dataset<Row> arrivals, Dataset<Row> fileNights) {
    Dataset<Row> read =
        arrivals
            .groupBy(Table.DT.col(), SOURCE_FILE.col())
            .agg(
                FileAccounts.READ.is(count(lit(1))),
                fate(FileAccounts.TOO_LATE, Fate.TOO_LATE),
                fate(FileAccounts.QUARANTINED, Fate.QUARANTINED),
                count_if(LineFields.FATE.col().equalTo(Fate.ACCEPTED.code())).as(GOOD));
    Dataset<Row> kept =
        fileNights
            .groupBy(FileNights.FILE_NIGHT.col().as(Table.DT.name()), SOURCE_FILE.col())
            .agg(
                sum(FileNights.ACCEPTED.col()).as(KEPT),
                sum(FileNights.DUPLICATE.col()).as(COPIES));
    Column accepted = coalesce(kept.col(KEPT), lit(0L));
    Column duplicate = coalesce(kept.col(COPIES), lit(0L));
    return read.join(kept, new String[] {Table.DT.name(), SOURCE_FILE.name()}, "left")
        .select(
            Table.DT.col(),
            SOURCE_FILE.col(),
            FileAccounts.READ.col(),
            FileAccounts.ACCEPTED.is(accepted),
            FileAccounts.DUPLICATE.is(duplicate),
            FileAccounts.TOO_LATE.col(),
            FileAccounts.QUARANTINED.col(),
            FileAccounts.COMING.is(read.col(GOOD).minus(accepted).minus(duplicate)));
  }

  private static Column fate(Field field, Fate fate) {
    return field.is(count_if(LineFields.FATE.col().equalTo(fate.code())));
  }
}
