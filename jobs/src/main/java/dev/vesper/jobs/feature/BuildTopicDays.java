package dev.vesper.jobs.feature;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.Events;
import dev.vesper.jobs.ingest.Snapshots;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what users did on each day by the topics of the contents that it was about. */
public final class BuildTopicDays implements Job {
  private static final String PROGRESS = "progress";

  /** What says nothing of an interest: it happens to users. */
  private static final Object[] UNASKED = {"refund", "expose", "touch"};

  private static final String CONTENT = "content";
  private static final String TOPICS = "content_topics";
  private static final String TAKEN = "taken";

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE), Read.snapshot(Contents.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(TopicDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Snapshots taken = Snapshots.of(in, Contents.TABLE);
    return Outputs.of(
        TopicDays.TABLE, topics(in.tonight(Events.TABLE), in.snapshot(Contents.TABLE), taken));
  }

  static Dataset<Row> topics(Dataset<Row> events, Dataset<Row> contents, Snapshots snapshots) {
    Column type = EventFields.EVENT_TYPE.col();
    Column progress = type.equalTo(PROGRESS);
    Dataset<Row> about =
        events
            .where(EventFields.USER_ID.col().isNotNull())
            .where(EventFields.CONTENT_ID.col().isNotNull())
            .where(not(type.isin(UNASKED)))
            .select(
                Table.DT.col(),
                TopicDays.USER_ID.col(),
                EventFields.CONTENT_ID.col(),
                progress.as(PROGRESS),
                when(progress, EventFields.DURATION_S.col()).as(EventFields.DURATION_S.name()));
    Column counting = snapshots.countingOn(Table.DT.col());
    return about
        .join(
            known(contents),
            EventFields.CONTENT_ID.col().equalTo(col(CONTENT)).and(counting.equalTo(col(TAKEN))))
        .withColumn(TopicDays.TOPIC.name(), explode(col(TOPICS)))
        .groupBy(Table.DT.col(), TopicDays.USER_ID.col(), TopicDays.TOPIC.col())
        .agg(
            TopicDays.EVENTS.is(count_if(not(col(PROGRESS)))),
            TopicDays.WATCH_SECONDS.is(
                coalesce(sum(EventFields.DURATION_S.col()), lit(BigDecimal.ZERO))));
  }

  /** The topics of contents that have any, under the night of their snapshot. */
  private static Dataset<Row> known(Dataset<Row> contents) {
    return contents
        .where(size(Contents.TOPICS.col()).gt(0))
        .select(
            Table.DT.col().as(TAKEN),
            Contents.CONTENT_ID.col().as(CONTENT),
            array_distinct(Contents.TOPICS.col()).as(TOPICS));
  }
}
