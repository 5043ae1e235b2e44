-- Taking in a batch writes a handful of rows, however many series it has.

-- How far each counter of a broker is counted: {"INGRESS_BYTES/<topic id>": total}; one that is not
-- named stands at 0. A start that is not the total here is a gap, or counted already.
CREATE TABLE usage_totals (
    cluster_id bigint  NOT NULL REFERENCES kafka_cluster,
    broker     integer NOT NULL,
    totals_id  text    NOT NULL,
    totals     jsonb   NOT NULL,
    PRIMARY KEY (cluster_id, broker, totals_id)
) WITH (fillfactor = 70);

INSERT INTO usage_totals
SELECT cluster_id, broker, totals_id,
  jsonb_object_agg(meter || '/' || topic_id, total)
FROM usage_series WHERE total > 0
GROUP BY cluster_id, broker, totals_id;

DROP TABLE usage_series;

-- What the window of a batch adds to its hour: amounts[topic][meter], bytes or level times
-- milliseconds. What topics used is summed from here when the hour is sealed.
ALTER TABLE usage_batch
    ADD COLUMN topic_ids text[],
    ADD COLUMN topics text[],
    ADD COLUMN meters text[],
    ADD COLUMN amounts bigint[];

-- Of hours that are not sealed yet, window by window.
CREATE VIEW usage_open_topic AS
SELECT h.cluster_id, h.hour, m.meter, t.topic_id, t.topic, b.amounts[t.n][m.n]::numeric AS amount
FROM usage_hour h
JOIN usage_batch b ON b.cluster_id = h.cluster_id
  AND b.window_start >= h.hour AND b.window_start < h.hour + interval '1 hour'
CROSS JOIN LATERAL unnest(b.topic_ids, b.topics) WITH ORDINALITY AS t (topic_id, topic, n)
CROSS JOIN LATERAL unnest(b.meters) WITH ORDINALITY AS m (meter, n)
WHERE h.sealed_at IS NULL AND b.amounts[t.n][m.n] > 0;

-- Of all hours, without corrections; a topic can have several rows in an hour.
CREATE VIEW usage_topic AS
SELECT cluster_id, hour, meter, topic_id, topic, amount FROM usage_topic_bucket
UNION ALL
SELECT cluster_id, hour, meter, topic_id, topic, amount FROM usage_open_topic;
