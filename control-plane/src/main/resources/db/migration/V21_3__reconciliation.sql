-- What the hourly comparison of all stages from broker to bill found.
CREATE TABLE reconciled_hour (
    cluster_id  bigint      NOT NULL REFERENCES kafka_cluster,
    hour        timestamptz NOT NULL,
    compared_at timestamptz NOT NULL,
    sealed      boolean     NOT NULL,                  -- an hour that is not sealed yet is looked at again
    silent      boolean     NOT NULL,                  -- it ran, and no broker reported anything
    residuals   integer     NOT NULL,                  -- how many are not zero
    PRIMARY KEY (cluster_id, hour)
);
CREATE INDEX reconciled_hour_findings ON reconciled_hour (hour) WHERE silent OR residuals > 0;

-- Residuals that are not zero.
CREATE TABLE reconciliation_residual (
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    hour       timestamptz NOT NULL,
    meter      text        NOT NULL,
    stage      text        NOT NULL,
    expected   numeric     NOT NULL,                   -- what the stage before has
    actual     numeric     NOT NULL,                   -- what the stage has
    PRIMARY KEY (cluster_id, hour, meter, stage)
);

-- What brokers' quotas counted by principal in sealed hours: costs are split in proportion to it.
CREATE TABLE usage_principal_bucket (
    cluster_id bigint      NOT NULL REFERENCES kafka_cluster,
    hour       timestamptz NOT NULL,
    meter      text        NOT NULL,
    principal  text        NOT NULL,
    amount     numeric     NOT NULL,
    PRIMARY KEY (cluster_id, hour, meter, principal)
);
