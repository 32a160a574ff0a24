-- Reports count the facts of a period: what they read of calls stands in one index, acts and deadlines are found by their time.

DROP INDEX calls_for_figures;
CREATE INDEX calls_for_figures ON calls (direction, offered_at, outcome, queued_at, connected_at, wait_ms, talk_ms, answered_at,
    recording_id, queue_code, agent_id, channel);
CREATE INDEX case_events_by_time ON case_events (at, case_id, seq, action);
CREATE INDEX cases_by_due_time ON cases (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX cases_by_handling_end ON cases (handled_at) WHERE handled_at IS NOT NULL;
