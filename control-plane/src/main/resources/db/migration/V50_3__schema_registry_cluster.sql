-- The schema registry object of an environment: there from the moment that the environment has both
-- a governance package and a Kafka cluster, as clients wait for it.
CREATE TABLE schema_registry_cluster (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id      text        NOT NULL UNIQUE,        -- lsrc-…
    environment_id bigint      NOT NULL UNIQUE REFERENCES environment,
    cloud          text        NOT NULL,               -- where the first cluster was
    region         text        NOT NULL,
    created_at     timestamptz NOT NULL
);

INSERT INTO schema_registry_cluster (public_id, environment_id, cloud, region, created_at)
SELECT 'lsrc-' || substr(md5(e.public_id), 1, 8), e.id, c.cloud, c.region, c.created_at
FROM environment e JOIN LATERAL (
    SELECT cloud, region, created_at FROM kafka_cluster k
    WHERE k.environment_id = e.id ORDER BY k.id LIMIT 1) c ON true
WHERE e.governance_package IS NOT NULL AND e.deleted_at IS NULL;
