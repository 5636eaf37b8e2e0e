package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;

import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.taste.Affinities;
import dev.vesper.jobs.taste.ContentDays;
import dev.vesper.pipeline.night.Inputs;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.night.Nights;
import dev.vesper.pipeline.night.Outputs;
import dev.vesper.pipeline.night.Read;
import dev.vesper.pipeline.table.PlainRows;
import dev.vesper.pipeline.table.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells for each user what to offer, and what the telling rests on. */
public final class RecommendContents implements Job {
  /** An older model is forgotten. */
  private static final int MODELS_BACK = 60;

  private final RecommendParams params;

  public RecommendContents(RecommendParams params) {
    this.params = params;
  }

  @Override
  public Record parameters() {
    return params;
  }

  @Override
  public List<Read> reads() {
    List<Read> reads =
        new ArrayList<>(
            List.of(
                Read.tonight(Affinities.TABLE),
                Read.tonight(UserStates.TABLE),
                Read.tonight(Memberships.TABLE),
                Read.tonight(UserFeatures.TABLE),
                Read.tonight(UserOrigins.TABLE),
                Read.tonight(ContentDays.TABLE),
                Read.trailing(ContentDays.TABLE, FitModel.LOOK_BACK + FitModel.HORIZON),
                Read.trailing(RecommendationModels.TABLE, MODELS_BACK),
                Read.trailing(ContentModels.TABLE, MODELS_BACK),
                Read.trailing(CircleModels.TABLE, MODELS_BACK),
                Read.trailing(Recommendations.TABLE, PublishedQuality.NIGHTS)));
    if (params.contents() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Contents.TABLE));
    }
    return List.copyOf(reads);
  }

  @Override
  public List<Table> writes() {
    return List.of(
        Recommendations.TABLE,
        ContentAudiences.TABLE,
        CommunityRecommendations.TABLE,
        SimilarContents.TABLE,
        RecommendationQuality.TABLE,
        RecommendationModels.TABLE,
        ContentModels.TABLE,
        CircleModels.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    LocalDate night = nights.last().date();
    Optional<Fitted> earlier = Fitted.newest(in);
    Optional<String> reason = refit(earlier, night);
    TonightsOffers told = TonightsOffers.of(in, params, night);
    Dataset<Row> listed = in.keep(TasteRows.listed(in, night, params));
    Catalogue catalogue =
        (reason.isEmpty()
                ? earlier.orElseThrow().catalogue()
                : FitModel.known(in.tonight(Affinities.TABLE), listed))
            .and(told.ids());
    if (catalogue.count() == 0) {
      return nothing();
    }
    Dataset<Row> circles = CircleRows.of(in, CircleRows.asOf(listed, night));
    Catalogue names =
        reason.isEmpty()
            ? earlier.orElseThrow().model().circles().names()
            : CircleRows.names(circles);
    Gathering gathering =
        new Gathering(catalogue, names, Gathering.blocks(listed.count(), params.blocks()));
    JavaRDD<People> people =
        gathering.of(
            TasteRows.tonight(in.tonight(Affinities.TABLE), listed, night, params), circles);
    List<RecommendationQuality.RowOf> quality =
        new ArrayList<>(
            PublishedQuality.of(
                in.trailing(Recommendations.TABLE), in.tonight(Affinities.TABLE), night));
    Neighbours likeness = told.likeness(catalogue);
    Offers offers = told.offers(catalogue);
    if (reason.isEmpty()) {
      Fitted fitted = earlier.orElseThrow().among(catalogue, likeness);
      return published(in, people, fitted, offers, night)
          .and(RecommendationQuality.TABLE, quality)
          .and(ContentModels.TABLE, List.of())
          .and(CircleModels.TABLE, List.of())
          .note("recommendations rest on " + fitted.facts().id());
    }
    FitModel fit =
        new FitModel(in, new FitModel.Tonight(night, listed, gathering, likeness, told), params);
    Fitted fitted = fit.fit(people, earlier);
    quality.addAll(fit.marks());
    Outputs outputs =
        published(in, people, fitted, offers, night)
            .and(RecommendationQuality.TABLE, quality)
            .and(ContentModels.TABLE, fitted.contents())
            .and(CircleModels.TABLE, CircleModels.rows(fitted.model().circles(), fitted.facts()))
            .note("the model of recommendations is fitted: " + reason.get())
            .note("it scores by " + fitted.numbers().blend().name());
    for (String note : fit.notes()) {
      outputs = outputs.note(note);
    }
    return outputs;
  }

  /** Why a model is due; empty where the earlier one stays. */
  private Optional<String> refit(Optional<Fitted> earlier, LocalDate night) {
    if (earlier.isEmpty()) {
      return Optional.of("there is no earlier one");
    }
    Fitted known = earlier.get();
    if (!known.numbers().recipe().equals(params.recipe())
        || !known.numbers().taste().equals(params.taste())) {
      return Optional.of("settings changed since the last fit");
    }
    long days = ChronoUnit.DAYS.between(known.facts().fittedOn(), night);
    return days >= params.refitDays()
        ? Optional.of("the last fit was %d nights ago".formatted(days))
        : Optional.empty();
  }

  private Outputs published(
      Inputs in, JavaRDD<People> people, Fitted fitted, Offers offers, LocalDate night) {
    Dataset<Row> memberships = in.tonight(Memberships.TABLE);
    Dataset<Row> candidates =
        in.keep(
            Listing.candidates(
                people,
                Listing.Task.of(fitted, offers, night, params),
                memberships.sparkSession()));
    Dataset<Row> lists = candidates.where(col(Listing.LISTED));
    return Outputs.none()
        .and(Recommendations.TABLE, PlainRows.typed(Recommendations.TABLE, lists))
        .and(ContentAudiences.TABLE, ContentAudiences.of(candidates))
        .and(
            CommunityRecommendations.TABLE,
            CommunityRecommendations.of(candidates, memberships, night))
        .and(SimilarContents.TABLE, SimilarContents.rows(night, fitted, offers))
        .and(RecommendationModels.TABLE, List.of(fitted.row(night)))
        .metric("contents_offered", offers.count());
  }

  private Outputs nothing() {
    Outputs outputs = Outputs.none();
    for (Table table : writes()) {
      outputs = outputs.and(table, List.of());
    }
    return outputs.note("there is nothing to offer: no content is known");
  }
}
