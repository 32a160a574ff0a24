-- Messages that callers left, each a task with an owner and a clock.

CREATE TABLE voice_messages (
    id           BIGINT PRIMARY KEY,
    call_id      BIGINT NOT NULL,
    recording_id BIGINT NOT NULL UNIQUE,
    mailbox_code TEXT NOT NULL,
    number       TEXT NOT NULL,
    queue_code   TEXT NOT NULL,
    reason       TEXT,                -- why no person could be given; NULL: the caller chose the mailbox
    left_at      BIGINT NOT NULL,
    length_ms    BIGINT NOT NULL,
    state        TEXT NOT NULL,
    owner_id     BIGINT NOT NULL,     -- 0: nobody
    heard_by     BIGINT NOT NULL,
    heard_at     BIGINT,
    result       TEXT,
    note         TEXT NOT NULL,
    case_id      BIGINT NOT NULL,     -- 0: none
    remind_at    BIGINT NOT NULL,
    escalate_at  BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    reminded_at  BIGINT,
    escalated_at BIGINT,
    done_at      BIGINT
);
CREATE INDEX voice_messages_by_state ON voice_messages (state, left_at, id);
CREATE INDEX voice_messages_by_time ON voice_messages (left_at, id);
CREATE INDEX voice_messages_by_clock ON voice_messages (remind_at) WHERE state <> 'done';

CREATE TABLE voice_message_events (
    message_id BIGINT NOT NULL REFERENCES voice_messages (id),
    seq        INTEGER NOT NULL,
    at         BIGINT NOT NULL,
    what       TEXT NOT NULL,
    by_id      BIGINT NOT NULL,       -- 0: the system
    note       TEXT NOT NULL,
    PRIMARY KEY (message_id, seq)
);
