-- The finer workflow: the stage beneath the label, co-handlers, merged cases, and what an event says beside its text.

ALTER TABLE cases ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN lead_code TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN lead_case_id BIGINT;
ALTER TABLE cases ADD COLUMN handled_at BIGINT;
ALTER TABLE cases ADD COLUMN course TEXT NOT NULL DEFAULT '';  -- JSON; empty: written before there was one, see the events
UPDATE cases SET stage = state;
UPDATE cases SET lead_code = COALESCE((SELECT e.department_code FROM case_events e WHERE e.case_id = cases.id
    AND e.action = 'dispatch' ORDER BY e.seq DESC LIMIT 1), '');
UPDATE cases SET handled_at = (SELECT MAX(e.at) FROM case_events e WHERE e.case_id = cases.id AND e.action = 'reply')
    WHERE state IN ('awaiting_review', 'approved');
CREATE INDEX cases_by_stage ON cases (stage, recorded_at, id);
CREATE INDEX cases_by_lead_case ON cases (lead_case_id) WHERE lead_case_id IS NOT NULL;
DROP INDEX cases_for_figures;
-- Everything the overview counts, so that it never reads the rows themselves.
CREATE INDEX cases_for_figures ON cases (recorded_at, state, kind, district_code, department_code, category_code, due_at,
    handled_at, stage, rehandled);

CREATE TABLE case_co_handlers (
    case_id         BIGINT NOT NULL REFERENCES cases (id),
    department_code TEXT NOT NULL,
    PRIMARY KEY (department_code, case_id)
);
CREATE INDEX case_co_handlers_by_case ON case_co_handlers (case_id);

ALTER TABLE case_events ADD COLUMN details TEXT;  -- JSON; NULL: it says nothing beside its text
ALTER TABLE case_events ADD COLUMN clocks TEXT;   -- JSON; NULL: no clock changed

-- A limit may be for one clock and one district only, and how often more time is granted is data too.
ALTER TABLE sla_policies ADD COLUMN clock TEXT NOT NULL DEFAULT 'handle';
ALTER TABLE sla_policies ADD COLUMN district_code TEXT;
