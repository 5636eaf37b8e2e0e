package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes what the platform knows beside its events: users, contents, communities and plans. */
final class Dimensions {
  private static final long LAST_SECOND = 86_399_000_000L;

  private final World world;
  private final Place place;
  private final Profiles profiles;
  private final Lives lives;
  private final Registrations registrations;

  Dimensions(World world, Place place) {
    this.world = world;
    this.place = place;
    this.lives = new Lives(world);
    this.registrations = new Registrations(world, lives);
    this.profiles = new Profiles(world);
  }

  void write() {
    place.write("users.csv", this::users);
    place.write("contents.jsonl", this::contents);
    place.write("communities.csv", this::communities);
    place.write("plans.csv", this::plans);
  }

  private void users(OutputStream out) throws IOException {
    Csv csv =
        new Csv(
            out,
            "user_id",
            "registered_at",
            "birth_year",
            "occupation",
            "region",
            "consent_status",
            "consent_given_at",
            "consent_withdrawn_at");
    for (int user = 0; user < world.settings().users(); user++) {
      Life life = lives.of(user);
      Profiles.Profile profile = profiles.of(user);
      long registered = registrations.time(life);
      Profiles.Consent consent = profile.consent();
      csv.row(
          Names.user(user),
          iso(registered),
          profile.birthYear() == 0 ? "" : profile.birthYear(),
          profile.occupation(),
          profile.region(),
          consent.written(),
          consent == Profiles.Consent.UNKNOWN ? "" : iso(registered),
          consent == Profiles.Consent.WITHDRAWN ? iso(withdrawn(life, profile)) : "");
    }
  }

  /** Some days after registering, and not after the last day. */
  private long withdrawn(Life life, Profiles.Profile profile) {
    int day = Math.min(life.arrival() + profile.daysToWithdrawal(), world.settings().days() - 1);
    return Math.max(registrations.time(life), world.calendar().startsAt(day) + LAST_SECOND);
  }

  private void contents(OutputStream out) throws IOException {
    for (Content content : world.catalogue().all()) {
      out.write((line(content) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private String line(Content content) {
    String topic = Topics.name(content.topic());
    String second = Topics.name(content.secondTopic());
    String kind = content.kind().name().toLowerCase(Locale.ROOT);
    StringBuilder line = new StringBuilder();
    line.append("{\"content_id\":\"").append(Content.id(content.number()));
    line.append("\",\"title\":\"").append(Topics.word(content.topic())).append(" · ").append(kind);
    line.append(' ').append(content.number()).append("\",\"kind\":\"").append(kind);
    line.append("\",\"topics\":[\"").append(topic);
    line.append(topic.equals(second) ? "" : "\",\"" + second);
    line.append("\"],\"price\":").append(Csv.money(content.priceCents()));
    line.append(",\"currency\":\"").append(LineFormat.CURRENCY);
    line.append("\",\"published_at\":\"").append(dayStart(content.published())).append('"');
    if (content.withdrawn() < world.settings().days()) {
      line.append(",\"unpublished_at\":\"").append(dayStart(content.withdrawn())).append('"');
    }
    line.append(",\"length_s\":").append(content.lengthSeconds());
    if (content.community() >= 0) {
      line.append(",\"community_id\":\"").append(Communities.id(content.community())).append('"');
    }
    if (content.author() >= 0) {
      line.append(",\"author\":\"").append(Names.author(content.author())).append('"');
    }
    if (content.leastAge() > 0) {
      line.append(",\"least_age\":").append(content.leastAge());
    }
    return line.append('}').toString();
  }

  private void communities(OutputStream out) throws IOException {
    Csv csv =
        new Csv(out, "community_id", "title", "topic", "owner_user_id", "cost_per_day", "currency");
    for (Communities.Community community : world.communities().all()) {
      csv.row(
          Communities.id(community.number()),
          Topics.word(community.topic()) + " " + community.number(),
          Topics.name(community.topic()),
          Names.user(community.owner()),
          Csv.money(community.costPerDayCents()),
          LineFormat.CURRENCY);
    }
  }

  private void plans(OutputStream out) throws IOException {
    Csv csv = new Csv(out, "plan_id", "title", "price", "currency", "period_months");
    for (Plan plan : List.of(Plan.values())) {
      String title = plan.name().toLowerCase(Locale.ROOT);
      csv.row(plan.id(), title, Csv.money(plan.priceCents()), LineFormat.CURRENCY, plan.months());
    }
  }

  private String dayStart(int day) {
    return iso(world.calendar().startsAt(day));
  }

  private static String iso(long micros) {
    Bytes bytes = new Bytes(32).time(micros);
    return new String(bytes.data(), 0, bytes.size(), StandardCharsets.US_ASCII);
  }
}
