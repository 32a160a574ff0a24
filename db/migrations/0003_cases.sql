-- Cases: append-only events, and the projection they give.

CREATE TABLE cases (
    id              BIGINT PRIMARY KEY,
    number          TEXT NOT NULL UNIQUE,
    state           TEXT NOT NULL,
    channel         TEXT NOT NULL,
    kind            TEXT NOT NULL,
    title           TEXT NOT NULL,
    content         TEXT NOT NULL,
    category_code   TEXT NOT NULL,
    district_code   TEXT NOT NULL,
    street_code     TEXT NOT NULL,
    address         TEXT NOT NULL,
    citizen_name    TEXT NOT NULL,
    citizen_phone   TEXT NOT NULL,
    confidential    INTEGER NOT NULL,
    urgency         TEXT NOT NULL,
    call_id         BIGINT,
    department_code TEXT NOT NULL,
    instruction     TEXT NOT NULL,
    reply           TEXT NOT NULL,
    opinion         TEXT NOT NULL,
    recorded_by     BIGINT NOT NULL,  -- 0: the citizen
    replied_by      BIGINT NOT NULL,
    recorded_at     BIGINT NOT NULL,
    dispatched_at   BIGINT,
    due_at          BIGINT,
    closed_at       BIGINT,
    rehandled       INTEGER NOT NULL,
    version         INTEGER NOT NULL
);
CREATE INDEX cases_by_time ON cases (recorded_at, id);
CREATE INDEX cases_by_state ON cases (state, recorded_at, id);
CREATE INDEX cases_by_department ON cases (department_code, recorded_at, id);
CREATE INDEX cases_by_phone ON cases (citizen_phone, recorded_at, id);
CREATE INDEX cases_by_call ON cases (call_id);
CREATE INDEX cases_by_recorder ON cases (recorded_by, recorded_at, id);
-- Everything the overview counts, so that it never reads the rows themselves.
CREATE INDEX cases_for_figures ON cases (recorded_at, state, kind, district_code, department_code, category_code, due_at, rehandled);

-- What a case is found by beside its events; written once with it.
CREATE TABLE case_keys (
    case_id         BIGINT PRIMARY KEY REFERENCES cases (id),
    progress_hash   TEXT NOT NULL,    -- guards the citizen's progress query
    idempotency_key TEXT              -- NULL: none was given
);
CREATE UNIQUE INDEX case_keys_by_key ON case_keys (idempotency_key);

CREATE TABLE case_events (
    case_id         BIGINT NOT NULL REFERENCES cases (id),
    seq             INTEGER NOT NULL,
    at              BIGINT NOT NULL,
    action          TEXT NOT NULL,
    actor_id        BIGINT NOT NULL,
    actor_name      TEXT NOT NULL,
    from_state      TEXT NOT NULL,
    to_state        TEXT NOT NULL,
    facts           TEXT,             -- JSON, with record and amend
    department_code TEXT NOT NULL,
    text            TEXT NOT NULL,
    due_at          BIGINT,
    PRIMARY KEY (case_id, seq)
);

CREATE TABLE case_number_counters (
    day  TEXT PRIMARY KEY,
    last INTEGER NOT NULL
);
