-- Recordings are searched, checked, kept and erased by rules; every listening is written down.

-- The last four digits of the caller's number: who remembers only these still finds the call.
ALTER TABLE calls ADD COLUMN number_end TEXT NOT NULL DEFAULT '';
UPDATE calls SET number_end = CASE WHEN length(from_number) > 4 THEN substr(from_number, length(from_number) - 3) ELSE from_number END;
CREATE INDEX calls_by_number_end ON calls (number_end, offered_at);
CREATE INDEX calls_by_queue ON calls (queue_code, offered_at, id);
CREATE INDEX calls_by_outcome ON calls (outcome, offered_at, id);

-- Everybody who talked with the citizen, not only the first.
CREATE TABLE call_agents (
    agent_id BIGINT NOT NULL,
    call_id  BIGINT NOT NULL,
    PRIMARY KEY (agent_id, call_id)
);
CREATE INDEX call_agents_by_call ON call_agents (call_id);
INSERT INTO call_agents (agent_id, call_id) SELECT agent_id, id FROM calls WHERE agent_id <> 0;

ALTER TABLE recordings ADD COLUMN started_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE recordings ADD COLUMN kind TEXT NOT NULL DEFAULT 'call';
ALTER TABLE recordings ADD COLUMN format TEXT NOT NULL DEFAULT 'alaw_stereo';
ALTER TABLE recordings ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';      -- empty until the finished file was read once
ALTER TABLE recordings ADD COLUMN checked_at BIGINT;                    -- when file and index were last compared
ALTER TABLE recordings ADD COLUMN fault TEXT;                           -- what that found; NULL: nothing
ALTER TABLE recordings ADD COLUMN held_by TEXT NOT NULL DEFAULT '';     -- who keeps it from being erased
ALTER TABLE recordings ADD COLUMN hold_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE recordings ADD COLUMN erased_at BIGINT;                     -- the file is gone, the line stays
ALTER TABLE recordings ADD COLUMN erased_why TEXT NOT NULL DEFAULT '';
UPDATE recordings SET started_at = COALESCE((SELECT c.offered_at FROM calls c WHERE c.id = call_id), 0);
UPDATE recordings SET kind = 'message' WHERE id IN (SELECT recording_id FROM voice_messages);
CREATE INDEX recordings_by_time ON recordings (started_at, id);
CREATE INDEX recordings_by_length ON recordings (length_ms, started_at);
CREATE INDEX recordings_by_path ON recordings (path);
CREATE INDEX calls_unrecorded ON calls (offered_at) WHERE recording_id = 0 AND answered_at IS NOT NULL;
CREATE INDEX recordings_faulty ON recordings (started_at, id) WHERE fault IS NOT NULL;
CREATE INDEX recordings_held ON recordings (started_at, id) WHERE held_by <> '';

-- What a person noted at a place of a recording.
CREATE TABLE recording_markers (
    id           BIGINT PRIMARY KEY,
    recording_id BIGINT NOT NULL REFERENCES recordings (id),
    at_ms        BIGINT NOT NULL,
    text         TEXT NOT NULL,
    author_id    BIGINT NOT NULL,
    author_name  TEXT NOT NULL,
    written_at   BIGINT NOT NULL
);
CREATE INDEX recording_markers_by_recording ON recording_markers (recording_id, at_ms);

-- Wishes to erase before the time; deciding one takes it away, the call's events and the audit keep it.
CREATE TABLE recording_erasures (
    recording_id  BIGINT PRIMARY KEY REFERENCES recordings (id),
    asked_by      BIGINT NOT NULL,
    asked_by_name TEXT NOT NULL,
    reason        TEXT NOT NULL,
    asked_at      BIGINT NOT NULL
);

-- What the last comparison of calls, index and files found; written anew by each.
CREATE TABLE recording_findings (
    position     INTEGER PRIMARY KEY,
    fault        TEXT NOT NULL,
    recording_id BIGINT,
    call_id      BIGINT,
    path         TEXT NOT NULL,
    found_at     BIGINT NOT NULL
);

CREATE TABLE recording_reconciliations (
    began_at     BIGINT PRIMARY KEY,
    ended_at     BIGINT NOT NULL,
    checked      INTEGER NOT NULL,
    read         INTEGER NOT NULL,
    sealed       INTEGER NOT NULL,
    files        INTEGER NOT NULL,
    findings     INTEGER NOT NULL,
    erased       INTEGER NOT NULL,
    erased_bytes BIGINT NOT NULL
);

-- Who did what that must be answerable for; only ever appended.
CREATE TABLE audit_entries (
    id         BIGINT PRIMARY KEY,
    at         BIGINT NOT NULL,
    actor_id   BIGINT NOT NULL,   -- 0: the program itself
    actor_name TEXT NOT NULL,
    role       TEXT NOT NULL,
    address    TEXT NOT NULL,
    action     TEXT NOT NULL,
    object     TEXT NOT NULL,
    detail     TEXT NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_object ON audit_entries (object, at, id);
