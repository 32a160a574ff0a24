-- Entries in one chain: each has the hash of the one before it. What was written before is taken over by the program, behind an
-- entry that says so, because SQL cannot hash.
ALTER TABLE audit_entries RENAME TO audit_entries_before;
DROP INDEX audit_entries_by_time;
DROP INDEX audit_entries_by_object;

CREATE TABLE audit_entries (
    seq        BIGINT PRIMARY KEY CHECK (seq > 0),
    at         BIGINT NOT NULL,
    actor_id   BIGINT NOT NULL,   -- 0: the program itself, a citizen, or somebody who was not let in
    actor_name TEXT NOT NULL,
    role       TEXT NOT NULL,     -- empty with actor 0
    address    TEXT NOT NULL,
    action     TEXT NOT NULL,
    object     TEXT NOT NULL,
    detail     TEXT NOT NULL,
    result     TEXT NOT NULL,
    record     TEXT NOT NULL,     -- the row that it tells of, "case_event:12:3"; empty: none
    content    TEXT NOT NULL,     -- SHA-256 of that row
    previous   TEXT NOT NULL,
    hash       TEXT NOT NULL
);
CREATE INDEX audit_entries_by_object ON audit_entries (object, seq);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, seq);
CREATE INDEX audit_entries_by_time ON audit_entries (at);
CREATE UNIQUE INDEX audit_entries_by_record ON audit_entries (record) WHERE record <> '';

CREATE TRIGGER audit_entries_stay_unchanged BEFORE UPDATE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit is final');
END;
CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit is final');
END;
CREATE TRIGGER case_events_stay_unchanged BEFORE UPDATE ON case_events BEGIN
    SELECT RAISE(ABORT, 'events of cases are final');
END;
CREATE TRIGGER case_events_stay BEFORE DELETE ON case_events BEGIN
    SELECT RAISE(ABORT, 'events of cases are final');
END;

-- When the chain was walked, and what was found. An empty fault: it was whole up to there.
CREATE TABLE audit_checks (
    id      INTEGER PRIMARY KEY,
    at      BIGINT NOT NULL,
    entries BIGINT NOT NULL,      -- that were found whole
    hash    TEXT NOT NULL,        -- of the last of these
    fault   TEXT NOT NULL,
    seq     BIGINT NOT NULL       -- of the entry at fault
);
