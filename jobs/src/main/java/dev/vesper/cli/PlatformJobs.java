package dev.vesper.cli;

import dev.vesper.jobs.activity.ActivityParams;
import dev.vesper.jobs.activity.AdvanceOrigins;
import dev.vesper.jobs.activity.AdvanceUserStates;
import dev.vesper.jobs.activity.BuildUserDays;
import dev.vesper.jobs.activity.FindOrigins;
import dev.vesper.jobs.community.AdvanceMemberships;
import dev.vesper.jobs.community.BuildMemberDays;
import dev.vesper.jobs.community.MeasureCommunities;
import dev.vesper.jobs.forecast.ForecastGrowth;
import dev.vesper.jobs.forecast.ForecastLifecycle;
import dev.vesper.jobs.funnel.AdvanceFunnels;
import dev.vesper.jobs.funnel.FunnelParams;
import dev.vesper.jobs.funnel.MeasureFunnels;
import dev.vesper.jobs.growth.MeasureGrowth;
import dev.vesper.jobs.growth.PlaceUsers;
import dev.vesper.jobs.growth.PoolRetention;
import dev.vesper.jobs.habit.MeasureHabits;
import dev.vesper.jobs.habit.PoolHours;
import dev.vesper.jobs.ingest.AccountFiles;
import dev.vesper.jobs.ingest.ArrivalRules;
import dev.vesper.jobs.ingest.Communities;
import dev.vesper.jobs.ingest.Contents;
import dev.vesper.jobs.ingest.KeepEvents;
import dev.vesper.jobs.ingest.KnownFrom;
import dev.vesper.jobs.ingest.Plans;
import dev.vesper.jobs.ingest.ReadArrivals;
import dev.vesper.jobs.ingest.SetAside;
import dev.vesper.jobs.ingest.TakeSnapshot;
import dev.vesper.jobs.ingest.Users;
import dev.vesper.jobs.presence.PredictActivity;
import dev.vesper.jobs.revenue.AdvanceSubscriptions;
import dev.vesper.jobs.revenue.ExpectRenewals;
import dev.vesper.jobs.revenue.KeepSubscriptionEvents;
import dev.vesper.jobs.revenue.MeasureRevenue;
import dev.vesper.jobs.revenue.RevenueParams;
import dev.vesper.pipeline.config.FileSettings;
import dev.vesper.pipeline.night.Job;
import dev.vesper.pipeline.privacy.Pseudonyms;
import dev.vesper.pipeline.source.Format;
import dev.vesper.pipeline.source.RawDimension;
import dev.vesper.pipeline.source.RawEvents;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every job there is, as the settings want them. */
final class PlatformJobs {
  private final Settings settings;
  private final RawEvents events;
  private final Pseudonyms pseudonyms;
  private final PeopleJobs people;

  /**
   * @param people the jobs that say something of each user
   */
  PlatformJobs(Settings settings, RawEvents events, Pseudonyms pseudonyms, PeopleJobs people) {
    this.settings = settings;
    this.events = events;
    this.pseudonyms = pseudonyms;
    this.people = people;
  }

  /** All jobs; their order follows from what they read. */
  List<Job> all() {
    List<Job> jobs = new ArrayList<>();
    jobs.addAll(ingest());
    jobs.addAll(activity());
    jobs.addAll(growth());
    jobs.addAll(funnels());
    jobs.addAll(revenue());
    jobs.addAll(dimensions());
    jobs.addAll(people.all());
    return jobs;
  }

  private List<Job> ingest() {
    return List.of(
        new ReadArrivals(events, ArrivalRules.of(events.settings(), pseudonyms.keyId())),
        new KeepEvents(),
        new SetAside(),
        new AccountFiles());
  }

  /** Who did what, and how everybody stands. */
  private List<Job> activity() {
    ActivityParams params =
        new ActivityParams(
            settings.time().zone(),
            settings.activity().sessionGap(),
            settings.activity().currency());
    return List.of(
        new BuildUserDays(params),
        new AdvanceUserStates(),
        new FindOrigins(),
        new AdvanceOrigins(known(settings.dimensions().users())),
        new MeasureHabits(params),
        new PoolHours());
  }

  /** Who comes, stays and leaves, and what is to be expected of them. */
  private List<Job> growth() {
    KnownFrom users = known(settings.dimensions().users());
    ZoneId zone = settings.time().zone();
    return List.of(
        new MeasureGrowth(
            settings.growth().params(settings.retention(), revenueParams(settings), users, zone)),
        new PoolRetention(),
        new PlaceUsers(new PlaceUsers.Params(users, zone)),
        new ForecastGrowth(),
        new ForecastLifecycle(),
        new PredictActivity());
  }

  /** What is paid for again and again, and the communities that live from it. */
  private List<Job> revenue() {
    RevenueParams params = revenueParams(settings);
    return List.of(
        new KeepSubscriptionEvents(known(settings.dimensions().plans())),
        new AdvanceSubscriptions(params),
        new MeasureRevenue(params),
        new ExpectRenewals(params),
        new BuildMemberDays(params.currency()),
        new AdvanceMemberships(params),
        new MeasureCommunities(params));
  }

  /** What is known from where. */
  static KnownFrom known(Optional<FileSettings> dimension) {
    return dimension.isPresent() ? KnownFrom.DIMENSION : KnownFrom.EVENTS;
  }

  /** What money means. */
  static RevenueParams revenueParams(Settings settings) {
    return new RevenueParams(
        settings.activity().currency(),
        settings.revenue().graceDays(),
        settings.revenue().mergeWithin());
  }

  private List<Job> funnels() {
    FunnelParams params =
        new FunnelParams(
            settings.time().zone(),
            settings.funnels().entrySet().stream()
                .map(each -> each.getValue().named(each.getKey()))
                .toList());
    return List.of(new AdvanceFunnels(params), new MeasureFunnels(params));
  }

  private List<Job> dimensions() {
    DimensionSettings dimensions = settings.dimensions();
    return Stream.of(
            snapshot(Users.TABLE, dimensions.users(), List.of(Users.USER_ID)),
            snapshot(Contents.TABLE, dimensions.contents(), List.of()),
            snapshot(
                Communities.TABLE, dimensions.communities(), List.of(Communities.OWNER_USER_ID)),
            snapshot(Plans.TABLE, dimensions.plans(), List.of()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Job> snapshot(Table table, Optional<FileSettings> files, List<Field> people) {
    return files.map(
        where ->
            new TakeSnapshot(
                new RawDimension(
                    new RawDimension.Settings(
                        table.name(),
                        where.path().toString(),
                        Format.valueOf(where.format().name()),
                        table.columns(),
                        people,
                        settings.time().zone()),
                    pseudonyms),
                table,
                table.equals(Users.TABLE) ? Users.CARE : TakeSnapshot.Care.NONE));
  }
}
