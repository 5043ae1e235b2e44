-- Byte rates that a tenant sets for principals of one cluster. Brokers learn them by the access snapshot.
CREATE TABLE client_quota (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,       -- cq-…
    organization_id bigint      NOT NULL REFERENCES organization,
    cluster_id      bigint      NOT NULL REFERENCES kafka_cluster,
    display_name    text        NOT NULL,
    description     text        NOT NULL DEFAULT '',
    ingress         bigint,                            -- bytes a second over the whole cluster; null for no limit
    egress          bigint,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         integer     NOT NULL DEFAULT 0
);
CREATE INDEX client_quota_cluster ON client_quota (cluster_id, id);

-- A principal has one quota on a cluster at most, or which of them holds would be a matter of luck.
CREATE TABLE client_quota_principal (
    quota_id   bigint NOT NULL REFERENCES client_quota ON DELETE CASCADE,
    cluster_id bigint NOT NULL REFERENCES kafka_cluster,
    principal  text   NOT NULL,                        -- sa-…, pool-… or <default>
    PRIMARY KEY (cluster_id, principal)
);
CREATE INDEX client_quota_principal_quota ON client_quota_principal (quota_id);
