-- Tenants, their people and credentials. Every row has a bigint key beside its public id:
-- old routes of the API want non-zero integers.

CREATE TABLE organization (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    uuid        NOT NULL UNIQUE,
    display_name text        NOT NULL,
    state        text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'SUSPENDED')),
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      integer     NOT NULL DEFAULT 0
);

-- One login. By e-mail and password, or by issuer and subject of an external identity provider; never merged by e-mail.
CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text        NOT NULL,
    password_hash text,
    issuer        text        NOT NULL DEFAULT 'local',
    subject       text        NOT NULL,
    operator      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       integer     NOT NULL DEFAULT 0,
    UNIQUE (issuer, subject)
);
CREATE UNIQUE INDEX account_local_email ON account (lower(email)) WHERE issuer = 'local';

-- An account's membership of one organization: what the API calls a user.
CREATE TABLE member (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    account_id      bigint      NOT NULL REFERENCES account,
    full_name       text        NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX member_once ON member (organization_id, account_id) WHERE deleted_at IS NULL;
CREATE INDEX member_account ON member (account_id);

CREATE TABLE environment (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id          text        NOT NULL UNIQUE,
    organization_id    bigint      NOT NULL REFERENCES organization,
    display_name       text        NOT NULL,
    governance_package text CHECK (governance_package IN ('ESSENTIALS', 'ADVANCED')),
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    deleted_at         timestamptz,
    version            integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX environment_name ON environment (organization_id, display_name) WHERE deleted_at IS NULL;

CREATE TABLE service_account (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    display_name    text        NOT NULL,
    description     text        NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX service_account_name ON service_account (organization_id, display_name) WHERE deleted_at IS NULL;

-- Only hashes of secrets are kept (dev.samsa.description.access.KeyHash).
CREATE TABLE api_key (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    owner           text        NOT NULL,              -- u-… or sa-…
    scope           text        NOT NULL,              -- 'cloud' or lkc-…
    secret_hash     text        NOT NULL,
    display_name    text        NOT NULL DEFAULT '',
    description     text        NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE INDEX api_key_scope ON api_key (scope) WHERE deleted_at IS NULL;
CREATE INDEX api_key_owner ON api_key (organization_id, owner) WHERE deleted_at IS NULL;

CREATE TABLE role_binding (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    principal       text        NOT NULL,              -- u-… or sa-…, without type
    role_name       text        NOT NULL,
    crn_pattern     text        NOT NULL,              -- echoed exactly as given
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX role_binding_once ON role_binding (organization_id, principal, role_name, crn_pattern)
    WHERE deleted_at IS NULL;
