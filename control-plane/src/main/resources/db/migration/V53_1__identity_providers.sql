-- Token issuers of a tenant's own, and the groups of their identities that act as principals. Brokers learn
-- both by the access snapshot.
CREATE TABLE identity_provider (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,       -- op-…
    organization_id bigint      NOT NULL REFERENCES organization,
    display_name    text        NOT NULL,
    description     text        NOT NULL DEFAULT '',
    issuer          text        NOT NULL,              -- what its tokens name
    jwks_uri        text        NOT NULL,              -- where its public keys are fetched
    identity_claim  text        NOT NULL,              -- of pools that name none
    state           text        NOT NULL DEFAULT 'ENABLED' CHECK (state IN ('ENABLED', 'DISABLED')),
    keys_fetched_at timestamptz,                       -- last success
    keys_problem    text        NOT NULL DEFAULT '',   -- of the last attempt; empty if it succeeded
    fetch_failures  integer     NOT NULL DEFAULT 0,    -- in a row
    next_fetch_at   timestamptz NOT NULL,              -- also the end of the lease of who is fetching
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX identity_provider_name ON identity_provider (organization_id, display_name)
    WHERE deleted_at IS NULL;
CREATE INDEX identity_provider_due ON identity_provider (next_fetch_at)
    WHERE deleted_at IS NULL AND state = 'ENABLED';

-- The last set that was good stays until another one is.
CREATE TABLE identity_provider_key (
    provider_id bigint NOT NULL REFERENCES identity_provider ON DELETE CASCADE,
    key_id      text   NOT NULL,
    algorithm   text   NOT NULL CHECK (algorithm IN ('RS256', 'ES256')),
    public_key  text   NOT NULL,                       -- X.509 SubjectPublicKeyInfo, base64
    PRIMARY KEY (provider_id, key_id)
);

CREATE TABLE identity_pool (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,       -- pool-…, the principal
    provider_id     bigint      NOT NULL REFERENCES identity_provider,
    organization_id bigint      NOT NULL REFERENCES organization,
    display_name    text        NOT NULL,
    description     text        NOT NULL DEFAULT '',
    identity_claim  text        NOT NULL,
    filter          text        NOT NULL,              -- expression over the claims
    state           text        NOT NULL DEFAULT 'ENABLED' CHECK (state IN ('ENABLED', 'DISABLED')),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX identity_pool_name ON identity_pool (provider_id, display_name)
    WHERE deleted_at IS NULL;
