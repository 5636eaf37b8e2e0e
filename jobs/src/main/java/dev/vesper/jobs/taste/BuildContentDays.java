package dev.vesper.jobs.taste;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import dev.vesper.pipeline.table.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what users did with each content on each day. */
public final class BuildContentDays implements Job {
  private static final String PROGRESS = "progress";
  private static final String REFUND = "refund";

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(ContentDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(ContentDays.TABLE, days(in.tonight(Events.TABLE)));
  }

  static Dataset<Row> days(Dataset<Row> events) {
    Column type = EventFields.EVENT_TYPE.col();
    List<String> counted = new ArrayList<>(Verb.words());
    counted.add(REFUND);
    Column played = type.equalTo(PROGRESS).and(EventFields.DURATION_S.col().gt(0));
    Column community = EventFields.COMMUNITY_ID.col();
    Column order = struct(EventFields.EVENT_TIME.col(), EventFields.EVENT_ID.col());
    List<Column> sums = new ArrayList<>();
    sums.add(ContentDays.COMMUNITY_ID.is(min_by(community, when(community.isNotNull(), order))));
    sums.add(
        ContentDays.WATCH_SECONDS.is(
            coalesce(sum(when(played, EventFields.DURATION_S.col())), lit(BigDecimal.ZERO))));
    sums.add(ContentDays.REFUNDS.is(count_if(type.equalTo(REFUND))));
    Arrays.stream(Verb.values())
        .map(verb -> verb.field().is(count_if(type.equalTo(Word.of(verb)))))
        .forEach(sums::add);
    return events
        .where(EventFields.USER_ID.col().isNotNull())
        .where(EventFields.CONTENT_ID.col().isNotNull())
        .where(type.isin(counted.toArray()).or(played))
        .groupBy(Table.DT.col(), ContentDays.USER_ID.col(), ContentDays.CONTENT_ID.col())
        .agg(
            ContentDays.FIRST_EVENT_TIME.is(min(EventFields.EVENT_TIME.col())),
            sums.toArray(Column[]::new));
  }
}
