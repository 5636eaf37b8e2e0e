package dev.vesper.jobs.audience;

import static dev.vesper.jobs.audience.Devotees.SEGMENT;
import static dev.vesper.jobs.audience.Devotees.SHARE;
import static dev.vesper.jobs.audience.Devotees.TOPIC;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.Communities;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.segment.UserSegments;
import dev.vesper.jobs.value.CustomerValue;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Finds groups of users that could be a community, and whom of them to invite first. */
public final class FindCommunities implements Job {
  /** Of a further topic, the least share that counts. */
  private static final double TENTH = 0.1;

  private static final String PLACE = "place";
  private static final String USERS = "group_users";
  private static final String OTHER = "other_topic";

  private final Params params;

  /**
   * What is at hand.
   *
   * @param communities whether there is a dimension of communities
   */
  public record Params(KnownFrom communities) {}

  public FindCommunities(Params params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads =
        new ArrayList<>(
            List.of(
                Read.tonight(UserSegments.TABLE),
                Read.tonight(UserFeatures.TABLE),
                Read.tonight(CustomerValue.TABLE)));
    if (params.communities() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Communities.TABLE));
    }
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(CommunityCandidates.TABLE, CommunityInvites.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Dataset<Row> people =
        Devotees.people(
            in.tonight(UserSegments.TABLE),
            in.tonight(UserFeatures.TABLE),
            in.tonight(CustomerValue.TABLE));
    Dataset<Row> topics = in.keep(Devotees.topics(people));
    Candidates candidates =
        new Candidates(
            groups(topics).collectAsList(), further(topics).collectAsList(), communities(in));
    return Outputs.of(CommunityInvites.TABLE, invites(topics))
        .and(CommunityCandidates.TABLE, candidates.rows(nights.last()));
  }

  /** How many communities are about each topic, where there is a dimension of them. */
  private Optional<Map<String, Long>> communities(Inputs in) {
    if (params.communities() == KnownFrom.EVENTS) {
      return Optional.empty();
    }
    Map<String, Long> counts = new HashMap<>();
    in.snapshot(Communities.TABLE)
        .where(Communities.TOPIC.col().isNotNull())
        .groupBy(Communities.TOPIC.col())
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return Optional.of(counts);
  }

  /** The numbers of each group, in the order of {@link CommunityCandidates}. */
  static Dataset<Row> groups(Dataset<Row> topics) {
    return Devotees.devoted(topics)
        .groupBy(SEGMENT, TOPIC)
        .agg(
            count_if(lit(true)).as(USERS),
            count_if(UserFeatures.ACTIVE_DAYS_7.col().gt(0)),
            sum(UserFeatures.ACTIVE_DAYS_28.col()),
            sum(Devotees.interactions()),
            count_if(Devotees.pays()),
            count(CustomerValue.VALUE.col()),
            coalesce(sum(CustomerValue.VALUE.col()), lit(0)).cast(EventFields.MONEY))
        .where(col(USERS).geq(CommunityCandidates.FEWEST));
  }

  /** Of each group the further topics, the most frequent first: segment, topic, other, place. */
  static Dataset<Row> further(Dataset<Row> topics) {
    String user = UserFeatures.USER_ID.name();
    Dataset<Row> devoted = Devotees.devoted(topics).select(SEGMENT, TOPIC, col(user));
    Dataset<Row> others = topics.where(SHARE.geq(TENTH)).select(col(user), TOPIC.as(OTHER));
    Column place =
        row_number()
            .over(Window.partitionBy(SEGMENT, TOPIC).orderBy(col(USERS).desc(), col(OTHER)));
    return devoted
        .join(others, user)
        .where(TOPIC.notEqual(col(OTHER)))
        .groupBy(SEGMENT, TOPIC, col(OTHER))
        .agg(count_if(lit(true)).as(USERS))
        .withColumn(PLACE, place)
        .where(col(PLACE).leq(CommunityCandidates.FURTHER))
        .select(SEGMENT, TOPIC, col(OTHER), col(PLACE));
  }

  static Dataset<Row> invites(Dataset<Row> topics) {
    WindowSpec group = Window.partitionBy(SEGMENT, TOPIC);
    Column place =
        row_number()
            .over(
                group.orderBy(
                    Devotees.interactions().desc(),
                    UserFeatures.ACTIVE_DAYS_28.col().desc(),
                    SHARE.desc(),
                    UserFeatures.USER_ID.col()));
    return Devotees.devoted(topics)
        .withColumn(USERS, count_if(lit(true)).over(group))
        .withColumn(PLACE, place)
        .where(
            col(USERS).geq(CommunityCandidates.FEWEST).and(col(PLACE).leq(CommunityInvites.MOST)))
        .select(
            Table.DT.col(),
            SEGMENT,
            TOPIC,
            CommunityInvites.RANK.is(col(PLACE)),
            CommunityInvites.USER_ID.col(),
            CommunityInvites.GIVEN.col(),
            CommunityInvites.RECEIVED.col(),
            CommunityInvites.ACTIVE_DAYS.col(),
            SHARE);
  }
}
