-- Few of the cases that a unit handles beside another are open: a list by stage walks those alone.

ALTER TABLE case_co_handlers ADD COLUMN stage TEXT NOT NULL DEFAULT '';
UPDATE case_co_handlers SET stage = (SELECT c.stage FROM cases c WHERE c.id = case_id);
CREATE INDEX case_co_handlers_by_stage ON case_co_handlers (department_code, stage, recorded_at, case_id);
