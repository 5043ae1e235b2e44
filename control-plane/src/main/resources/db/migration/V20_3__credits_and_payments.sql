-- What a tenant need not pay, what it promised to spend, what it paid, and what was taken back.

CREATE TABLE credit_grant (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    kind            text        NOT NULL CHECK (kind IN ('PROMOTION', 'PREPAID')),
    amount          numeric     NOT NULL CHECK (amount > 0),
    remaining       numeric     NOT NULL CHECK (remaining BETWEEN 0 AND amount),
    currency        text        NOT NULL,
    expires_at      timestamptz,
    priority        integer     NOT NULL,
    line_types      text[]      NOT NULL,               -- empty for all
    resources       text[]      NOT NULL,               -- ids, empty for all
    code            text,
    note            text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX credit_grant_organization ON credit_grant (organization_id);

CREATE TABLE promotion_code (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code            text        NOT NULL UNIQUE,
    amount          numeric     NOT NULL CHECK (amount > 0),
    currency        text        NOT NULL,
    redeem_until    timestamptz,
    credit_days     integer CHECK (credit_days > 0),    -- for which the credit may be used
    max_redemptions integer     NOT NULL CHECK (max_redemptions > 0),
    redeemed        integer     NOT NULL DEFAULT 0 CHECK (redeemed <= max_redemptions),
    line_types      text[]      NOT NULL,
    created_at      timestamptz NOT NULL
);

-- An organization redeems a code once.
CREATE TABLE promotion_redemption (
    code_id         bigint NOT NULL REFERENCES promotion_code,
    organization_id bigint NOT NULL REFERENCES organization,
    credit_id       bigint NOT NULL REFERENCES credit_grant,
    PRIMARY KEY (code_id, organization_id)
);

-- A least amount to be spent from the first month to the last, before taxes.
CREATE TABLE commitment (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    name            text        NOT NULL,
    amount          numeric     NOT NULL CHECK (amount > 0),
    first_month     date        NOT NULL,
    last_month      date        NOT NULL CHECK (last_month >= first_month),
    created_at      timestamptz NOT NULL
);
CREATE INDEX commitment_organization ON commitment (organization_id);

CREATE TABLE credit_note (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id  text        NOT NULL UNIQUE,
    invoice_id bigint      NOT NULL REFERENCES invoice,
    number     text        NOT NULL UNIQUE,
    at         timestamptz NOT NULL,
    total      numeric     NOT NULL CHECK (total > 0),
    hash       text        NOT NULL,
    document   text        NOT NULL                     -- canonical JSON, as it was hashed
);
CREATE INDEX credit_note_invoice ON credit_note (invoice_id);

-- An attempt to pay an invoice. It is written before a provider is asked, under the key by which
-- the provider knows a repetition.
CREATE TABLE payment (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id          text        NOT NULL UNIQUE,     -- the idempotency key, too
    invoice_id         bigint      NOT NULL REFERENCES invoice,
    provider           text        NOT NULL,
    provider_reference text,                            -- what the provider calls it
    state              text        NOT NULL CHECK (state IN ('CREATED', 'PENDING', 'SUCCEEDED', 'FAILED')),
    amount             numeric     NOT NULL CHECK (amount > 0),
    currency           text        NOT NULL,
    url                text,                            -- where the payer goes on
    note               text        NOT NULL DEFAULT '',
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    UNIQUE (provider, provider_reference)
);
CREATE INDEX payment_invoice ON payment (invoice_id);
-- Only one attempt is under way at a time.
CREATE UNIQUE INDEX payment_under_way ON payment (invoice_id) WHERE state IN ('CREATED', 'PENDING');

-- Events of providers that were taken in: each counts once, however often it is sent.
CREATE TABLE payment_event (
    provider    text        NOT NULL,
    event_id    text        NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, event_id)
);
