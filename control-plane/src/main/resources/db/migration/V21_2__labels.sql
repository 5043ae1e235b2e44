-- Labels of environments, clusters and service accounts, by which costs are split.
CREATE TABLE label (
    organization_id bigint NOT NULL REFERENCES organization,
    object          text   NOT NULL,                   -- env-…, lkc-… or sa-…
    name            text   NOT NULL,
    value           text   NOT NULL,
    PRIMARY KEY (organization_id, object, name)
);
