-- Numbers to be rung back: who was missed, or asked for it. Takes the place of missed_calls.

CREATE TABLE callback_tasks (
    id          BIGINT PRIMARY KEY,
    number      TEXT NOT NULL,
    state       TEXT NOT NULL,
    origin      TEXT NOT NULL,
    call_id     BIGINT NOT NULL,      -- the latest missed one
    queue_code  TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    missed_at   BIGINT NOT NULL,
    missed      INTEGER NOT NULL,
    opened_at   BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    attempts    INTEGER NOT NULL,
    owner_id    BIGINT NOT NULL,      -- 0: nobody
    lease_until BIGINT,
    retry_at    BIGINT,
    attempt_id  BIGINT NOT NULL,      -- the call of the last attempt; 0: none of ours
    dialled_at  BIGINT,
    reached_at  BIGINT,
    closed_as   TEXT,
    closed_at   BIGINT,
    note        TEXT NOT NULL
);
CREATE INDEX callback_tasks_by_time ON callback_tasks (opened_at, id);
CREATE INDEX callback_tasks_by_attempt ON callback_tasks (attempt_id) WHERE attempt_id <> 0;
CREATE INDEX callback_tasks_unfinished ON callback_tasks (opened_at, id) WHERE state <> 'closed';
-- One unfinished task a number: who calls ten times is rung back once.
CREATE UNIQUE INDEX callback_tasks_by_number ON callback_tasks (number) WHERE state <> 'closed' AND number <> '';

CREATE TABLE callback_events (
    task_id BIGINT NOT NULL REFERENCES callback_tasks (id),
    seq     INTEGER NOT NULL,
    at      BIGINT NOT NULL,
    what    TEXT NOT NULL,
    by_id   BIGINT NOT NULL,          -- 0: the system
    attempt TEXT,
    call_id BIGINT NOT NULL,
    note    TEXT NOT NULL,
    PRIMARY KEY (task_id, seq)
);

INSERT INTO callback_tasks (id, number, state, origin, call_id, queue_code, outcome, missed_at, missed, opened_at, due_at, attempts,
                            owner_id, attempt_id, reached_at, closed_as, closed_at, note)
SELECT id, number, CASE state WHEN 'open' THEN 'open' ELSE 'closed' END, 'missed', call_id, queue_code, outcome, at, attempts, at,
       at + 14400000000, 0, 0, 0, CASE WHEN state = 'reached' AND closed_by <> 0 THEN closed_at END,
       CASE WHEN state = 'reached' AND closed_by = 0 THEN 'got_through' WHEN state = 'reached' THEN 'reached'
            WHEN state = 'unreachable' THEN 'given_up' END,
       closed_at, note
FROM missed_calls;

INSERT INTO callback_events (task_id, seq, at, what, by_id, call_id, note)
SELECT id, 1, at, 'missed_again', 0, call_id, '' FROM missed_calls;

DROP TABLE missed_calls;
