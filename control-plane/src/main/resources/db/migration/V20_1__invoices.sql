-- Price lists, who is bound to which, and invoices.

-- A version never changes; other prices are another row.
CREATE TABLE price_catalog (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key            text        NOT NULL UNIQUE,        -- id and version, such as classic-1
    name           text        NOT NULL,
    currency       text        NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to   timestamptz,
    hash           text        NOT NULL,               -- SHA-256 of its canonical JSON
    document       text        NOT NULL,
    shipped        boolean     NOT NULL,
    created_at     timestamptz NOT NULL
);

-- From which hour on a price list holds; without an organization, for all that have no own one.
CREATE TABLE catalog_binding (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint REFERENCES organization,
    from_hour       timestamptz NOT NULL,
    catalog         text        NOT NULL REFERENCES price_catalog (key),
    created_at      timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (organization_id, from_hour)
);

-- Who sells. One legal entity; its numbers are gapless by year.
CREATE TABLE seller (
    id            bigint PRIMARY KEY,
    name          text        NOT NULL,
    address       text[]      NOT NULL,
    country       text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    vat_id        text        NOT NULL,
    number_prefix text        NOT NULL,
    due_days      integer     NOT NULL CHECK (due_days BETWEEN 0 AND 365),
    payment_note  text        NOT NULL,
    taxes         text        NOT NULL,                -- the tax table, as JSON
    updated_at    timestamptz NOT NULL
);
-- ZZ is no country: nobody is taxed before the operator has said who sells.
INSERT INTO seller VALUES
    (1, 'The operator of this platform', '{}', 'ZZ', '', 'INV', 30, '', '{}', now());

-- The last number given in a series and year. Its row is locked from there to the commit.
CREATE TABLE document_number (
    seller_id bigint  NOT NULL REFERENCES seller,
    series    text    NOT NULL CHECK (series IN ('INVOICE', 'CREDIT_NOTE')),
    year      integer NOT NULL,
    last      integer NOT NULL,
    PRIMARY KEY (seller_id, series, year)
);

-- Who pays for an organization.
CREATE TABLE billing_details (
    organization_id bigint PRIMARY KEY REFERENCES organization,
    name            text        NOT NULL,
    address         text[]      NOT NULL,
    country         text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    vat_id          text        NOT NULL,
    email           text        NOT NULL,
    updated_at      timestamptz NOT NULL
);

-- How far an organization's months are closed. Its row is locked by who closes one.
CREATE TABLE billing_account (
    organization_id bigint PRIMARY KEY REFERENCES organization,
    next_month      date NOT NULL,                      -- the first day of the month to close next
    blocked_by      text NOT NULL DEFAULT ''            -- why it could not be closed, for people
);

CREATE TABLE invoice (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organization,
    month           date        NOT NULL,
    document_state  text        NOT NULL DEFAULT 'DRAFT'
        CHECK (document_state IN ('DRAFT', 'ISSUED', 'VOID')),
    payment_state   text        NOT NULL DEFAULT 'NOT_DUE'
        CHECK (payment_state IN ('NOT_DUE', 'OPEN', 'PENDING', 'PAID', 'UNCOLLECTIBLE', 'CANCELLED')),
    number          text UNIQUE,
    issued_at       timestamptz,
    due_on          date,
    currency        text,
    lines_sum       numeric,                            -- before credits and taxes
    total           numeric,
    due             numeric,                            -- what was to be paid when it was issued
    hash            text,
    document        text,                               -- canonical JSON, as it was hashed
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    CHECK ((document_state = 'DRAFT') = (document IS NULL)),
    CHECK ((document IS NULL) = (number IS NULL))
);
CREATE UNIQUE INDEX invoice_month ON invoice (organization_id, month) WHERE document_state <> 'VOID';
CREATE INDEX invoice_organization ON invoice (organization_id, id);

-- An issued document is never written again, whoever tries.
CREATE FUNCTION refuse_changed_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.document IS DISTINCT FROM OLD.document OR NEW.hash IS DISTINCT FROM OLD.hash
        OR NEW.number IS DISTINCT FROM OLD.number OR NEW.document_state = 'DRAFT' THEN
        RAISE EXCEPTION 'invoice % is issued and never changes', OLD.number;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER invoice_immutable BEFORE UPDATE OR DELETE ON invoice
    FOR EACH ROW WHEN (OLD.document IS NOT NULL) EXECUTE FUNCTION refuse_changed_invoice();

-- What was known of a resource when an invoice was issued: its head, and the root over its usage.
CREATE TABLE invoice_resource (
    invoice_id  bigint NOT NULL REFERENCES invoice,
    resource_id text   NOT NULL,
    cluster_id  bigint NOT NULL REFERENCES kafka_cluster,
    head        text   NOT NULL,                        -- as in a usage file, without its hours
    root        text   NOT NULL,
    PRIMARY KEY (invoice_id, resource_id)
);

-- The price lists that an invoice was made by.
CREATE TABLE invoice_catalog (
    invoice_id bigint      NOT NULL REFERENCES invoice,
    from_hour  timestamptz NOT NULL,
    catalog    text        NOT NULL REFERENCES price_catalog (key),
    PRIMARY KEY (invoice_id, from_hour)
);

-- On which invoice a late fact was billed: of its own month, or as a correction of it.
ALTER TABLE usage_correction ADD COLUMN invoice_id bigint REFERENCES invoice;
CREATE INDEX usage_correction_unbilled ON usage_correction (cluster_id, hour) WHERE invoice_id IS NULL;
CREATE INDEX usage_correction_invoice ON usage_correction (invoice_id) WHERE invoice_id IS NOT NULL;
