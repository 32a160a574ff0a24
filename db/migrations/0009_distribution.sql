-- Agents' states: who forced one and why; tallies are restored from the events of the last shift.
ALTER TABLE agent_state_events ADD COLUMN by_user BIGINT NOT NULL DEFAULT 0;  -- 0: nobody forced it
ALTER TABLE agent_state_events ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE agent_state_events ADD COLUMN part TEXT NOT NULL DEFAULT 'leads';  -- in the call he talks in: leads, consulted, dialled
CREATE INDEX agent_state_events_by_time ON agent_state_events (at);

-- Why each call went where it went; detail is JSON. Kept for a month only.
CREATE TABLE call_decisions (
    id      BIGINT PRIMARY KEY,
    call_id BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    detail  TEXT NOT NULL
);
CREATE INDEX call_decisions_by_call ON call_decisions (call_id, id);
CREATE INDEX call_decisions_by_time ON call_decisions (at);

-- How queues choose, wait, help each other and remember; see domain/acd/queue.hpp.
ALTER TABLE queues ADD COLUMN relax_every_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queues ADD COLUMN relax_by INTEGER NOT NULL DEFAULT 1;
ALTER TABLE queues ADD COLUMN relax_least INTEGER NOT NULL DEFAULT 1;
ALTER TABLE queues ADD COLUMN head_start_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queues ADD COLUMN same_agent_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queues ADD COLUMN keeps_place_min INTEGER NOT NULL DEFAULT 5;

CREATE TABLE queue_overflow (
    queue_code   TEXT NOT NULL REFERENCES queues (code),
    position     INTEGER NOT NULL,
    to_code      TEXT NOT NULL,
    after_s      INTEGER NOT NULL,     -- 0: not by time
    when_waiting INTEGER NOT NULL,     -- 0: not by length
    PRIMARY KEY (queue_code, position)
);

-- Only what differs from the program's own defaults.
CREATE TABLE offer_rules (
    why      TEXT PRIMARY KEY,
    memory_s INTEGER NOT NULL,
    rest_s   INTEGER NOT NULL,
    most     INTEGER NOT NULL          -- 0: no limit
);

CREATE TABLE caller_classes (
    code         TEXT PRIMARY KEY,
    name_zh      TEXT NOT NULL,
    name_en      TEXT NOT NULL,
    head_start_s INTEGER NOT NULL
);

CREATE TABLE caller_prefixes (
    class_code TEXT NOT NULL REFERENCES caller_classes (code),
    prefix     TEXT NOT NULL,
    PRIMARY KEY (class_code, prefix)
);

-- Who put an agent into which queues, and why. Codes are separated by commas.
CREATE TABLE queue_agent_changes (
    agent_id      BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    by_user       BIGINT NOT NULL,
    queues_before TEXT NOT NULL,
    queues_after  TEXT NOT NULL,
    note          TEXT NOT NULL,
    PRIMARY KEY (agent_id, at)
);
