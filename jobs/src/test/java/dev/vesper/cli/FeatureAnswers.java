package dev.vesper.cli;

import dev.vesper.jobs.feature.UserFeatures;
import dev.vesper.pipeline.table.Field;
import java.util.stream.Collectors;

/** Features of users as SQL that looks at the events of each, in a zone without summer time. */
final class FeatureAnswers {
  /** The columns of {@code user_features} in the order of {@link #features}. */
  static final String COLUMNS =
      UserFeatures.TABLE.columns().stream()
          .filter(field -> !field.name().startsWith(UserFeatures.TOPIC_SHARES.name()))
          .map(FeatureAnswers::plain)
          .collect(Collectors.joining(", "));

  private static final String DAYS =
      """
      days AS (SELECT DISTINCT u, dt FROM e),
      lives AS (
        SELECT u, least(n - max(dt), 56) AS days_since_active, n - min(dt) AS tenure_days,
          count(*) FILTER (dt > n - 7) AS active_days_7, count(*) FILTER (dt > n - 28) AS active_days_28,
          count(*) FILTER (dt > n - 56) AS active_days_56,
          count(*) FILTER (dt > n - 28 AND isodow(dt) > 5) AS weekend_days_28,
          count(*) FILTER (dt > n - 14) AS active_days_14,
          count(*) FILTER (dt > n - 14 AND isodow(dt) > 5) AS weekend_days_14,
          count(DISTINCT (n - dt) // 7) FILTER (dt > n - 56) AS active_weeks_56,
          least((n - min(dt)) // 7 + 1, 8) AS known_weeks_56,
          (SELECT min(k) FROM range(0, 57) AS runs(k) WHERE k = 56 OR NOT EXISTS (
            SELECT 1 FROM days AS d WHERE d.u = days.u
              AND d.dt = n - CAST(k AS INTEGER) - CASE WHEN max(days.dt) = n THEN 0 ELSE 1 END))
            AS streak_days
        FROM days, night GROUP BY u, n)""";

  private static final String SUMS =
      """
      %1$s AS (
        SELECT u, count(*) AS events_%2$d,
          sum(duration_s) FILTER (event_type = 'progress') AS watch_seconds_%2$d,
          sum(amount) FILTER (event_type IN ('purchase', 'subscribe', 'renew') AND currency = 'CNY') AS paid_%2$d,
          sum(amount) FILTER (event_type = 'refund' AND currency = 'CNY') AS refunded_%2$d,
          count(*) FILTER (event_type = 'play') AS plays_%2$d,
          count(*) FILTER (event_type = 'complete') AS completions_%2$d,
          count(*) FILTER (event_type = 'read') AS reads_%2$d,
          count(*) FILTER (event_type = 'search') AS searches_%2$d,
          count(*) FILTER (event_type IN ('like', 'comment', 'reply', 'share', 'follow', 'invite', 'answer', 'rate'))
            AS given_%2$d,
          count(*) FILTER (event_type = 'purchase') AS purchases_%2$d,
          count(*) FILTER (event_type = 'add_to_cart') AS carts_%2$d,
          count(*) FILTER (event_type = 'payment_failed') AS failed_payments_%2$d,
          count(DISTINCT (dt, hour(event_time))) AS active_hours_%2$d,
          count(DISTINCT (dt, hour(event_time))) FILTER (part = 0) AS night_hours_%2$d,
          count(DISTINCT (dt, hour(event_time))) FILTER (part = 1) AS morning_hours_%2$d,
          count(DISTINCT (dt, hour(event_time))) FILTER (part = 2) AS afternoon_hours_%2$d,
          count(DISTINCT (dt, hour(event_time))) FILTER (part = 3) AS evening_hours_%2$d
        FROM (SELECT *, hour(event_time AT TIME ZONE '%3$s') // 6 AS part FROM e, night WHERE dt > n - %2$d)
        GROUP BY u)""";

  private static final String PURCHASES =
      """
      purchases AS (
        SELECT u, count(*) AS purchases_ever, n - min(dt) AS days_since_first_purchase,
          n - max(dt) AS days_since_purchase FROM e, night WHERE event_type = 'purchase' GROUP BY u, n),
      payments AS (
        SELECT u, sum(amount) AS paid_ever FROM e
        WHERE event_type IN ('purchase', 'subscribe', 'renew') AND currency = 'CNY' GROUP BY u)""";

  private FeatureAnswers() {}

  private static String plain(Field field) {
    boolean exact = field.type().simpleString().startsWith("decimal");
    return exact ? "CAST(" + field.name() + " AS DECIMAL(38, 6))" : field.name();
  }

  /** The published tables that the numbers are counted from. */
  record From(
      String events, String contents, String users, String subscriptions, String userDays) {}

  /** Rows of {@code user_features} of a night, but for the topic shares. */
  static String features(From from, String night, String zone) {
    return """
        WITH night AS (SELECT DATE '%1$s' AS n),
        e AS (
          SELECT user_id AS u, events.* FROM %2$s AS events, night WHERE user_id IS NOT NULL AND dt <= n),
        %3$s, %4$s, %5$s, topics AS (
          SELECT u, count(DISTINCT topic) FILTER (events > 0) AS topics_28, sum(events) AS topic_events_28,
            coalesce(sum(events) FILTER (dt > (SELECT n FROM night) - 14), 0) AS topic_events_14
          FROM (%6$s) WHERE dt > (SELECT n FROM night) - 28 GROUP BY u),
        sessions AS (
          SELECT user_id AS u, sum(sessions) AS sessions_28,
            sum(sessions) FILTER (dt > n - 14) AS sessions_14 FROM %7$s, night WHERE dt BETWEEN n - 27 AND n
          GROUP BY u),
        received AS (
          SELECT target_user_id AS u, count(*) AS received_28,
            count(*) FILTER (dt > n - 14) AS received_14 FROM e, night
          WHERE dt > n - 28 AND u <> target_user_id AND event_type IN
            ('like', 'comment', 'reply', 'share', 'follow', 'invite', 'answer', 'rate') GROUP BY target_user_id),
        members AS (
          SELECT user_id AS u, bool_or(is_in_force) AS has_membership,
            bool_or(is_in_force AND cancelled_on IS NOT NULL) AS has_cancelled,
            max(greatest(paid_until - n, 0)) FILTER (is_in_force) AS membership_days_left,
            max(n - started_on) FILTER (is_in_force) AS membership_days
          FROM %8$s, night WHERE dt = n GROUP BY u),
        channels AS (
          SELECT u, arg_min(channel_source, (event_time, channel_source)) AS channel
          FROM e WHERE channel_source IS NOT NULL GROUP BY u),
        people AS (
          SELECT user_id AS u, birth_year // 10 * 10 AS birth_decade, occupation FROM %9$s)
        """
            .formatted(
                night,
                from.events(),
                DAYS,
                SUMS.formatted("sums", 28, zone) + ", " + SUMS.formatted("newer_sums", 14, zone),
                PURCHASES,
                topics("e", from.contents()),
                from.userDays(),
                from.subscriptions(),
                from.users())
        + selected()
        + " FROM lives LEFT JOIN sums USING (u) LEFT JOIN newer_sums USING (u) LEFT JOIN sessions USING (u) LEFT JOIN purchases USING (u)"
        + " LEFT JOIN payments USING (u) LEFT JOIN topics USING (u) LEFT JOIN received USING (u)"
        + " LEFT JOIN members USING (u) LEFT JOIN channels USING (u) LEFT JOIN people USING (u)"
        + " ORDER BY ALL";
  }

  private static String selected() {
    return "SELECT u"
        + UserFeatures.TABLE.columns().stream()
            .filter(field -> !field.equals(UserFeatures.USER_ID))
            .filter(field -> !field.name().startsWith(UserFeatures.TOPIC_SHARES.name()))
            .map(field -> ", " + expression(field))
            .collect(Collectors.joining());
  }

  private static String expression(Field field) {
    return switch (field.name()) {
      case "active_week_share" -> "active_weeks_56 / known_weeks_56";
      case "weekend_share" -> over("weekend_days_28", "active_days_28");
      case "events_per_day" -> over("events_28", "active_days_28");
      case "sessions_per_day" -> over("sessions_28", "active_days_28");
      case "watch_seconds_per_day" ->
          over("CAST(coalesce(watch_seconds_28, 0) AS DOUBLE)", "active_days_28");
      case "completions_per_play" -> over("completions_28", "plays_28");
      case "night_share", "morning_share", "afternoon_share", "evening_share" ->
          over(field.name().replace("share", "hours_28"), "active_hours_28");
      case "carts_not_bought_28" -> "greatest(coalesce(carts_28 - purchases_28, 0), 0)";
      case "purchases_ever", "topics_28", "topic_events_28", "topic_events_14" ->
          "coalesce(" + field.name() + ", 0)";
      case "paid_ever" -> "CAST(coalesce(paid_ever, 0) AS DECIMAL(38, 6))";
      case "has_membership", "has_cancelled" -> "coalesce(" + field.name() + ", false)";
      default -> filled(field);
    };
  }

  private static String filled(Field field) {
    if (field.nullable()) {
      return field.name();
    }
    String filled = "coalesce(" + field.name() + ", 0)";
    return plain(field).equals(field.name()) ? filled : "CAST(" + filled + " AS DECIMAL(38, 6))";
  }

  private static String over(String part, String all) {
    return "CASE WHEN " + all + " > 0 THEN " + part + " / " + all + " END";
  }

  /** Rows of {@code topic_days}: user, night, topic, events, seconds. */
  static String topics(String events, String contents) {
    return """
        SELECT user_id AS u, e.dt, topic, count(*) FILTER (event_type <> 'progress') AS events,
          CAST(coalesce(sum(duration_s) FILTER (event_type = 'progress'), 0) AS DECIMAL(38, 6)) AS seconds
        FROM %s AS e JOIN (SELECT DISTINCT content_id, unnest(topics) AS topic FROM %s) USING (content_id)
        WHERE user_id IS NOT NULL AND event_type NOT IN ('refund', 'expose', 'touch') GROUP BY ALL"""
        .formatted(events, contents);
  }

  /**
   * Each user's share of each topic in so many days up to a night, for who has any: user, topic,
   * share.
   */
  static String shares(String events, String contents, String night, int days) {
    return """
        WITH counted AS (
          SELECT u, topic, sum(events) AS n FROM (%s) WHERE dt > DATE '%s' - %d AND dt <= DATE '%s' GROUP BY u, topic)
        SELECT u, topic, n / (SELECT sum(n) FROM counted AS all_topics WHERE all_topics.u = counted.u)
        FROM counted WHERE n > 0 ORDER BY ALL"""
        .formatted(topics(events, contents), night, days, night);
  }
}
