-- What citizens write (letters) and what is written to them (messages). A message is sent from its row, never beside it.

CREATE TABLE messages (
    id          BIGINT PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    gateway     TEXT NOT NULL,
    channel     TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    recipient   TEXT NOT NULL,
    text        TEXT NOT NULL,
    case_id     BIGINT NOT NULL,      -- 0: none
    letter_id   BIGINT NOT NULL,      -- 0: none
    by_id       BIGINT NOT NULL,      -- 0: the system
    written_at  BIGINT NOT NULL,
    state       TEXT NOT NULL,
    attempts    INTEGER NOT NULL,
    not_before  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    sent_at     BIGINT,
    ended_at    BIGINT,
    reference   TEXT NOT NULL,
    answer      TEXT NOT NULL
);
CREATE INDEX messages_to_send ON messages (gateway, id) WHERE state IN ('waiting', 'sending', 'unsure');
CREATE INDEX messages_by_case ON messages (case_id, id) WHERE case_id <> 0;
CREATE INDEX messages_by_letter ON messages (letter_id, id) WHERE letter_id <> 0;
CREATE INDEX messages_by_recipient ON messages (recipient, id);

-- Who wants no notices any more. Answers to his own letters still reach him.
CREATE TABLE message_opt_outs (
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (channel, address)
);

CREATE TABLE letters (
    id           BIGINT PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    gateway      TEXT NOT NULL,
    channel      TEXT NOT NULL,
    sender       TEXT NOT NULL,
    sent_to      TEXT NOT NULL,
    text         TEXT NOT NULL,
    received_at  BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    state        TEXT NOT NULL,
    owner_id     BIGINT NOT NULL,     -- 0: nobody
    lease_until  BIGINT,
    responded_at BIGINT,
    result       TEXT,
    note         TEXT NOT NULL,
    case_id      BIGINT NOT NULL,     -- 0: none
    reported_at  BIGINT,
    done_at      BIGINT
);
CREATE INDEX letters_by_state ON letters (state, received_at, id);
CREATE INDEX letters_by_sender ON letters (sender, received_at);
CREATE INDEX letters_by_case ON letters (case_id) WHERE case_id <> 0;
CREATE INDEX letters_by_clock ON letters (due_at) WHERE responded_at IS NULL AND reported_at IS NULL;

CREATE TABLE letter_events (
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    seq       INTEGER NOT NULL,
    at        BIGINT NOT NULL,
    what      TEXT NOT NULL,
    by_id     BIGINT NOT NULL,        -- 0: the system
    note      TEXT NOT NULL,
    PRIMARY KEY (letter_id, seq)
);
