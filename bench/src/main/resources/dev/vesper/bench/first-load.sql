COPY (
  WITH nights AS (SELECT DISTINCT dt AS night FROM user_days),
  known AS (SELECT dt, user_id, min(dt) OVER (PARTITION BY user_id) AS first_on FROM user_days WHERE is_known),
  grains AS (
    SELECT night, g.grain, g.start FROM nights, LATERAL (VALUES ('day', night),
      ('week', date_trunc('week', night)::DATE), ('month', date_trunc('month', night)::DATE)) g(grain, start))
  SELECT night AS dt, grain, start,
    (SELECT count(DISTINCT user_id) FROM known k WHERE k.dt BETWEEN g.start AND g.night) AS active_users,
    (SELECT count(DISTINCT user_id) FROM known k WHERE k.first_on BETWEEN g.start AND g.night) AS new_users,
    (SELECT count(DISTINCT user_id) FROM known k WHERE k.dt BETWEEN g.night - 6 AND g.night) AS wau,
    (SELECT count(DISTINCT user_id) FROM known k WHERE k.dt BETWEEN g.night - 29 AND g.night) AS mau
  FROM grains g
) TO '${out}/growth.parquet' (FORMAT parquet, COMPRESSION zstd);
