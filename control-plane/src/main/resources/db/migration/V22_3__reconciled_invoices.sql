-- Issued invoices against what their months come to when they are rated again.
CREATE TABLE reconciled_invoice (
    invoice_id  bigint PRIMARY KEY REFERENCES invoice,
    compared_at timestamptz NOT NULL,
    residuals   integer     NOT NULL                   -- how many are not zero
);

-- Differences that are not zero.
CREATE TABLE invoice_residual (
    invoice_id bigint  NOT NULL REFERENCES invoice,
    line_key   text    NOT NULL,
    what       text    NOT NULL CHECK (what IN ('QUANTITY', 'AMOUNT')),
    expected   numeric NOT NULL,                       -- by rating
    actual     numeric NOT NULL,                       -- on the invoice
    PRIMARY KEY (invoice_id, line_key, what)
);
