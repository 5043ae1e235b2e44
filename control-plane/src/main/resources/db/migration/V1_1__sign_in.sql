-- Signing in and joining. Of tokens and passwords only hashes are kept.

CREATE TABLE session (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    text        NOT NULL UNIQUE,          -- the claim sid of its access tokens
    account_id   bigint      NOT NULL REFERENCES account,
    member_id    bigint REFERENCES member,             -- null for the operator, and for who belongs to no organization
    refresh_hash text        NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);
CREATE INDEX session_account ON session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX session_member ON session (member_id) WHERE revoked_at IS NULL;

CREATE TABLE password_reset (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint      NOT NULL REFERENCES account,
    token_hash text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX password_reset_account ON password_reset (account_id) WHERE used_at IS NULL;

-- The user's id is given out with the invitation, so that roles can be bound before it is accepted.
CREATE TABLE invitation (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    email           text        NOT NULL,
    user_public_id  text        NOT NULL UNIQUE,
    creator         text        NOT NULL,              -- u-… or sa-…
    token_hash      text        NOT NULL UNIQUE,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    deleted_at      timestamptz
);
CREATE UNIQUE INDEX invitation_once ON invitation (organization_id, lower(email))
    WHERE accepted_at IS NULL AND deleted_at IS NULL;

-- Who may sign up; one row.
CREATE TABLE sign_up_policy (
    id         integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    mode       text        NOT NULL CHECK (mode IN ('OPEN', 'INVITATION', 'DOMAIN')),
    domains    text[]      NOT NULL DEFAULT '{}',
    updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO sign_up_policy (mode) VALUES ('OPEN');
