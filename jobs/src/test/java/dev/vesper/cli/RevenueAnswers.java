package dev.vesper.cli;

/**
 * Subscriptions and their revenue as SQL over the events: a step for each event of a subscription,
 * and each night by looking at the newest step. Money in ten-thousandths, with days of grace and
 * minutes of merging as they are by default.
 */
final class RevenueAnswers {
  /** The columns of {@code subscriptions} in the order of {@link #subscriptions}. */
  static final String SUBSCRIPTION_COLUMNS =
      "dt, user_id, plan_id, community_id, status, is_in_force, started_on, anchor_on, periods,"
          + " period_months, paid_until, CAST(price * 10000 AS BIGINT), currency,"
          + " CAST(mrr * 10000 AS BIGINT), cancelled_on, failed_on, ended_on, ended_by, renewals,"
          + " refunds, last_paid_time, counted_since";

  /** The columns of {@code mrr_movements} in the order of {@link #movements}. */
  static final String MOVEMENT_COLUMNS =
      "dt, plan_id, movement, dated_on, movements, CAST(amount * 10000 AS BIGINT)";

  private RevenueAnswers() {}

  /** Rows of {@code subscription_events} from the tables of events and plans. */
  static String events(String events, String plans) {
    return """
        SELECT dt, event_id, user_id, coalesce(e.plan_id, 'unnamed') AS plan_id, community_id,
          event_type, event_time,
          CASE WHEN event_type IN ('subscribe', 'renew') THEN coalesce(amount, price) END AS price,
          CASE WHEN event_type IN ('subscribe', 'renew')
            THEN coalesce(e.currency, p.currency) END AS currency,
          coalesce(period_months, 1) AS period_months,
          CASE WHEN period_months IS NULL THEN 'assumed' ELSE 'plans' END AS period_from
        FROM %s AS e LEFT JOIN
          (SELECT plan_id, price, currency, period_months FROM %s) AS p ON p.plan_id = e.plan_id
        WHERE event_type IN ('subscribe', 'renew', 'cancel', 'expire', 'payment_failed')
          OR (event_type = 'refund' AND e.plan_id IS NOT NULL)
        ORDER BY ALL"""
        .formatted(events, plans);
  }

  /** The steps of each subscription (s), what changed revenue (change), and every night (night). */
  private static String walked(String events, String plans, String first, String last) {
    return """
        WITH RECURSIVE told AS (%s),
        e AS (
          SELECT *, row_number() OVER (k ORDER BY event_time, event_id) AS i FROM (
            SELECT *, max(CASE WHEN event_type IN ('subscribe', 'renew') THEN 1 ELSE 0 END)
              OVER (k ORDER BY event_time, event_id) AS begun
            FROM told WHERE user_id IS NOT NULL
            WINDOW k AS (PARTITION BY user_id, plan_id, community_id))
          WHERE begun = 1
          WINDOW k AS (PARTITION BY user_id, plan_id, community_id)),
        s AS (
          SELECT user_id AS u, plan_id AS p, community_id AS c, i, dt AS d, event_type AS type,
            event_time AS moment, event_id AS id, dt AS started, dt AS anchor, 1 AS periods,
            period_months AS months, price, currency, CAST(NULL AS DATE) AS cancelled,
            CAST(NULL AS DATE) AS failed, CAST(NULL AS DATE) AS ended,
            CAST(NULL AS VARCHAR) AS ended_by, 0 AS renewals, 0 AS refunds, event_time AS paid,
            CASE WHEN currency = 'CNY' AND price > 0 THEN dt END AS counted,
            false AS ran, false AS pays_next, CAST(NULL AS DATE) AS due_before
          FROM e WHERE i = 1
          UNION ALL
          SELECT u, p, c, n.i, n.d, n.type, n.moment, n.id,
            CASE WHEN pays AND NOT runs THEN n.d ELSE started END,
            CASE WHEN NOT pays THEN anchor WHEN NOT runs THEN n.d
              WHEN new_months = months THEN anchor WHEN merged
              THEN CAST(anchor + to_months((periods - 1) * months) AS DATE) ELSE due END,
            CASE WHEN NOT pays THEN periods WHEN NOT runs OR new_months <> months THEN 1
              WHEN merged THEN periods ELSE periods + 1 END,
            CASE WHEN pays THEN new_months ELSE months END,
            CASE WHEN pays AND new_price IS NOT NULL
                AND NOT (runs AND currency = 'CNY' AND new_currency IS DISTINCT FROM 'CNY')
              THEN new_price ELSE price END,
            CASE WHEN pays AND new_price IS NOT NULL
                AND NOT (runs AND currency = 'CNY' AND new_currency IS DISTINCT FROM 'CNY')
              THEN new_currency ELSE currency END,
            CASE WHEN pays THEN NULL WHEN n.type = 'cancel' AND runs
              THEN coalesce(cancelled, n.d) ELSE cancelled END,
            CASE WHEN pays THEN NULL WHEN n.type = 'payment_failed' AND runs
              THEN n.d ELSE failed END,
            CASE WHEN pays THEN NULL WHEN ended IS NOT NULL THEN ended WHEN NOT runs THEN due
              WHEN n.type = 'expire' THEN least(n.d, due) END,
            CASE WHEN pays THEN NULL WHEN ended IS NOT NULL THEN ended_by
              WHEN NOT runs OR n.type = 'expire' THEN why END,
            renewals + CASE WHEN pays AND runs AND NOT merged THEN 1 ELSE 0 END,
            refunds + CASE WHEN n.type = 'refund' THEN 1 ELSE 0 END,
            CASE WHEN pays THEN n.moment ELSE paid END,
            coalesce(counted, CASE WHEN pays AND new_currency = 'CNY' AND new_price > 0
              THEN n.d END),
            runs, pays AND runs AND NOT merged, due
          FROM (
            SELECT s.u, s.p, s.c, s.started, s.anchor, s.periods, s.months, s.price, s.currency,
              s.cancelled, s.failed, s.ended, s.ended_by, s.renewals, s.refunds, s.paid, s.counted,
              e.i, e.dt AS d, e.event_type AS type, e.event_time AS moment, e.event_id AS id,
              e.price AS new_price, e.currency AS new_currency, e.period_months AS new_months,
              e.event_type IN ('subscribe', 'renew') AS pays,
              CAST(s.anchor + to_months(s.periods * s.months) AS DATE) AS due,
              CASE WHEN s.cancelled IS NOT NULL THEN 'cancelled'
                WHEN s.failed IS NOT NULL THEN 'payment_failed' ELSE 'expired' END AS why,
              s.ended IS NULL AND e.dt <= CASE WHEN s.cancelled IS NOT NULL
                THEN greatest(s.cancelled, due) ELSE due + 3 END AS runs,
              e.event_time - s.paid <= INTERVAL 60 MINUTE AS merged
            FROM s JOIN e ON e.user_id = s.u AND e.plan_id = s.p
              AND e.community_id IS NOT DISTINCT FROM s.c AND e.i = s.i + 1) AS n),
        nights AS (
          SELECT CAST(unnest(generate_series(DATE '%s', DATE '%s', INTERVAL 1 DAY)) AS DATE) AS dt),
        timed AS (
          SELECT *, CAST(anchor + to_months(periods * months) AS DATE) AS due,
            CASE WHEN currency = 'CNY' AND price IS NOT NULL
              THEN (2 * CAST(price * 10000 AS BIGINT) + months) // (2 * months) ELSE 0 END AS month,
            CASE WHEN ended IS NULL THEN CASE WHEN cancelled IS NOT NULL
              THEN greatest(cancelled, due) ELSE due + 3 END END AS last_night,
            lead(d) OVER (PARTITION BY u, p, c ORDER BY i) AS next_d,
            CASE WHEN ended IS NULL THEN month ELSE 0 END AS brings,
            lag(brings) OVER (PARTITION BY u, p, c ORDER BY i) AS brought
          FROM s),
        night AS (
          SELECT dt, timed.*, ended IS NULL AND dt < last_night AS runs,
            CASE WHEN cancelled IS NOT NULL THEN 'cancelled'
              WHEN failed IS NOT NULL THEN 'payment_failed' ELSE 'expired' END AS why
          FROM nights JOIN timed ON d <= dt
            AND NOT EXISTS (SELECT 1 FROM e WHERE e.user_id = u AND e.plan_id = p
              AND e.community_id IS NOT DISTINCT FROM c AND e.i > timed.i AND e.dt <= nights.dt)),
        change AS (
          SELECT u, p, d AS dt, moment, id, brings - CASE WHEN ran THEN brought ELSE 0 END AS delta,
            CASE WHEN type = 'expire' THEN ended ELSE d END AS dated, type = 'renew' AS renews
          FROM timed
          UNION ALL
          SELECT u, p, last_night, NULL, NULL, -brings, due, false FROM timed
          WHERE last_night <= DATE '%s' AND (next_d IS NULL OR next_d > last_night))
        """
        .formatted(events(events, plans), first, last, last);
  }

  /** Rows of {@code subscriptions}. */
  static String subscriptions(String events, String plans, String first, String last) {
    return walked(events, plans, first, last)
        + """
        SELECT dt, u, p, c, CASE WHEN NOT runs THEN 'ended' WHEN cancelled IS NOT NULL
            THEN 'cancelled' WHEN dt < due THEN 'active' ELSE 'overdue' END, runs, started, anchor,
          periods, months, due, CAST(price * 10000 AS BIGINT), currency,
          CASE WHEN runs THEN month ELSE 0 END, cancelled, failed,
          CASE WHEN NOT runs THEN coalesce(ended, due) END,
          CASE WHEN NOT runs THEN coalesce(ended_by, why) END, renewals, refunds, paid, counted
        FROM night WHERE dt > DATE '%s' - 7 ORDER BY ALL"""
            .formatted(last);
  }

  /** Rows of {@code mrr_movements}, without those of no movement. */
  static String movements(String events, String plans, String first, String last) {
    return walked(events, plans, first, last)
        + """
        , scoped AS (
          SELECT CAST(NULL AS VARCHAR) AS plan, * FROM change WHERE delta <> 0
          UNION ALL SELECT p, * FROM change WHERE delta <> 0),
        parted AS (
          SELECT *, CASE WHEN moment IS NULL THEN dated IS DISTINCT FROM lag(dated) OVER w
                OR lag(moment) OVER w IS NOT NULL
              ELSE coalesce(moment - lag(moment) OVER w > INTERVAL 60 MINUTE, true) END AS parts
          FROM scoped
          WINDOW w AS (PARTITION BY u, plan, dt ORDER BY moment NULLS LAST, id, dated)),
        numbered AS (
          SELECT *, sum(CASE WHEN parts THEN 1 ELSE 0 END) OVER (
            PARTITION BY u, plan ORDER BY dt, moment NULLS LAST, id, dated) AS n FROM parted),
        grouped AS (
          SELECT u, plan, n, max(dt) AS dt, max(dated) AS dated, sum(delta) AS delta,
            arg_min(renews, moment) AS renews
          FROM numbered GROUP BY u, plan, n),
        summed AS (
          SELECT *, sum(delta) OVER (PARTITION BY u, plan ORDER BY n) AS after FROM grouped)
        SELECT dt, plan, CASE WHEN after = delta AND n > 1 THEN 'reactivation'
            WHEN after = delta AND renews THEN 'found' WHEN after = delta THEN 'new'
            WHEN after = 0 THEN 'churn' WHEN delta > 0 THEN 'expansion' ELSE 'contraction' END,
          dated, count(*), CAST(sum(delta) AS BIGINT)
        FROM summed WHERE delta <> 0 GROUP BY ALL ORDER BY ALL""";
  }

  /** Night, plan, closing revenue, subscriptions in force, foreign ones, paying users. */
  static String levels(String events, String plans, String first, String last) {
    return walked(events, plans, first, last)
        + """
        , scoped AS (SELECT CAST(NULL AS VARCHAR) AS plan, * FROM night UNION ALL SELECT p, * FROM night)
        SELECT nights.dt, plan, CAST(coalesce(sum(month) FILTER (runs), 0) AS BIGINT),
          count(*) FILTER (runs),
          count(*) FILTER (runs AND (price IS NULL OR currency IS DISTINCT FROM 'CNY')),
          count(DISTINCT u) FILTER (runs AND month > 0)
        FROM nights LEFT JOIN scoped ON scoped.dt = nights.dt GROUP BY ALL ORDER BY ALL""";
  }

  /** Rows of {@code renewal_outcomes}. */
  static String outcomes(String events, String plans, String first, String last) {
    return walked(events, plans, first, last)
        + """
        , decided AS (
          SELECT d AS dt, p, 'renewed' AS outcome, 0 AS notice FROM timed WHERE pays_next
          UNION ALL
          SELECT d, p, ended_by, CASE WHEN cancelled IS NULL THEN 0
            ELSE greatest(0, least(31, due - cancelled)) END
          FROM timed WHERE ran AND type = 'expire'
          UNION ALL
          SELECT last_night, p, CASE WHEN cancelled IS NOT NULL THEN 'cancelled'
              WHEN failed IS NOT NULL THEN 'payment_failed' ELSE 'expired' END,
            CASE WHEN cancelled IS NULL THEN 0 ELSE greatest(0, least(31, due - cancelled)) END
          FROM timed WHERE last_night <= DATE '%s' AND (next_d IS NULL OR next_d > last_night))
        SELECT dt, p, outcome, notice, count(*) FROM decided GROUP BY ALL ORDER BY ALL"""
            .formatted(last);
  }

  /** Rows of {@code expected_renewals} of the last night. */
  static String expected(String subscriptions, String outcomes, String last) {
    return """
        WITH due AS (
          SELECT plan_id, paid_until, paid_until - dt AS ahead, count(*) AS due,
            CAST(sum(price) AS DECIMAL(18, 4)) AS amount
          FROM %s WHERE dt = DATE '%s' AND status = 'active' AND currency = 'CNY'
            AND paid_until BETWEEN dt + 1 AND dt + 30 GROUP BY ALL),
        pool AS (SELECT * FROM %s WHERE dt BETWEEN DATE '%s' - 90 AND DATE '%s'),
        own AS (
          SELECT due.*, (SELECT coalesce(sum(periods), 0) FROM pool
            WHERE pool.plan_id = due.plan_id
              AND NOT (outcome = 'cancelled' AND notice_days >= ahead)) >= 30 AS enough
          FROM due),
        rated AS (
          SELECT own.*, CASE WHEN enough THEN 'plan' ELSE 'all' END AS rate_of,
            (SELECT CAST(coalesce(sum(periods), 0) AS BIGINT) FROM pool
              WHERE (NOT enough OR pool.plan_id = own.plan_id)
                AND NOT (outcome = 'cancelled' AND notice_days >= ahead)) AS ended,
            (SELECT CAST(coalesce(sum(periods), 0) AS BIGINT) FROM pool
              WHERE (NOT enough OR pool.plan_id = own.plan_id)
                AND outcome = 'renewed') AS renewed
          FROM own)
        SELECT plan_id, paid_until, due, amount, rate_of, renewed, ended,
          renewed / ended, due * renewed / ended,
          (2 * CAST(amount * 10000 AS BIGINT) * renewed + ended) // (2 * ended)
        FROM rated ORDER BY ALL"""
        .formatted(subscriptions, last, outcomes, last, last);
  }

  /** User, plan, community and night of each subscription in force at its end. */
  static String inForce(String events, String plans, String first, String last) {
    return walked(events, plans, first, last) + "SELECT u, p, c, dt FROM night WHERE runs";
  }
}
