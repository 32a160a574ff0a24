-- Calls as events, their projection, recordings, missed calls and agents' states.

-- A fact's members stand in detail (JSON); history is only ever appended.
CREATE TABLE call_events (
    call_id BIGINT NOT NULL,
    seq     INTEGER NOT NULL,
    at      BIGINT NOT NULL,
    type    TEXT NOT NULL,
    detail  TEXT NOT NULL,
    PRIMARY KEY (call_id, seq)
);

-- One row a call, computed from its events.
CREATE TABLE calls (
    id           BIGINT PRIMARY KEY,
    events       INTEGER NOT NULL,
    from_number  TEXT NOT NULL,
    to_number    TEXT NOT NULL,
    area         TEXT NOT NULL,
    channel      TEXT NOT NULL,
    choice       TEXT NOT NULL,
    queue_code   TEXT NOT NULL,
    agent_id     BIGINT NOT NULL,     -- who talked; 0: nobody
    recording_id BIGINT NOT NULL,     -- 0: none
    outcome      TEXT,                -- NULL while the call lasts
    offered_at   BIGINT NOT NULL,
    answered_at  BIGINT,
    queued_at    BIGINT,
    connected_at BIGINT,
    ended_at     BIGINT,
    last_at      BIGINT NOT NULL,
    wait_ms      BIGINT NOT NULL,
    talk_ms      BIGINT NOT NULL
);
CREATE INDEX calls_by_time ON calls (offered_at, id);
CREATE INDEX calls_by_number ON calls (from_number, offered_at);
CREATE INDEX calls_by_agent ON calls (agent_id, offered_at);
CREATE INDEX calls_unfinished ON calls (id) WHERE outcome IS NULL;
-- Everything the overview counts, so that it never reads the rows themselves.
CREATE INDEX calls_for_figures ON calls (offered_at, outcome, queued_at, connected_at, wait_ms, talk_ms);

CREATE TABLE recordings (
    id        BIGINT PRIMARY KEY,
    call_id   BIGINT NOT NULL,
    path      TEXT NOT NULL,
    length_ms BIGINT,                 -- NULL while it is being written
    bytes     BIGINT,
    failure   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX recordings_by_call ON recordings (call_id);

CREATE TABLE missed_calls (
    id             BIGINT PRIMARY KEY,
    call_id        BIGINT NOT NULL,   -- the latest one
    number         TEXT NOT NULL,
    area           TEXT NOT NULL,
    queue_code     TEXT NOT NULL,
    outcome        TEXT NOT NULL,
    at             BIGINT NOT NULL,
    waited_ms      BIGINT NOT NULL,
    attempts       INTEGER NOT NULL,
    state          TEXT NOT NULL,
    note           TEXT NOT NULL,
    closed_by      BIGINT NOT NULL,   -- 0: by a later answered call
    closed_by_name TEXT NOT NULL,
    closed_at      BIGINT
);
CREATE INDEX missed_calls_by_state ON missed_calls (state, at);
-- One open task a number: who calls ten times is called back once.
CREATE UNIQUE INDEX missed_calls_open ON missed_calls (number) WHERE state = 'open' AND number <> '';

CREATE TABLE agent_state_events (
    id       BIGINT PRIMARY KEY,
    agent_id BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    presence TEXT NOT NULL,
    work     TEXT NOT NULL,
    reason   TEXT NOT NULL,
    seat     TEXT NOT NULL
);
CREATE INDEX agent_state_events_by_agent ON agent_state_events (agent_id, id);
