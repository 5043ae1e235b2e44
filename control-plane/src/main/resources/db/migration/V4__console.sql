-- Sign-ins of browsers. The cookie holds a random secret; only its hash is kept.
CREATE TABLE browser_session (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id    text        NOT NULL UNIQUE,          -- names it in the list of one's sessions
    secret_hash  text        NOT NULL UNIQUE,
    session_id   text        NOT NULL REFERENCES session (public_id),
    user_agent   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX browser_session_session ON browser_session (session_id);
CREATE INDEX browser_session_expiry ON browser_session (expires_at);
