-- Calls that we began are counted apart from those that came in.
ALTER TABLE calls ADD COLUMN direction TEXT NOT NULL DEFAULT 'inbound';
DROP INDEX calls_for_figures;
CREATE INDEX calls_for_figures ON calls (direction, offered_at, outcome, queued_at, connected_at, wait_ms, talk_ms);
