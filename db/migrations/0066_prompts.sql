-- The prompt library: what is known of each sound in the folder of prompts.

CREATE TABLE prompts (
    name       TEXT PRIMARY KEY,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    language   TEXT NOT NULL,
    length_ms  BIGINT NOT NULL,
    level_db   INTEGER NOT NULL,
    source     TEXT NOT NULL,
    state      TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL       -- empty: it lay in the folder
);
