-- Who did what, from where, and whether it was allowed. Rows are only ever added.
CREATE TABLE audit_entry (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL,
    organization_id bigint REFERENCES organization,    -- null for the platform's own affairs
    actor           text        NOT NULL,              -- u-…, sa-…, 'operator', 'anonymous' or a cluster's identity
    credential      text        NOT NULL DEFAULT '',   -- API key or session that the actor used
    action          text        NOT NULL,
    object          text        NOT NULL,
    address         text        NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('ALLOWED', 'DENIED')),
    detail          text        NOT NULL DEFAULT ''
);
CREATE INDEX audit_entry_organization ON audit_entry (organization_id, id);
