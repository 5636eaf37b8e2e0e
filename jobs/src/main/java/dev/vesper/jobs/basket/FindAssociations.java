package dev.vesper.jobs.basket;

import static org.apache.spark.sql.functions.lit;

import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds which contents go together, or says what stood the night before while that is not due. */
public final class FindAssociations implements Job {
  private final BasketParams params;

  public FindAssociations(BasketParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    int before = params.lookBackDays() - 1;
    return List.of(
        Read.tonight(OrderContents.TABLE),
        Read.trailing(OrderContents.TABLE, before),
        Read.tonight(ContentDays.TABLE),
        Read.trailing(ContentDays.TABLE, before),
        Read.before(AssociationRules.TABLE),
        Read.before(AssociationSearches.TABLE));
  }

  @Override
  public List<Table> writes() {
    return List.of(AssociationRules.TABLE, AssociationSearches.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    Night night = nights.last();
    KnownSearches known = KnownSearches.of(in.before(AssociationSearches.TABLE));
    Optional<String> why = known.stale(night, params);
    if (why.isEmpty()) {
      Dataset<Row> standing =
          in.before(AssociationRules.TABLE).withColumn(Table.DT.name(), lit(night.date()));
      return outputs(new Search.Found(Optional.of(standing), known.on(night)));
    }
    return outputs(found(in, night)).note("rules were looked for, because " + why.get());
  }

  private Search.Found found(Inputs in, Night night) {
    Dataset<Row> bought =
        in.tonight(OrderContents.TABLE).unionByName(in.trailing(OrderContents.TABLE));
    Dataset<Row> days = in.tonight(ContentDays.TABLE).unionByName(in.trailing(ContentDays.TABLE));
    return new Search(in, night, params).found(bought, Touches.begun(days));
  }

  private static Outputs outputs(Search.Found found) {
    Outputs outputs =
        found
            .rules()
            .map(rules -> Outputs.of(AssociationRules.TABLE, rules))
            .orElse(Outputs.none().and(AssociationRules.TABLE, List.of()))
            .and(AssociationSearches.TABLE, found.searches());
    for (AssociationSearches.RowOf search : found.searches()) {
      outputs = outputs.metric(search.kind().word() + "_rules", (double) search.rules());
      if (search.outcome() != SearchOutcome.FOUND) {
        outputs = outputs.note(search.note());
      }
    }
    return outputs;
  }
}
