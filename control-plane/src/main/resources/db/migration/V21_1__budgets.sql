-- Budgets, the steps they took, and who is to be told of them.

CREATE TABLE budget (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    display_name    text        NOT NULL,
    scope_kind      text        NOT NULL CHECK (scope_kind IN ('ORGANIZATION', 'ENVIRONMENT', 'CLUSTER', 'SERVICE_ACCOUNT')),
    scope_id        text        NOT NULL,              -- the organization's id, env-…, lkc-… or sa-…
    amount          numeric     NOT NULL CHECK (amount > 0),   -- of a month, before taxes
    warn_at         integer[]   NOT NULL,              -- percentages, ascending
    throttle_at     integer,
    suspend_at      integer,
    suspension      text        NOT NULL CHECK (suspension IN ('READS_ONLY', 'OFF')),
    emails          text[]      NOT NULL,
    webhook_url     text,
    webhook_round   integer     NOT NULL DEFAULT 0,    -- raised with each new secret; the secret itself is derived
    -- Where it stands in its month. Written with the row locked, together with the steps that led there.
    period          date        NOT NULL,              -- first day of the month
    state           text        NOT NULL CHECK (state IN ('NONE', 'WARNED', 'THROTTLED', 'SUSPENDED')),
    spent           numeric     NOT NULL DEFAULT 0,    -- the most that was seen since the month began or the budget was changed
    warned          integer[]   NOT NULL DEFAULT '{}', -- percentages warned of
    evaluated_at    timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    version         integer     NOT NULL DEFAULT 0
);
CREATE INDEX budget_organization ON budget (organization_id) WHERE deleted_at IS NULL;

CREATE TABLE budget_step (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    budget_id  bigint      NOT NULL REFERENCES budget,
    period     date        NOT NULL,
    at         timestamptz NOT NULL,
    action     text        NOT NULL CHECK (action IN ('WARN', 'THROTTLE', 'SUSPEND', 'LIFT')),
    percent    integer,                                -- which threshold; null for LIFT
    spent      numeric     NOT NULL,
    amount     numeric     NOT NULL,
    from_state text        NOT NULL,
    to_state   text        NOT NULL
);
CREATE INDEX budget_step_budget ON budget_step (budget_id, id);

-- Messages about steps, written with them and sent afterwards until they arrive or are given up.
CREATE TABLE budget_delivery (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    step_id         bigint      NOT NULL REFERENCES budget_step,
    channel         text        NOT NULL CHECK (channel IN ('EMAIL', 'WEBHOOK')),
    target          text        NOT NULL,
    secret_round    integer     NOT NULL DEFAULT 0,
    body            text        NOT NULL,
    state           text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts        integer     NOT NULL DEFAULT 0,
    last_error      text        NOT NULL DEFAULT '',
    next_attempt_at timestamptz NOT NULL,              -- also the end of the lease of who is sending it
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz
);
CREATE INDEX budget_delivery_due ON budget_delivery (next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX budget_delivery_step ON budget_delivery (step_id);
