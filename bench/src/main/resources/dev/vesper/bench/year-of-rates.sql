-- the user's day with the active days around it, from which all that follows is counted
CREATE TABLE days AS
SELECT user_id, dt, lag(dt) OVER mine AS previous, lead(dt) OVER mine AS following, min(dt) OVER mine AS first_on
FROM user_days WHERE is_known
WINDOW mine AS (PARTITION BY user_id ORDER BY dt ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

-- a user is active within k days from an active day on until k days later or the next active day
CREATE TABLE windows AS
WITH steps AS (
  SELECT dt AS d, 1 AS week, 1 AS month FROM days
  UNION ALL SELECT least(dt + 7, coalesce(following, dt + 7)), -1, 0 FROM days
  UNION ALL SELECT least(dt + 30, coalesce(following, dt + 30)), 0, -1 FROM days),
summed AS (SELECT d, sum(week) AS week, sum(month) AS month FROM steps GROUP BY d)
SELECT d AS dt, sum(week) OVER (ORDER BY d) AS wau, sum(month) OVER (ORDER BY d) AS mau FROM summed;

COPY (
  WITH counted AS (
    SELECT dt, count(*) AS dau, count(*) FILTER (dt = first_on) AS fresh,
      count(*) FILTER (dt - previous <= 6) AS current,
      count(*) FILTER (dt - previous BETWEEN 7 AND 29) AS reactivated,
      count(*) FILTER (dt - previous >= 30) AS resurrected
    FROM days GROUP BY dt)
  SELECT dt, dau, wau, mau, sum(fresh) OVER (ORDER BY dt) AS known, fresh, current, reactivated, resurrected,
    wau - dau AS at_risk_weekly, mau - wau AS at_risk_monthly,
    sum(fresh) OVER (ORDER BY dt) - mau AS dormant
  FROM counted JOIN windows USING (dt)
) TO '${out}/lifecycle_counts.parquet' (FORMAT parquet, COMPRESSION zstd);

-- growth accounting to date: each user counts from the first active day of the period on
COPY (
  WITH periods AS (
    SELECT user_id, g.grain, g.start, first_on, min(dt) AS since
    FROM days, LATERAL (VALUES ('day', dt), ('week', date_trunc('week', dt)::DATE),
      ('month', date_trunc('month', dt)::DATE)) g(grain, start)
    GROUP BY ALL),
  before AS (
    SELECT *, lag(start) OVER (PARTITION BY user_id, grain ORDER BY start) = CASE grain WHEN 'day' THEN start - 1
      WHEN 'week' THEN start - 7 ELSE (start - INTERVAL 1 MONTH)::DATE END AS was_there FROM periods),
  daily AS (
    SELECT grain, start, since AS dt, count(*) AS active, count(*) FILTER (first_on >= start) AS fresh,
      count(*) FILTER (was_there) AS retained
    FROM before GROUP BY ALL)
  SELECT grain, start, dt, sum(active) OVER w AS active, sum(fresh) OVER w AS fresh, sum(retained) OVER w AS retained,
    sum(active - fresh) OVER w - sum(retained) OVER w AS returned
  FROM daily WINDOW w AS (PARTITION BY grain, start ORDER BY dt)
) TO '${out}/growth.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  WITH cohorts AS (SELECT first_on, count(DISTINCT user_id) AS eligible FROM days GROUP BY first_on)
  SELECT first_on, dt - first_on AS n, any_value(eligible) AS eligible, count(*) AS retained,
    count(*) / any_value(eligible) AS rate
  FROM days JOIN cohorts USING (first_on) WHERE dt - first_on <= 90 GROUP BY ALL
) TO '${out}/retention.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT night, user_id, bool_or(is_known) AS is_known, min(dt) AS first_on, max(dt) AS last_on, count(*) AS active_days,
    sum(events) AS events, sum(sessions) AS sessions, sum(watch_seconds) AS watch_seconds,
    sum(purchases) AS purchases, sum(amount) AS amount, min(dt) FILTER (purchases > 0) AS first_purchased_on,
    bit_or(CASE WHEN night - dt < 63 THEN 1::BIGINT << (night - dt) ELSE 0 END) AS recent_days
  FROM user_days JOIN (
    SELECT CAST(unnest(range((SELECT max(dt) FROM user_days) - 6, (SELECT max(dt) FROM user_days) + 1,
      INTERVAL 1 DAY)) AS DATE) AS night) ON dt <= night
  GROUP BY ALL
) TO '${out}/user_states' (FORMAT parquet, PARTITION_BY (night), WRITE_PARTITION_COLUMNS true, COMPRESSION zstd);
