-- Leaders who take calls themselves; their calls are those that joined the queue while the session ran.
ALTER TABLE queues ADD COLUMN for_guests INTEGER NOT NULL DEFAULT 0;

CREATE TABLE guest_sessions (
    id         BIGINT PRIMARY KEY,
    guest      TEXT NOT NULL,
    topic      TEXT NOT NULL,
    queue_code TEXT NOT NULL REFERENCES queues (code),
    from_at    BIGINT NOT NULL,
    to_at      BIGINT NOT NULL,
    cancelled  INTEGER NOT NULL,
    planned_by BIGINT NOT NULL,
    planned_at BIGINT NOT NULL
);
CREATE INDEX guest_sessions_by_end ON guest_sessions (to_at);
