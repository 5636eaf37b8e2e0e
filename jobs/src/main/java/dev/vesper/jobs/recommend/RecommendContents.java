package dev.vesper.jobs.recommend;

import static org.apache.spark.sql.functions.col;

import dev.vesper.jobs.activity.UserOrigins;
import dev.vesper.jobs.activity.UserStates;
import dev.vesper.jobs.community.Memberships;
import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Users;
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
import org.apache.spark.sql.Column;
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
  public int version() {
    return 3;
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
                Read.trailing(Recommendations.TABLE, PublishedQuality.NIGHTS),
                Read.trailing(RecommendationQuality.TABLE, PublishedQuality.NIGHTS)));
    if (params.contents() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Contents.TABLE));
    }
    if (params.users() == KnownFrom.DIMENSION) {
      reads.add(Read.snapshot(Users.TABLE));
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
        RecommendationSources.TABLE,
        RecommendationModels.TABLE,
        ContentModels.TABLE,
        CircleModels.TABLE);
  }

  @Override
  public Outputs run(Inputs in, Nights nights) {
    LocalDate night = nights.last().date();
    Optional<Fitted> earlier = Fitted.newest(in);
    TonightsOffers told = TonightsOffers.of(in, params, night);
    Dataset<Row> listed = in.keep(TasteRows.listed(in, night, params));
    Optional<String> reason =
        refit(
            earlier,
            night,
            TasteRows.theirs(in.tonight(ContentDays.TABLE), ContentDays.USER_ID, listed));
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
                in.trailing(Recommendations.TABLE),
                in.tonight(Affinities.TABLE),
                night,
                ListFigures.earlier(in.trailing(RecommendationQuality.TABLE))));
    Neighbours likeness = told.likeness(catalogue);
    Offers offers = told.offers(catalogue);
    FitModel.Tonight tonight = new FitModel.Tonight(night, listed, gathering, likeness, told);
    JavaRDD<Guests> guests = guests(in, tonight, people, offers);
    if (reason.isEmpty()) {
      Fitted fitted = earlier.orElseThrow().among(catalogue, likeness);
      return published(in, guests, new Made(night, fitted, offers), quality)
          .and(ContentModels.TABLE, List.of())
          .and(CircleModels.TABLE, List.of())
          .note("recommendations rest on " + fitted.facts().id());
    }
    FitModel fit = new FitModel(in, tonight, params);
    Fitted fitted = fit.fit(people, earlier);
    quality.addAll(fit.marks());
    Outputs outputs =
        published(in, guests, new Made(night, fitted, offers), quality)
            .and(ContentModels.TABLE, ContentRows.of(fitted, listed.sparkSession()))
            .and(CircleModels.TABLE, CircleModels.rows(fitted.model().circles(), fitted.facts()))
            .note("the model of recommendations is fitted: " + reason.get())
            .note("it scores by " + fitted.numbers().method());
    for (String note : fit.notes()) {
      outputs = outputs.note(note);
    }
    return outputs;
  }

  /** People with what they pass, where anything is barred at all. */
  private JavaRDD<Guests> guests(
      Inputs in, FitModel.Tonight tonight, JavaRDD<People> people, Offers offers) {
    Conditions conditions = offers.conditions();
    return conditions.bars().isEmpty()
        ? Guests.of(people)
        : Guests.of(
            people,
            tonight
                .gathering()
                .passes(
                    Passes.rows(
                        in, tonight.listed(), conditions, tonight.night(), params.users())));
  }

  /** Why a model is due; empty where the earlier one stays. */
  private Optional<String> refit(Optional<Fitted> earlier, LocalDate night, Dataset<Row> theirs) {
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
        : ModelDrift.of(theirs, known);
  }

  /** What lists are made of. */
  private record Made(LocalDate night, Fitted fitted, Offers offers) {}

  private Outputs published(
      Inputs in, JavaRDD<Guests> guests, Made made, List<RecommendationQuality.RowOf> quality) {
    LocalDate night = made.night();
    Fitted fitted = made.fitted();
    Offers offers = made.offers();
    Dataset<Row> memberships = in.tonight(Memberships.TABLE);
    Dataset<Row> candidates =
        in.keep(
            Listing.candidates(
                guests,
                Listing.Task.of(fitted, offers, night, params),
                memberships.sparkSession()));
    Conditions conditions = offers.conditions();
    Column open =
        conditions.isOpenIn(
            Memberships.COMMUNITY_ID.col(), Recommendations.CONTENT_ID.col(), fitted.catalogue());
    Dataset<Row> lists = candidates.where(col(Listing.LISTED));
    Dataset<Row> wanted = candidates.where(col(Listing.WANTED));
    List<RecommendationQuality.RowOf> marked = new ArrayList<>(quality);
    ListFigures.tonight(lists, fitted, offers, params.cuts())
        .forEach((places, figures) -> marked.add(justPublished(night, places, figures)));
    Outputs outputs =
        Outputs.none()
            .and(Recommendations.TABLE, PlainRows.typed(Recommendations.TABLE, lists))
            .and(ContentAudiences.TABLE, ContentAudiences.of(wanted))
            .and(
                CommunityRecommendations.TABLE,
                CommunityRecommendations.of(wanted, memberships, open, night))
            .and(SimilarContents.TABLE, SimilarContents.rows(night, fitted, offers))
            .and(RecommendationModels.TABLE, List.of(fitted.row(night)))
            .and(RecommendationQuality.TABLE, marked)
            .and(RecommendationSources.TABLE, RecommendationSources.of(lists, night))
            .metric("contents_offered", offers.count());
    return noted(outputs, in, conditions);
  }

  /** With what is to be said of rules and ages. */
  private Outputs noted(Outputs made, Inputs in, Conditions conditions) {
    Outputs outputs = made;
    for (String community : Passes.empty(in, conditions.communities())) {
      outputs =
          outputs.note(
              "nobody is a member of the community %s that recommendations.rules name"
                  .formatted(community));
    }
    for (String note : conditions.notes()) {
      outputs = outputs.note(note);
    }
    return conditions.asksForAges() && params.users() == KnownFrom.EVENTS
        ? outputs.note(
            "contents with a least age are offered to nobody: without dimensions.users no age is"
                + " known")
        : outputs;
  }

  private static RecommendationQuality.RowOf justPublished(
      LocalDate night, int places, Variety.Figures figures) {
    RecommendationQuality.Lists lists = new RecommendationQuality.Lists(night, night, places);
    return RecommendationQuality.published(lists, Marks.NONE, figures);
  }

  private Outputs nothing() {
    Outputs outputs = Outputs.none();
    for (Table table : writes()) {
      outputs = outputs.and(table, List.of());
    }
    return outputs.note("there is nothing to offer: no content is known");
  }
}
