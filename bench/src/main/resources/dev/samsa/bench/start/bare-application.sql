CREATE TABLE only_row (
  id bigint PRIMARY KEY,
  name text NOT NULL
);
INSERT INTO only_row VALUES (1, 'the only one');

CREATE TABLE api_key (
  id text PRIMARY KEY,
  secret_hash text NOT NULL
);
