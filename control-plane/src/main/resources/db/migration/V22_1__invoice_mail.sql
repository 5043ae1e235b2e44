-- Mail that goes out with invoices and credit notes, one row a receiver.
CREATE TABLE invoice_mail (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id       text        NOT NULL UNIQUE,       -- by which a repetition is known
    invoice_id      bigint      NOT NULL REFERENCES invoice,
    credit_note     text REFERENCES credit_note (public_id),
    target          text        NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    sent_at         timestamptz,
    last_error      text        NOT NULL DEFAULT ''
);
CREATE INDEX invoice_mail_due ON invoice_mail (next_attempt_at) WHERE sent_at IS NULL;
