-- Usage as brokers report it, and the hour buckets that are billed.

-- Closed batches as they came, one row each. Partitions by day of the window's start are made as
-- they are needed and dropped after the retention.
CREATE TABLE usage_batch (
    cluster_id   bigint      NOT NULL,
    broker       integer     NOT NULL,
    boot_id      text        NOT NULL,
    sequence     bigint      NOT NULL,
    window_start timestamptz NOT NULL,
    window_end   timestamptz NOT NULL,
    payload_hash bytea       NOT NULL,                  -- SHA-256
    payload      text        NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, broker, boot_id, sequence, window_start)
) PARTITION BY RANGE (window_start);
CREATE INDEX usage_batch_window ON usage_batch (cluster_id, window_start);

-- A run of a broker. Its row is locked while a batch of it is taken in.
CREATE TABLE usage_boot (
    cluster_id    bigint      NOT NULL REFERENCES kafka_cluster,
    broker        integer     NOT NULL,
    boot_id       text        NOT NULL,
    last_sequence bigint      NOT NULL DEFAULT 0,
    finished      boolean     NOT NULL DEFAULT false,   -- its last window was taken in
    began_at      timestamptz NOT NULL,                 -- start of its first window
    PRIMARY KEY (cluster_id, broker, boot_id)
);

-- What is known of a broker: its watermark, and its open window, which is shown but not billed.
CREATE TABLE usage_broker (
    cluster_id     bigint      NOT NULL REFERENCES kafka_cluster,
    broker         integer     NOT NULL,
    boot_id        text        NOT NULL,                -- the run heard of last
    watermark      timestamptz,                         -- end of the newest closed window
    heard_at       timestamptz NOT NULL,
    open_start     timestamptz,
    open_end       timestamptz,
    open_payload   text,
    connections    integer     NOT NULL DEFAULT 0,
    spool_batches  integer     NOT NULL DEFAULT 0,
    spool_bytes    bigint      NOT NULL DEFAULT 0,
    spool_oldest   timestamptz,
    PRIMARY KEY (cluster_id, broker)
);

-- How far each counter is counted. A start that is not the total here is a gap, or counted already.
CREATE TABLE usage_series (
    cluster_id bigint  NOT NULL REFERENCES kafka_cluster,
    broker     integer NOT NULL,
    totals_id  text    NOT NULL,
    meter      text    NOT NULL,
    topic_id   text    NOT NULL,
    previous   bigint  NOT NULL,
    total      bigint  NOT NULL,
    PRIMARY KEY (cluster_id, broker, totals_id, meter, topic_id)
) WITH (fillfactor = 70);

-- Counts between two totals that no batch has brought: not billed. A late batch can still fill one.
CREATE TABLE usage_gap (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    broker     integer     NOT NULL,
    totals_id  text        NOT NULL,
    meter      text        NOT NULL,
    topic_id   text        NOT NULL,
    topic      text        NOT NULL,
    from_total bigint      NOT NULL,
    to_total   bigint      NOT NULL,
    before     timestamptz NOT NULL,                    -- start of the window behind it
    noticed_at timestamptz NOT NULL,
    filled_at  timestamptz
);
CREATE INDEX usage_gap_open ON usage_gap (cluster_id, broker, totals_id, meter, topic_id)
    WHERE filled_at IS NULL;

-- What could not be taken in, whole, with the reason. Never billed.
CREATE TABLE usage_quarantine (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id   bigint      NOT NULL REFERENCES kafka_cluster,
    reason       text        NOT NULL,
    payload_hash bytea       NOT NULL,
    payload      text        NOT NULL,
    received_at  timestamptz NOT NULL,
    UNIQUE (cluster_id, payload_hash)
);

-- One row a cluster and hour: locked by whoever adds to the hour, and by the one that seals it.
CREATE TABLE usage_hour (
    cluster_id      bigint      NOT NULL REFERENCES kafka_cluster,
    hour            timestamptz NOT NULL,
    batches         integer     NOT NULL DEFAULT 0,
    sealed_at       timestamptz,
    running_millis  bigint,                             -- of the cluster, from its state history
    gap_seconds     integer     NOT NULL DEFAULT 0,     -- for which some broker reported nothing
    carried_seconds integer     NOT NULL DEFAULT 0,     -- for which none did and levels were carried
    PRIMARY KEY (cluster_id, hour)
);

-- Usage of one meter of one cluster in one UTC hour.
CREATE TABLE usage_bucket (
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    hour       timestamptz NOT NULL,
    meter      text        NOT NULL,
    amount     numeric     NOT NULL,                    -- bytes, or level times milliseconds
    minutes    bigint[],                                -- of a counter: what each minute added
    peak       bigint,                                  -- the most that any of them added
    last_level numeric,                                 -- of a level: what it was at the end
    PRIMARY KEY (cluster_id, hour, meter)
) WITH (fillfactor = 70);

CREATE TABLE usage_topic_bucket (
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    hour       timestamptz NOT NULL,
    meter      text        NOT NULL,
    topic_id   text        NOT NULL,
    topic      text        NOT NULL,
    amount     numeric     NOT NULL,
    last_level numeric,
    PRIMARY KEY (cluster_id, hour, meter, topic_id)
) WITH (fillfactor = 70);

-- What came for an hour after it was sealed.
CREATE TABLE usage_correction (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id  bigint      NOT NULL REFERENCES kafka_cluster,
    hour        timestamptz NOT NULL,
    meter       text        NOT NULL,
    topic_id    text        NOT NULL,
    topic       text        NOT NULL,
    amount      numeric     NOT NULL,
    broker      integer     NOT NULL,
    boot_id     text        NOT NULL,
    sequence    bigint      NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX usage_correction_hour ON usage_correction (cluster_id, hour);

-- Somebody waits for a complete bill: brokers are asked to close windows that began before.
CREATE TABLE usage_close_request (
    cluster_id   bigint PRIMARY KEY REFERENCES kafka_cluster,
    requested_at timestamptz NOT NULL
);
