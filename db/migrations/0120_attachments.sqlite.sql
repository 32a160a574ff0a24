-- Files that people attach to cases and to items of the knowledge base. The bytes lie in the folder of attachments.

CREATE TABLE attachments (
    id            BIGINT PRIMARY KEY,
    owner_kind    TEXT NOT NULL,
    owner_id      BIGINT NOT NULL,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    charset       TEXT NOT NULL,
    bytes         BIGINT NOT NULL,
    sha256        TEXT NOT NULL,
    stored_as     TEXT NOT NULL,
    names_citizen INTEGER NOT NULL,
    added_at      BIGINT NOT NULL,
    added_by      BIGINT NOT NULL,
    withdrawn_at  BIGINT,
    withdrawn_by  BIGINT
);
CREATE INDEX attachments_by_owner ON attachments (owner_kind, owner_id, id);
