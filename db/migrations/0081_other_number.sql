-- Who asks to be rung back may name another number than the one he calls from; empty: he has not.

ALTER TABLE calls ADD COLUMN ring_at TEXT NOT NULL DEFAULT '';
