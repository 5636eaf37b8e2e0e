SET threads = 2;
SET memory_limit = '16GB';
SET preserve_insertion_order = false;
SET temp_directory = '${out}/tmp';

CREATE TEMP VIEW raw AS
SELECT *, (event_time + INTERVAL 8 HOUR)::DATE AS dt
FROM ${source}
WHERE event_id IS NOT NULL AND event_time IS NOT NULL AND coalesce(user_id, anonymous_id) IS NOT NULL;

COPY (
  SELECT * FROM raw
  QUALIFY row_number() OVER (PARTITION BY dt, event_id ORDER BY received_time, filename) = 1
) TO '${out}/events' (FORMAT parquet, PARTITION_BY (dt), WRITE_PARTITION_COLUMNS true, COMPRESSION zstd);

CREATE TABLE user_days AS
SELECT dt, coalesce(user_id, anonymous_id) AS user_id, bool_or(user_id IS NOT NULL) AS is_known,
  count(*) AS events, count(*) FILTER (begins) AS sessions,
  sum(duration_s) FILTER (event_type = 'progress') AS watch_seconds,
  sum(amount) FILTER (event_type IN ('purchase', 'subscribe', 'renew') AND currency = 'CNY') AS amount,
  sum(amount) FILTER (event_type = 'refund' AND currency = 'CNY') AS refunded,
  count(*) FILTER (event_type IN ('purchase', 'subscribe', 'renew') AND amount IS NOT NULL
    AND currency IS DISTINCT FROM 'CNY') AS foreign_payments,
  bit_or(1 << hour(event_time)) AS active_hours, min(event_time) AS first_event_time,
  max(event_time) AS last_event_time,
  count(*) FILTER (event_type = 'register') AS registrations, count(*) FILTER (event_type = 'login') AS logins,
  count(*) FILTER (event_type = 'view') AS views, count(*) FILTER (event_type = 'search') AS searches,
  count(*) FILTER (event_type = 'play') AS plays, count(*) FILTER (event_type = 'progress') AS progresses,
  count(*) FILTER (event_type = 'complete') AS completions, count(*) FILTER (event_type = 'read') AS reads,
  count(*) FILTER (event_type = 'like') AS likes, count(*) FILTER (event_type = 'comment') AS comments,
  count(*) FILTER (event_type = 'reply') AS replies, count(*) FILTER (event_type = 'share') AS shares,
  count(*) FILTER (event_type = 'follow') AS follows, count(*) FILTER (event_type = 'invite') AS invites,
  count(*) FILTER (event_type = 'join') AS joins, count(*) FILTER (event_type = 'leave') AS leaves,
  count(*) FILTER (event_type = 'add_to_cart') AS carts, count(*) FILTER (event_type = 'checkout') AS checkouts,
  count(*) FILTER (event_type = 'purchase') AS purchases, count(*) FILTER (event_type = 'refund') AS refunds,
  count(*) FILTER (event_type = 'subscribe') AS subscriptions, count(*) FILTER (event_type = 'renew') AS renewals,
  count(*) FILTER (event_type = 'cancel') AS cancellations, count(*) FILTER (event_type = 'expire') AS expirations,
  count(*) FILTER (event_type = 'payment_failed') AS failed_payments, count(*) FILTER (event_type = 'expose') AS exposures,
  count(*) FILTER (event_type = 'touch') AS touches, count(*) FILTER (event_type = 'answer') AS answers,
  count(*) FILTER (event_type = 'rate') AS ratings, count(*) FILTER (event_type = 'check_in') AS check_ins,
  count(*) FILTER (event_type = 'other') AS others
FROM (
  SELECT *, coalesce(event_time - lag(event_time) OVER (
      PARTITION BY coalesce(user_id, anonymous_id) ORDER BY event_time, event_id) > INTERVAL 30 MINUTE, true) AS begins
  FROM read_parquet('${out}/events/*/*.parquet'))
GROUP BY ALL;

COPY user_days TO '${out}/user_days'
  (FORMAT parquet, PARTITION_BY (dt), WRITE_PARTITION_COLUMNS true, COMPRESSION zstd);
