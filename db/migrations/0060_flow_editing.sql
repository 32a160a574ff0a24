-- Flows as they are edited: who published which version when and why, the draft of each, and the calls each must pass.
ALTER TABLE ivr_flow_versions ADD COLUMN layout TEXT NOT NULL DEFAULT '{}';
ALTER TABLE ivr_flow_versions ADD COLUMN state TEXT NOT NULL DEFAULT 'superseded';
ALTER TABLE ivr_flow_versions ADD COLUMN at BIGINT NOT NULL DEFAULT 0;  -- it was, or is to be, published
ALTER TABLE ivr_flow_versions ADD COLUMN by_user BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ivr_flow_versions ADD COLUMN why TEXT NOT NULL DEFAULT '';

UPDATE ivr_flow_versions SET state = 'published'
WHERE EXISTS (SELECT 1 FROM ivr_flows f WHERE f.code = ivr_flow_versions.flow_code AND f.version = ivr_flow_versions.version);

CREATE INDEX ivr_flow_versions_state ON ivr_flow_versions (state, at);

CREATE TABLE ivr_drafts (
    flow_code  TEXT PRIMARY KEY REFERENCES ivr_flows (code),
    revision   INTEGER NOT NULL,
    based_on   INTEGER NOT NULL,  -- the version it began as; 0: none
    document   TEXT NOT NULL,     -- JSON
    layout     TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL
);

CREATE TABLE ivr_flow_tests (
    id        BIGINT PRIMARY KEY,
    flow_code TEXT NOT NULL REFERENCES ivr_flows (code),
    name      TEXT NOT NULL,
    rehearsal TEXT NOT NULL,
    expected  TEXT NOT NULL
);
CREATE INDEX ivr_flow_tests_flow ON ivr_flow_tests (flow_code, id);

ALTER TABLE ivr_flows ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;  -- counts every change of its draft
