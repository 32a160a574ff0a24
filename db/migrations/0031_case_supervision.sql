-- Supervision: the ladder as data, what lists filter by, and when the clock looks at a case again.

ALTER TABLE cases ADD COLUMN supervision TEXT NOT NULL DEFAULT 'none';
ALTER TABLE cases ADD COLUMN receipt_due INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_supervised ON cases (supervision, recorded_at, id) WHERE supervision <> 'none';
CREATE INDEX cases_by_due ON cases (due_at) WHERE handled_at IS NULL AND due_at IS NOT NULL;

CREATE TABLE supervision_rules (
    position     INTEGER PRIMARY KEY,
    trigger_code TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    unit         TEXT NOT NULL,
    level        TEXT NOT NULL
);

CREATE TABLE case_wakes (
    case_id BIGINT PRIMARY KEY REFERENCES cases (id),
    at      BIGINT NOT NULL
);
CREATE INDEX case_wakes_by_time ON case_wakes (at);
INSERT INTO case_wakes (case_id, at) SELECT id, 0 FROM cases WHERE stage NOT IN ('recorded', 'archived');
