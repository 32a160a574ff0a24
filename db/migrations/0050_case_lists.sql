-- Every list of cases walks an index in the order of its page, and filters without reading the rows.

DROP INDEX cases_by_state;  -- a label is a set of stages
DROP INDEX cases_by_time;
DROP INDEX cases_by_stage;
DROP INDEX cases_by_department;
DROP INDEX cases_by_recorder;
DROP INDEX cases_by_call;
DROP INDEX cases_for_figures;

-- Also everything the overview counts.
CREATE INDEX cases_by_time ON cases (recorded_at, id, state, kind, district_code, department_code, category_code, due_at,
    handled_at, stage, rehandled);
CREATE INDEX cases_by_stage ON cases (stage, recorded_at, id, kind, district_code);
CREATE INDEX cases_by_department ON cases (department_code, recorded_at, id, kind, district_code);
CREATE INDEX cases_by_department_stage ON cases (department_code, stage, recorded_at, id, kind, district_code);
CREATE INDEX cases_by_recorder ON cases (recorded_by, recorded_at, id, stage, kind, district_code);
CREATE INDEX cases_by_call ON cases (call_id, recorded_at, id) WHERE call_id IS NOT NULL;
CREATE INDEX cases_not_handled ON cases (recorded_at, id, due_at, handled_at, stage, kind, district_code, department_code)
    WHERE handled_at IS NULL AND due_at IS NOT NULL;
-- For what full text finds: whether a hit is also what the other filters want.
CREATE INDEX cases_by_id ON cases (id, stage, kind, district_code, department_code, recorded_at, recorded_by, due_at,
    handled_at);

-- A unit's list holds what it handles beside another, in the same order.
ALTER TABLE case_co_handlers ADD COLUMN recorded_at BIGINT NOT NULL DEFAULT 0;
UPDATE case_co_handlers SET recorded_at = (SELECT c.recorded_at FROM cases c WHERE c.id = case_id);
CREATE INDEX case_co_handlers_by_time ON case_co_handlers (department_code, recorded_at, case_id);
