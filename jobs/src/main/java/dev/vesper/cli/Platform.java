package dev.vesper.cli;

import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.recommend.RecommendParams;
import dev.vesper.pipeline.config.PrivacySettings;
import dev.vesper.pipeline.config.SourceSettings;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.privacy.Consent;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.run.FirstNight;
import dev.vesper.pipeline.run.Graph;
import dev.vesper.pipeline.run.NightBuild;
import dev.vesper.pipeline.run.Terms;
import dev.vesper.pipeline.source.ArrivalClock;
import dev.vesper.pipeline.source.EventSourceSettings;
import dev.vesper.pipeline.source.Format;
import dev.vesper.pipeline.source.RawEvents;
import dev.vesper.pipeline.source.Readiness;
import dev.vesper.pipeline.warehouse.Store;
import dev.vesper.pipeline.warehouse.Stores;
import dev.vesper.pipeline.warehouse.Tenure;
import dev.vesper.pipeline.warehouse.Warehouse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a settings file adds up to: the sources, the jobs over them, the warehouse they fill. */
public final class Platform {
  private final Settings settings;
  private final Pseudonyms pseudonyms;
  private final Store store;
  private final RawEvents events;
  private final PeopleJobs people;
  private final Graph graph;

  private Platform(Settings settings, Pseudonyms pseudonyms) {
    this.settings = settings;
    this.pseudonyms = pseudonyms;
    this.store = Stores.at(settings.warehouse().path().toString());
    this.events = new RawEvents(eventSettings(), pseudonyms, firstNight());
    this.people = new PeopleJobs(settings, TunedRecipe.in(store));
    this.graph =
        Graph.of(new PlatformJobs(settings, events, pseudonyms, people).all(), consent(settings));
  }

  /** The platform of some settings; the environment may hold the pseudonym key. */
  public static Platform of(Settings settings, Map<String, String> environment) {
    return new Platform(settings, pseudonyms(settings.privacy(), environment));
  }

  public Settings settings() {
    return settings;
  }

  public Graph graph() {
    return graph;
  }

  public RawEvents events() {
    return events;
  }

  /** What lists of recommendations are made by. */
  RecommendParams recommending() {
    return people.recommending();
  }

  public Store store() {
    return store;
  }

  public Warehouse warehouse() {
    return Warehouse.open(store);
  }

  /** The engine that brings the warehouse up to date. */
  public NightBuild build(Tenure tenure) {
    Terms terms =
        new Terms(
            Map.of(
                "zone", settings.time().zone().getId(),
                "week", "iso",
                "pseudonym_key", pseudonyms.keyId()),
            settings.time().firstNight(),
            settings.source().lateDays(),
            settings.source().allowEmpty(),
            settings.run().maxCatchup(),
            settings.warehouse().keptNights(),
            Set.copyOf(settings.run().required()),
            settings.run().parallelJobs());
    return new NightBuild(graph, store, terms, tenure);
  }

  /**
   * The night before which events are too late: as the warehouse began, else as the settings say,
   * else the earliest day there are files of. Where none of these tells, no event is that early.
   */
  private Night firstNight() {
    Optional<Night> begun = FirstNight.begun(Warehouse.open(store).manifest());
    return begun
        .or(() -> settings.time().firstNight())
        .or(
            () ->
                new RawEvents(eventSettings(), pseudonyms, Night.of("1970-01-01"))
                    .files().stream()
                        .map(file -> file.night())
                        .flatMap(Optional::stream)
                        .min(Night::compareTo))
        .orElse(Night.of("1970-01-01"));
  }

  private EventSourceSettings eventSettings() {
    SourceSettings source = settings.source();
    return new EventSourceSettings(
        "events",
        source.events().path().toString(),
        Format.valueOf(source.events().format().name()),
        EventSourceSettings.CANONICAL,
        ArrivalClock.valueOf(source.events().arrival().name()),
        settings.time().zone(),
        source.lateDays(),
        source.skew(),
        Math.toIntExact(source.maxLineBytes().bytes()),
        readiness(source));
  }

  private static Readiness readiness(SourceSettings source) {
    return switch (source.ready()) {
      case NONE -> new Readiness.Always();
      case MARKER -> new Readiness.Marker(source.marker());
      case QUIET_MINUTES -> new Readiness.Quiet(Duration.ofMinutes(source.quietMinutes()));
    };
  }

  private static Consent consent(Settings settings) {
    Optional<PrivacySettings.Consent> written = settings.privacy().consent();
    if (written.isEmpty()) {
      return new Consent.Unknown(
          "to fill them, set privacy.consent to not-required, or to required beside"
              + " dimensions.users, which tells who agreed");
    }
    return switch (written.get()) {
      case NOT_REQUIRED -> new Consent.NotRequired();
      case REQUIRED ->
          settings.dimensions().users().isPresent()
              ? new Consent.Required(Users.TABLE, Users.USER_ID, Users::agreed, Users.AGREED_RULE)
              : new Consent.Unknown(
                  "privacy.consent is required and dimensions.users, which tells who agreed, is"
                      + " not set");
    };
  }

  private static Pseudonyms pseudonyms(PrivacySettings privacy, Map<String, String> environment) {
    if (privacy.keyFile().isPresent()) {
      return Pseudonyms.fromFile(privacy.keyFile().get(), privacy.keyId());
    }
    if (privacy.keyEnv().isPresent()) {
      return Pseudonyms.fromEnvironment(environment, privacy.keyEnv().get(), privacy.keyId());
    }
    return Pseudonyms.off();
  }
}
