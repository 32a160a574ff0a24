-- Automatic group calls: what is said to whom, and what came of it.

CREATE TABLE campaigns (
    id              BIGINT PRIMARY KEY,
    name            TEXT NOT NULL,
    prompt          TEXT NOT NULL,
    has_prompt      INTEGER NOT NULL,
    answers         TEXT NOT NULL,      -- JSON: key -> meaning
    opt_out_key     TEXT NOT NULL,
    times_said      INTEGER NOT NULL,
    answer_within_s INTEGER NOT NULL,
    ring_s          INTEGER NOT NULL,
    calls_at_once   INTEGER NOT NULL,
    calls_a_minute  INTEGER NOT NULL,
    tries           INTEGER NOT NULL,
    retry_min       INTEGER NOT NULL,
    calendar_code   TEXT NOT NULL,      -- empty: any hour
    state           TEXT NOT NULL,
    made_by         BIGINT NOT NULL,
    made_by_name    TEXT NOT NULL,
    made_at         BIGINT NOT NULL,
    started_at      BIGINT,
    ended_at        BIGINT
);
CREATE INDEX campaigns_by_state ON campaigns (state, made_at);

CREATE TABLE campaign_targets (
    id          BIGINT PRIMARY KEY,
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    number      TEXT NOT NULL,
    note        TEXT NOT NULL,
    state       TEXT NOT NULL,
    tries       INTEGER NOT NULL,
    next_at     BIGINT NOT NULL,
    result      TEXT NOT NULL,
    answer      TEXT NOT NULL,          -- the key that was pressed
    last_call   BIGINT NOT NULL,        -- 0: none
    last_at     BIGINT,
    UNIQUE (campaign_id, number)
);
CREATE INDEX campaign_targets_due ON campaign_targets (campaign_id, state, next_at);

-- Who never wants to be called by any campaign again.
CREATE TABLE do_not_call (
    number      TEXT PRIMARY KEY,
    at          BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL         -- where the key was pressed; 0: entered by a person
);

CREATE TABLE campaign_events (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    seq         INTEGER NOT NULL,
    at          BIGINT NOT NULL,
    action      TEXT NOT NULL,
    actor_id    BIGINT NOT NULL,        -- 0: the program
    actor_name  TEXT NOT NULL,
    PRIMARY KEY (campaign_id, seq)
);
