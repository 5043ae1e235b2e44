-- What the sealed hours of a month add up to, so that the bill of a month that still runs is read
-- without its hours. Kept with each seal and each correction; the hours stay in usage_bucket.
CREATE TABLE usage_month (
    cluster_id  bigint      NOT NULL REFERENCES kafka_cluster,
    month       timestamptz NOT NULL,                   -- its first instant, UTC
    meter       text        NOT NULL,
    amount      numeric     NOT NULL,                   -- sum of the hours and of their corrections
    highest     numeric     NOT NULL,                   -- no hour is above it
    last_hour   timestamptz NOT NULL,                   -- the newest sealed hour with this meter
    last_level  numeric     NOT NULL,                   -- of a level: what it was at that hour's end
    gap_seconds bigint      NOT NULL,                   -- sum of the hours'
    outside     boolean     NOT NULL,                   -- some of it in hours in which it did not run
    PRIMARY KEY (cluster_id, month, meter)
) WITH (fillfactor = 70);

-- The few hours that are not in it yet.
CREATE INDEX usage_hour_open ON usage_hour (cluster_id, hour) WHERE sealed_at IS NULL;

INSERT INTO usage_month
SELECT f.cluster_id, date_trunc('month', f.hour, 'UTC'), f.meter,
  sum(f.amount), max(f.amount), max(f.hour),
  (array_agg(f.last_level ORDER BY f.hour DESC))[1],
  sum(f.gap_seconds), bool_or(f.running_millis = 0 AND f.amount > 0)
FROM (
  SELECT a.cluster_id, a.hour, a.meter, sum(a.amount) AS amount, max(a.last_level) AS last_level,
    least(max(h.gap_seconds), 3600) AS gap_seconds, max(h.running_millis) AS running_millis
  FROM (
    SELECT cluster_id, hour, meter, amount, coalesce(last_level, 0) AS last_level FROM usage_bucket
    UNION ALL
    SELECT cluster_id, hour, meter, amount, 0 FROM usage_correction) a
  JOIN usage_hour h ON h.cluster_id = a.cluster_id AND h.hour = a.hour
  WHERE h.sealed_at IS NOT NULL
  GROUP BY a.cluster_id, a.hour, a.meter) f
GROUP BY f.cluster_id, date_trunc('month', f.hour, 'UTC'), f.meter;
