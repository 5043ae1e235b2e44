-- The records that made an hour, as hashes: kept when the hour is sealed, and longer than the
-- records themselves, because the proof of an invoice rests on them.
CREATE TABLE usage_hour_records (
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    hour       timestamptz NOT NULL,
    root       text        NOT NULL,                    -- over the hashes in their order
    ids        text[]      NOT NULL,                    -- broker/boot/sequence, in order
    hashes     text[]      NOT NULL,                    -- of each, as a leaf of the tree
    PRIMARY KEY (cluster_id, hour)
);

-- Hash of the record that brought a late fact, written when the fact is billed.
ALTER TABLE usage_correction ADD COLUMN record_hash text;
