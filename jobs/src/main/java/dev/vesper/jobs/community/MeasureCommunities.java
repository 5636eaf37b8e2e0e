package dev.vesper.jobs.community;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import dev.vesper.jobs.community.CommunityCounts.Measure;
import dev.vesper.jobs.growth.Grain;
import dev.vesper.jobs.growth.Growth;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Counts members and paying members of each community, in one pass over their recent days. */
public final class MeasureCommunities implements Job {
  private static final String COMMUNITY = "community";
  private static final String NIGHT = "night";
  private static final String PERIOD = "period";
  private static final Encoder<Row> COUNTED = Encoders.row(counted());

  private final RevenueParams params;

  public MeasureCommunities(RevenueParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads = new ArrayList<>(MemberRows.READS);
    reads.add(Read.tonight(Growth.TABLE));
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(CommunityRates.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    return Outputs.of(
        CommunityRates.TABLE,
        rates(MemberRows.of(in, nights, params), in.tonight(Growth.TABLE), nights));
  }

  private static StructType counted() {
    StructType type =
        new StructType()
            .add(COMMUNITY, DataTypes.StringType)
            .add(NIGHT, DataTypes.IntegerType)
            .add(PERIOD, DataTypes.StringType);
    for (Measure measure : Measure.values()) {
      type = type.add(measure.name(), DataTypes.LongType);
    }
    return type;
  }

  static Dataset<Row> rates(Dataset<Row> members, Dataset<Row> growth, Nights nights) {
    MapPartitionsFunction<Row, Row> counting = some -> new Counting(some, nights);
    MapFunction<Row, Row> telling = RateRow::of;
    Column[] sums =
        Arrays.stream(Measure.values())
            .map(measure -> sum(col(measure.name())))
            .toArray(Column[]::new);
    Dataset<Row> known =
        growth
            .where(Growth.GRAIN.col().equalTo(Grain.DAY.word()))
            .select(unix_date(Table.DT.col()).as(NIGHT), Growth.KNOWN_USERS.col());
    Dataset<Row> summed =
        members
            .mapPartitions(counting, COUNTED)
            .groupBy(col(COMMUNITY), col(NIGHT), col(PERIOD))
            .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
            .join(broadcast(known), new String[] {NIGHT});
    return PlainRows.typed(CommunityRates.TABLE, summed.map(telling, RateRow.ENCODER));
  }

  /** Counts users until so many numbers are held, hands these out, and goes on. */
  private static final class Counting implements Iterator<Row> {
    private static final int MOST_NUMBERS = 4_000_000;

    private final Iterator<Row> users;
    private final CommunityCounts counts;
    private Iterator<Row> made = List.<Row>of().iterator();

    Counting(Iterator<Row> users, Nights nights) {
      this.users = users;
      this.counts = new CommunityCounts(nights);
    }

    @Override
    public boolean hasNext() {
      while (!made.hasNext() && users.hasNext()) {
        while (users.hasNext() && counts.size() < MOST_NUMBERS) {
          counts.add(MemberRows.member(users.next()));
        }
        made =
            counts.cells().entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList()
                .iterator();
        counts.clear();
      }
      return made.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all users are counted");
      }
      return made.next();
    }

    private static Row row(CommunityCounts.Cell cell, long[] counts) {
      List<Object> values = new ArrayList<>();
      values.add(cell.community());
      values.add(Math.toIntExact(cell.night().toEpochDay()));
      values.add(cell.grain().name());
      Arrays.stream(counts).forEach(values::add);
      return RowFactory.create(values.toArray());
    }
  }
}
