package dev.vesper.pipeline.run;

import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.RawFile;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.night.Source;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Beside {@link VisitJobs}: who of the visitors agreed, and a table that says something of each.
 */
final class GuestJobs {
  static final Field AGREES =
      Field.required("agrees", DataTypes.BooleanType, "Whether the guest agreed");
  static final Table GUESTS =
      Table.dimension("guests").rows("one guest").key(VisitJobs.VISITOR).columns(AGREES);
  static final StructType LIST =
      new StructType()
          .add(VisitJobs.VISITOR.name(), VisitJobs.VISITOR.type())
          .add(AGREES.name(), AGREES.type());
  static final Table RANKS =
      Table.record("ranks")
          .rows("one visitor")
          .key(VisitJobs.VISITOR)
          .columns(VisitJobs.VISITS)
          .aboutPeople(VisitJobs.VISITOR);
  static final Consent REQUIRED = new Consent.Required(GUESTS, VisitJobs.VISITOR, AGREES::col, 1);

  private GuestJobs() {}

  /** All jobs over a log and a list. */
  static List<Job> all(Source log, Source list) {
    List<Job> jobs = new ArrayList<>(List.of(new RankVisitors(), new TakeGuests(list)));
    jobs.addAll(VisitJobs.all(log));
    return jobs;
  }

  /** Who agreed, in memory; a file as soon as it names somebody. */
  record GuestList(Map<String, Boolean> agreed) implements Source {
    @Override
    public String name() {
      return "guest list";
    }

    @Override
    public List<RawFile> files() {
      return agreed.isEmpty()
          ? List.of()
          : List.of(new RawFile("guests", "", agreed.hashCode(), 0, Optional.empty()));
    }

    @Override
    public Dataset<Row> read(SparkSession spark, List<RawFile> files) {
      List<Row> rows =
          agreed.entrySet().stream()
              .map(each -> RowFactory.create(each.getKey(), each.getValue()))
              .toList();
      return spark.createDataFrame(rows, LIST);
    }
  }

  /** The guests as the list has them. */
  record TakeGuests(Source list) implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.raw(list));
    }

    @Override
    public List<Table> writes() {
      return List.of(GUESTS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(
          GUESTS, in.raw(list).withColumn(Table.DT.name(), functions.lit(nights.last().date())));
    }
  }

  /** Hands back everybody and reads nothing of who agreed. */
  record RankVisitors() implements Job {
    @Override
    public List<Read> reads() {
      return List.of(Read.tonight(VisitJobs.VISITORS));
    }

    @Override
    public List<Table> writes() {
      return List.of(RANKS);
    }

    @Override
    public Outputs run(Inputs in, Nights nights) {
      return Outputs.of(RANKS, in.tonight(VisitJobs.VISITORS).drop(VisitJobs.FIRST_ON.name()));
    }
  }
}
