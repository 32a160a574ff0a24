-- How closed cases were judged: one row for each approval, with the follow-up, the citizen's evaluation and an exclusion.

CREATE TABLE case_rounds (
    case_id      BIGINT NOT NULL REFERENCES cases (id),
    round        INTEGER NOT NULL,
    closed_at    BIGINT NOT NULL,
    unit_code    TEXT NOT NULL,
    follow_up    TEXT NOT NULL DEFAULT 'none',
    cause        TEXT,
    plan         TEXT NOT NULL DEFAULT '',
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_try_at  BIGINT,
    held_by_name TEXT NOT NULL DEFAULT '',
    held_until   BIGINT,
    contacted    TEXT NOT NULL DEFAULT 'unsaid',
    resolved     TEXT NOT NULL DEFAULT 'unsaid',
    satisfaction TEXT,
    channel      TEXT,
    exclusion    TEXT NOT NULL DEFAULT 'none',
    score        INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, round)
);
-- Everything the rates count, so that they never read the rows themselves.
CREATE INDEX case_rounds_for_rates ON case_rounds (closed_at, unit_code, follow_up, contacted, resolved, satisfaction, exclusion,
    score);
CREATE INDEX case_rounds_of_unit ON case_rounds (unit_code, closed_at);
CREATE INDEX case_rounds_to_ask ON case_rounds (next_try_at) WHERE follow_up = 'open';
CREATE INDEX case_rounds_to_rule ON case_rounds (closed_at) WHERE exclusion = 'asked';

INSERT INTO case_rounds (case_id, round, closed_at, unit_code)
    SELECT a.case_id, ROW_NUMBER() OVER (PARTITION BY a.case_id ORDER BY a.seq), a.at,
        COALESCE((SELECT d.department_code FROM case_events d WHERE d.case_id = a.case_id AND d.action = 'dispatch'
            AND d.seq < a.seq ORDER BY d.seq DESC LIMIT 1), '')
    FROM case_events a WHERE a.action = 'approve';
-- Their course knows of no rounds yet: it is read from the events until the case changes again.
UPDATE cases SET course = '' WHERE id IN (SELECT case_id FROM case_rounds);
