-- A call may go on behind the agent: when the talk was over, and what the citizen pressed when he was asked.

ALTER TABLE calls ADD COLUMN talk_ended_at BIGINT;
ALTER TABLE calls ADD COLUMN satisfaction TEXT;
