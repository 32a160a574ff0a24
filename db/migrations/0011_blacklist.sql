-- Whom the hotline does not take calls from, why, how long, and who said so.

CREATE TABLE bars (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL,
    number     TEXT NOT NULL,      -- digits; of a pattern also ? and *
    treatment  TEXT NOT NULL,
    reason     TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    state      TEXT NOT NULL,
    asked_by   BIGINT NOT NULL,
    asked_at   BIGINT NOT NULL,
    decided_by BIGINT NOT NULL,    -- 0: nobody yet
    version    INTEGER NOT NULL
);
CREATE INDEX bars_by_state ON bars (state, asked_at, id);

CREATE TABLE bar_evidence (
    bar_id  BIGINT NOT NULL REFERENCES bars (id),
    call_id BIGINT NOT NULL,
    PRIMARY KEY (bar_id, call_id)
);

CREATE TABLE bar_events (
    bar_id     BIGINT NOT NULL REFERENCES bars (id),
    seq        INTEGER NOT NULL,
    at         BIGINT NOT NULL,
    action     TEXT NOT NULL,
    actor_id   BIGINT NOT NULL,
    actor_name TEXT NOT NULL,
    note       TEXT NOT NULL,
    PRIMARY KEY (bar_id, seq)
);
