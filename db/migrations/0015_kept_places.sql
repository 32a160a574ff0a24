-- Who waits in this queue may ask by key to be rung when his turn comes.
ALTER TABLE queues ADD COLUMN offers_callback INTEGER NOT NULL DEFAULT 0;
