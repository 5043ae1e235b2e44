-- Where clusters run, and the clusters themselves.

CREATE TABLE cell (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL UNIQUE,
    kind       text        NOT NULL CHECK (kind IN ('local', 'kubernetes')),
    state      text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CORDONED')),
    created_at timestamptz NOT NULL
);

CREATE TABLE region (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cloud        text NOT NULL CHECK (cloud IN ('AWS', 'GCP', 'AZURE')),
    name         text NOT NULL,
    display_name text NOT NULL,
    enabled      boolean NOT NULL DEFAULT true,
    UNIQUE (cloud, name)
);

CREATE TABLE kafka_cluster (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id           text        NOT NULL UNIQUE,
    organization_id     bigint      NOT NULL REFERENCES organization,
    environment_id      bigint      NOT NULL REFERENCES environment,
    display_name        text        NOT NULL,
    tier                text        NOT NULL,
    availability        text        NOT NULL,          -- as asked: SINGLE_ZONE, MULTI_ZONE, LOW, HIGH
    multi_zone          boolean     NOT NULL,
    cloud               text        NOT NULL,
    region              text        NOT NULL,
    max_ecku            integer,
    deletion_protection boolean     NOT NULL DEFAULT false,
    kafka_cluster_id    text        NOT NULL,          -- Kafka's own id, a base64 UUID
    cell_id             bigint REFERENCES cell,
    state               text        NOT NULL,
    state_entered_at    timestamptz NOT NULL,
    state_reason        text        NOT NULL DEFAULT '',
    -- Raised in the transaction that changes what brokers must know of keys, roles and quotas.
    access_number       bigint      NOT NULL DEFAULT 1,
    -- A worker's lease; the fence grows with each lease, so that a paused worker can no longer write.
    lease_owner         text,
    lease_until         timestamptz,
    fence               bigint      NOT NULL DEFAULT 0,
    attempts            integer     NOT NULL DEFAULT 0,
    next_attempt_at     timestamptz NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    deleted_at          timestamptz,                   -- set when the tenant's delete is accepted
    version             integer     NOT NULL DEFAULT 0
);
CREATE INDEX kafka_cluster_environment ON kafka_cluster (environment_id) WHERE deleted_at IS NULL;
CREATE INDEX kafka_cluster_work ON kafka_cluster (next_attempt_at);

-- Every state a cluster was in, from when to when: cluster-hours are counted from here, never from brokers.
CREATE TABLE kafka_cluster_state (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    state      text        NOT NULL,
    reason     text        NOT NULL DEFAULT '',
    entered_at timestamptz NOT NULL
);
CREATE INDEX kafka_cluster_state_cluster ON kafka_cluster_state (cluster_id, entered_at);

-- One row a node; ports are unique in a cell and stay with the node for its life.
CREATE TABLE kafka_node (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id    bigint  NOT NULL REFERENCES kafka_cluster,
    cell_id       bigint  NOT NULL REFERENCES cell,
    node_id       integer NOT NULL,
    zone          text    NOT NULL,
    directory_id  text    NOT NULL,
    client_port   integer,
    internal_port integer,
    quorum_port   integer,
    applied_access_number bigint NOT NULL DEFAULT 0,
    seen_at       timestamptz,
    UNIQUE (cluster_id, node_id),
    UNIQUE (cell_id, client_port),
    UNIQUE (cell_id, internal_port),
    UNIQUE (cell_id, quorum_port)
);
