package dev.vesper.cli;

/** Purchases, their histories, scores and named groups as SQL over the events. */
final class ValueAnswers {
  private static final String CURRENCY = "CNY";

  private ValueAnswers() {}

  /** Rows of {@code purchase_days}. */
  static String days(String events) {
    return """
        SELECT dt, user_id, count(DISTINCT coalesce(order_id, event_id)) AS orders,
          count(DISTINCT CASE WHEN amount IS NOT NULL AND currency IS DISTINCT FROM '%1$s'
            THEN coalesce(order_id, event_id) END) AS foreign_orders,
          CAST(coalesce(sum(CASE WHEN currency = '%1$s' THEN amount END), 0) AS DECIMAL(18, 4))
            AS amount
        FROM %2$s WHERE event_type = 'purchase' AND user_id IS NOT NULL GROUP BY ALL ORDER BY ALL"""
        .formatted(CURRENCY, events);
  }

  /** Rows of {@code purchase_histories} on the nights that are kept. */
  static String histories(String events, String histories) {
    return """
        SELECT night.dt, user_id, min(day.dt), max(day.dt), count(*), sum(orders)::BIGINT,
          sum(foreign_orders)::BIGINT, sum(amount)::DECIMAL(18, 4), arg_min(amount, day.dt),
          list(day.dt ORDER BY day.dt)::VARCHAR, list(amount ORDER BY day.dt)::VARCHAR
        FROM (%s) AS day JOIN (SELECT DISTINCT dt FROM %s) AS night ON day.dt <= night.dt
        GROUP BY night.dt, user_id ORDER BY ALL"""
        .formatted(days(events), histories);
  }

  /** Each customer's values, scores and group on a night. */
  private static String scored(String events, String night) {
    return """
        WITH own AS (
          SELECT user_id, count(*) AS f, DATE '%2$s' - max(dt) AS r, sum(amount) AS amount,
            CAST(sum(amount) / count(*) AS DECIMAL(18, 4)) AS m
          FROM (%1$s) WHERE dt <= DATE '%2$s' GROUP BY user_id),
        classed AS (
          SELECT *, CASE WHEN m > 0 THEN floor(ln(m::DOUBLE) / ln(1.005)) ELSE -1e9 END AS class
          FROM own),
        ranked AS (
          SELECT *, count(*) OVER () AS everybody,
            (SELECT count(*) FROM own AS other WHERE other.r < classed.r) AS newer,
            (SELECT count(*) FROM own AS other WHERE other.f < classed.f) AS rarer,
            (SELECT count(*) FROM classed AS other WHERE other.class < classed.class) AS poorer
          FROM classed),
        scored AS (
          SELECT *, 5 - (5 * newer) // everybody AS rs, 1 + (5 * rarer) // everybody AS fs,
            1 + (5 * poorer) // everybody AS ms FROM ranked),
        grouped AS (
          SELECT *, CASE
            WHEN rs >= 4 AND fs >= 4 AND ms >= 4 THEN 'champions'
            WHEN rs >= 3 AND fs >= 4 THEN 'loyal'
            WHEN rs >= 3 AND ms = 5 THEN 'big_spenders'
            WHEN rs >= 4 AND fs >= 2 THEN 'promising'
            WHEN rs >= 4 THEN 'new'
            WHEN rs = 3 THEN 'cooling'
            WHEN fs >= 4 THEN 'at_risk'
            WHEN rs = 2 THEN 'slipping'
            ELSE 'lost' END AS named FROM scored)
        """
        .formatted(days(events), night);
  }

  /** Frequency, recency, money, their scores and the group of each customer. */
  static String customers(String events, String night) {
    return scored(events, night)
        + "SELECT user_id, f, r, m, rs, fs, ms, named FROM grouped ORDER BY ALL";
  }

  /** Who is in each group that somebody is in. */
  static String groups(String events, String night) {
    return scored(events, night)
        + """
        SELECT named, count(*), any_value(everybody), count(*) / any_value(everybody),
          CASE WHEN count(*) >= 10 THEN sum(amount)::DECIMAL(18, 4) END FROM grouped GROUP BY named ORDER BY ALL""";
  }

  /** What each score stands for. */
  static String scores(String events, String night) {
    return scored(events, night)
        + """
        SELECT measure, score, CASE WHEN count(*) >= 10 THEN min(v)::DECIMAL(18, 4) END, count(*)
        FROM (
          SELECT 'frequency' AS measure, fs AS score, f::DECIMAL(18, 4) AS v FROM grouped
          UNION ALL SELECT 'monetary', ms, m FROM grouped
          UNION ALL SELECT 'recency', rs, r::DECIMAL(18, 4) FROM grouped)
        GROUP BY ALL ORDER BY ALL""";
  }

  /** Whether memberships in force have a price of ours, and why not. */
  static String members(String subscriptions) {
    return """
        WITH priced AS (SELECT user_id, CASE WHEN price IS NULL OR currency IS NULL
            THEN 'unknown_price' WHEN currency <> '%s' THEN 'foreign_price' END AS lacks
          FROM %s WHERE is_in_force)
        SELECT user_id, bool_or(lacks IS NULL),
          string_agg(DISTINCT lacks, ' ' ORDER BY lacks) FROM priced GROUP BY user_id ORDER BY ALL"""
        .formatted(CURRENCY, subscriptions);
  }
}
