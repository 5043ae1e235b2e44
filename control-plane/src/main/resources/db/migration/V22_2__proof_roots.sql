-- The root over an hour's buckets and records as they were when it was sealed: made once, soon
-- after, so that the close of a month need not hash them all. Empty where there is nothing.
ALTER TABLE usage_hour ADD COLUMN proof_root text;
CREATE INDEX usage_hour_without_root ON usage_hour (cluster_id, hour)
    WHERE sealed_at IS NOT NULL AND proof_root IS NULL;

-- How many they are, without reading them.
ALTER TABLE usage_hour_records ADD COLUMN records integer
    GENERATED ALWAYS AS (cardinality(ids)) STORED;
