-- Where callers go whom a queue cannot serve: its plan, the mailboxes, the people on duty.

ALTER TABLE queues ADD COLUMN most_waiting INTEGER NOT NULL DEFAULT 0;    -- 0: no limit
ALTER TABLE queues ADD COLUMN longest_wait_s INTEGER NOT NULL DEFAULT 0;  -- 0: no limit

-- One row a destination; a line of the plan is what has the same position.
CREATE TABLE queue_fallbacks (
    queue_code    TEXT NOT NULL REFERENCES queues (code),
    position      INTEGER NOT NULL,
    step          INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    calendar_code TEXT NOT NULL,     -- the line holds while it is open; empty: always
    kind          TEXT NOT NULL,
    target        TEXT NOT NULL,
    PRIMARY KEY (queue_code, position, step)
);

CREATE TABLE mailboxes (
    code               TEXT PRIMARY KEY,
    name_zh            TEXT NOT NULL,
    name_en            TEXT NOT NULL,
    greeting           TEXT NOT NULL,
    max_length_s       INTEGER NOT NULL,
    min_length_s       INTEGER NOT NULL,
    silence_s          INTEGER NOT NULL,
    remind_after_min   INTEGER NOT NULL,
    escalate_after_min INTEGER NOT NULL,
    due_after_min      INTEGER NOT NULL
);

CREATE TABLE duty_contacts (
    code      TEXT PRIMARY KEY,
    name_zh   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    ring_s    INTEGER NOT NULL,
    confirm_s INTEGER NOT NULL
);

CREATE TABLE duty_numbers (
    contact_code  TEXT NOT NULL REFERENCES duty_contacts (code),
    position      INTEGER NOT NULL,
    number        TEXT NOT NULL,
    calendar_code TEXT NOT NULL,
    PRIMARY KEY (contact_code, position)
);
