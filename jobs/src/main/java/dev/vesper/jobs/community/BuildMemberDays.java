package dev.vesper.jobs.community;

import static dev.vesper.pipeline.source.EventFields.AMOUNT;
import static dev.vesper.pipeline.source.EventFields.COMMUNITY_ID;
import static dev.vesper.pipeline.source.EventFields.CURRENCY;
import static dev.vesper.pipeline.source.EventFields.EVENT_ID;
import static dev.vesper.pipeline.source.EventFields.EVENT_TIME;
import static dev.vesper.pipeline.source.EventFields.EVENT_TYPE;
import static dev.vesper.pipeline.source.EventFields.USER_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.vesper.jobs.ingest.Events;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up what happened between users and communities on each day. */
public final class BuildMemberDays implements Job {
  private static final String JOIN = "join";
  private static final String LEAVE = "leave";
  private static final Object[] PAYMENTS = {"purchase", "subscribe", "renew"};

  private final Params params;

  /**
   * What decides the rows.
   *
   * @param currency the business currency
   */
  record Params(String currency) {}

  public BuildMemberDays(String currency) {
    this.params = new Params(currency);
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.tonight(Events.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(MemberDays.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(MemberDays.TABLE, days(in.tonight(Events.TABLE), params));
  }

  static Dataset<Row> days(Dataset<Row> events, Params params) {
    Column type = EVENT_TYPE.col();
    Column pays = type.isin(PAYMENTS);
    Column ours = CURRENCY.col().eqNullSafe(params.currency());
    return events
        .where(pays.or(type.isin(JOIN, LEAVE)))
        .where(USER_ID.col().isNotNull().and(COMMUNITY_ID.col().isNotNull()))
        .groupBy(Table.DT.col(), MemberDays.USER_ID.col(), MemberDays.COMMUNITY_ID.col())
        .agg(
            MemberDays.IS_MEMBER.is(
                max_by(type.notEqual(LEAVE), struct(EVENT_TIME.col(), EVENT_ID.col()))),
            MemberDays.JOINS.is(count_if(type.equalTo(JOIN))),
            MemberDays.LEAVES.is(count_if(type.equalTo(LEAVE))),
            MemberDays.PAYMENTS.is(count_if(pays)),
            MemberDays.AMOUNT.is(coalesce(sum(when(pays.and(ours), AMOUNT.col())), lit(0))),
            MemberDays.FOREIGN_PAYMENTS.is(
                count_if(pays.and(AMOUNT.col().isNotNull()).and(ours.equalTo(false)))));
  }
}
