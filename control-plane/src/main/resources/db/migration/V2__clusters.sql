-- Where clusters run, and the clusters themselves.

CREATE TABLE cell (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL UNIQUE,
    kind         text        NOT NULL CHECK (kind IN ('local', 'kubernetes')),
    -- CORDONED takes no new clusters; those that it has go on.
    state        text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CORDONED')),
    capacity_mib integer     NOT NULL,              -- memory that nodes may take in all
    seen_at      timestamptz NOT NULL,              -- last sign of life of the process that serves it
    created_at   timestamptz NOT NULL
);

CREATE TABLE region (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cloud        text NOT NULL CHECK (cloud IN ('AWS', 'GCP', 'AZURE')),
    name         text NOT NULL,
    display_name text NOT NULL,
    enabled      boolean NOT NULL DEFAULT true,
    UNIQUE (cloud, name)
);

-- Which cells stand behind a region.
CREATE TABLE region_cell (
    region_id bigint NOT NULL REFERENCES region,
    cell_id   bigint NOT NULL REFERENCES cell,
    PRIMARY KEY (region_id, cell_id)
);

INSERT INTO region (cloud, name, display_name) VALUES
    ('AWS', 'us-east-1', 'N. Virginia'),
    ('AWS', 'us-east-2', 'Ohio'),
    ('AWS', 'us-west-1', 'N. California'),
    ('AWS', 'us-west-2', 'Oregon'),
    ('AWS', 'ca-central-1', 'Canada Central'),
    ('AWS', 'sa-east-1', 'São Paulo'),
    ('AWS', 'eu-west-1', 'Ireland'),
    ('AWS', 'eu-west-2', 'London'),
    ('AWS', 'eu-west-3', 'Paris'),
    ('AWS', 'eu-central-1', 'Frankfurt'),
    ('AWS', 'eu-central-2', 'Zurich'),
    ('AWS', 'eu-north-1', 'Stockholm'),
    ('AWS', 'eu-south-1', 'Milan'),
    ('AWS', 'me-south-1', 'Bahrain'),
    ('AWS', 'af-south-1', 'Cape Town'),
    ('AWS', 'ap-south-1', 'Mumbai'),
    ('AWS', 'ap-south-2', 'Hyderabad'),
    ('AWS', 'ap-southeast-1', 'Singapore'),
    ('AWS', 'ap-southeast-2', 'Sydney'),
    ('AWS', 'ap-southeast-3', 'Jakarta'),
    ('AWS', 'ap-northeast-1', 'Tokyo'),
    ('AWS', 'ap-northeast-2', 'Seoul'),
    ('AWS', 'ap-northeast-3', 'Osaka'),
    ('AWS', 'ap-east-1', 'Hong Kong'),
    ('GCP', 'us-central1', 'Iowa'),
    ('GCP', 'us-east1', 'South Carolina'),
    ('GCP', 'us-east4', 'N. Virginia'),
    ('GCP', 'us-west1', 'Oregon'),
    ('GCP', 'us-west2', 'Los Angeles'),
    ('GCP', 'us-west4', 'Las Vegas'),
    ('GCP', 'northamerica-northeast1', 'Montréal'),
    ('GCP', 'northamerica-northeast2', 'Toronto'),
    ('GCP', 'southamerica-east1', 'São Paulo'),
    ('GCP', 'europe-west1', 'Belgium'),
    ('GCP', 'europe-west2', 'London'),
    ('GCP', 'europe-west3', 'Frankfurt'),
    ('GCP', 'europe-west4', 'Netherlands'),
    ('GCP', 'europe-west6', 'Zurich'),
    ('GCP', 'europe-north1', 'Finland'),
    ('GCP', 'asia-south1', 'Mumbai'),
    ('GCP', 'asia-southeast1', 'Singapore'),
    ('GCP', 'asia-southeast2', 'Jakarta'),
    ('GCP', 'asia-east1', 'Taiwan'),
    ('GCP', 'asia-east2', 'Hong Kong'),
    ('GCP', 'asia-northeast1', 'Tokyo'),
    ('GCP', 'asia-northeast3', 'Seoul'),
    ('GCP', 'australia-southeast1', 'Sydney'),
    ('AZURE', 'eastus', 'Virginia'),
    ('AZURE', 'eastus2', 'Virginia 2'),
    ('AZURE', 'centralus', 'Iowa'),
    ('AZURE', 'southcentralus', 'Texas'),
    ('AZURE', 'westus2', 'Washington'),
    ('AZURE', 'westus3', 'Phoenix'),
    ('AZURE', 'canadacentral', 'Toronto'),
    ('AZURE', 'brazilsouth', 'São Paulo'),
    ('AZURE', 'northeurope', 'Ireland'),
    ('AZURE', 'westeurope', 'Netherlands'),
    ('AZURE', 'uksouth', 'London'),
    ('AZURE', 'francecentral', 'Paris'),
    ('AZURE', 'germanywestcentral', 'Frankfurt'),
    ('AZURE', 'switzerlandnorth', 'Zurich'),
    ('AZURE', 'swedencentral', 'Gävle'),
    ('AZURE', 'norwayeast', 'Oslo'),
    ('AZURE', 'uaenorth', 'Dubai'),
    ('AZURE', 'southafricanorth', 'Johannesburg'),
    ('AZURE', 'centralindia', 'Pune'),
    ('AZURE', 'southeastasia', 'Singapore'),
    ('AZURE', 'eastasia', 'Hong Kong'),
    ('AZURE', 'japaneast', 'Tokyo'),
    ('AZURE', 'koreacentral', 'Seoul'),
    ('AZURE', 'australiaeast', 'Sydney');

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
    memory_mib          integer     NOT NULL,          -- what its nodes take of the cell in all
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
    -- When it is to be looked at next; a wake-up moves it forward at any time, even under a lease.
    next_attempt_at     timestamptz NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    deleted_at          timestamptz,                   -- set when the tenant's delete is accepted
    version             integer     NOT NULL DEFAULT 0
);
CREATE INDEX kafka_cluster_environment ON kafka_cluster (environment_id);
CREATE INDEX kafka_cluster_organization ON kafka_cluster (organization_id);
CREATE INDEX kafka_cluster_work ON kafka_cluster (next_attempt_at) WHERE state <> 'DELETED';

-- Every state a cluster was in, from when, and its tier then: cluster-hours are counted from here, never
-- from brokers. A change of tier is a row too.
CREATE TABLE kafka_cluster_state (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    state      text        NOT NULL,
    reason     text        NOT NULL DEFAULT '',
    tier       text        NOT NULL,
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
    restarts      integer NOT NULL DEFAULT 0,
    applied_access_number bigint NOT NULL DEFAULT 0,
    seen_at       timestamptz,
    UNIQUE (cluster_id, node_id),
    UNIQUE (cell_id, client_port),
    UNIQUE (cell_id, internal_port),
    UNIQUE (cell_id, quorum_port)
);
