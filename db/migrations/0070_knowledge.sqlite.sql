-- Questions with many answers instead of articles with one.

-- What lists and ranking need stands beside the document. `live`: agents see it. rowid of knowledge_words is the id.
CREATE TABLE knowledge_items (
    id              BIGINT PRIMARY KEY,
    serial          INTEGER NOT NULL UNIQUE,
    code            TEXT NOT NULL UNIQUE,
    state           TEXT NOT NULL,
    live            INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    title           TEXT NOT NULL,
    keywords        TEXT NOT NULL,
    category_code   TEXT NOT NULL,
    owner_code      TEXT NOT NULL,
    document_number TEXT NOT NULL,
    districts       TEXT NOT NULL,
    valid_until     TEXT,
    stale_since     BIGINT,
    is_public       INTEGER NOT NULL,
    published_at    BIGINT,
    updated_at      BIGINT NOT NULL,
    submitted       INTEGER NOT NULL,
    document        TEXT NOT NULL
);
CREATE INDEX knowledge_items_by_change ON knowledge_items (updated_at, id);
-- Which there are, without reading their documents.
CREATE INDEX knowledge_items_live ON knowledge_items (id) WHERE live = 1;
CREATE INDEX knowledge_items_by_state ON knowledge_items (state, updated_at, id);

CREATE TABLE knowledge_versions (
    item_id  BIGINT NOT NULL REFERENCES knowledge_items (id),
    version  INTEGER NOT NULL,
    at       BIGINT NOT NULL,
    by_user  BIGINT NOT NULL,
    action   TEXT NOT NULL,
    note     TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (item_id, version)
);
CREATE TRIGGER knowledge_versions_stay_unchanged BEFORE UPDATE ON knowledge_versions BEGIN
    SELECT RAISE(ABORT, 'versions of knowledge are final');
END;
CREATE TRIGGER knowledge_versions_stay BEFORE DELETE ON knowledge_versions BEGIN
    SELECT RAISE(ABORT, 'versions of knowledge are final');
END;

-- Apart from the item, because every reading changes it. Answer 0 is the question as a whole.
CREATE TABLE knowledge_counts (
    item_id        BIGINT NOT NULL REFERENCES knowledge_items (id),
    answer         INTEGER NOT NULL,
    views          INTEGER NOT NULL DEFAULT 0,
    uses           INTEGER NOT NULL DEFAULT 0,
    helpful        INTEGER NOT NULL DEFAULT 0,
    unhelpful      INTEGER NOT NULL DEFAULT 0,
    last_viewed_at BIGINT,
    last_used_at   BIGINT,
    PRIMARY KEY (item_id, answer)
);
CREATE INDEX knowledge_counts_by_use ON knowledge_counts (uses, views, item_id) WHERE answer = 0;

CREATE TABLE knowledge_days (
    day       TEXT NOT NULL,
    item_id   BIGINT NOT NULL,
    views     INTEGER NOT NULL DEFAULT 0,
    uses      INTEGER NOT NULL DEFAULT 0,
    helpful   INTEGER NOT NULL DEFAULT 0,
    unhelpful INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, item_id)
);

-- Which answer was given in which call.
CREATE TABLE knowledge_uses (
    id      BIGINT PRIMARY KEY,
    at      BIGINT NOT NULL,
    item_id BIGINT NOT NULL REFERENCES knowledge_items (id),
    answer  INTEGER NOT NULL,
    by_user BIGINT NOT NULL,
    call_id BIGINT
);
CREATE INDEX knowledge_uses_by_call ON knowledge_uses (call_id) WHERE call_id IS NOT NULL;

-- What was looked for and is not there.
CREATE TABLE knowledge_gaps (
    words      TEXT PRIMARY KEY,
    text       TEXT NOT NULL,
    times      INTEGER NOT NULL,
    first_at   BIGINT NOT NULL,
    last_at    BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT
);

CREATE TABLE knowledge_corrections (
    id          BIGINT PRIMARY KEY,
    item_id     BIGINT NOT NULL REFERENCES knowledge_items (id),
    answer      INTEGER NOT NULL,
    text        TEXT NOT NULL,
    reported_by BIGINT NOT NULL,
    reported_at BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    outcome     TEXT NOT NULL,
    reply       TEXT NOT NULL,
    settled_by  BIGINT,
    settled_at  BIGINT
);
CREATE INDEX knowledge_corrections_by_outcome ON knowledge_corrections (outcome, due_at, id);

CREATE VIRTUAL TABLE knowledge_words USING fts5 (title, body, sound, initials, detail = column,
    tokenize = 'unicode61 remove_diacritics 0');

-- An earlier article is a published question with one accepted answer. Its words follow at the next start.
INSERT INTO knowledge_items (id, serial, code, state, live, version, title, keywords, category_code, owner_code, document_number,
    districts, valid_until, stale_since, is_public, published_at, updated_at, submitted, document)
SELECT id, ROW_NUMBER() OVER (ORDER BY code), code, 'published', 1, 1, title, '', category_code, owner_code, '', '', valid_until,
    NULL, 0, published_at, published_at, 0,
    json_object('id', CAST(id AS TEXT), 'code', code, 'state', 'published', 'version', 1, 'facts', json(facts), 'live', json(facts),
        'answers', json_array(json_object('number', 1, 'state', 'accepted', 'text', answer, 'remarks', '', 'written_by', '0',
            'written_at', at, 'reason', '')),
        'edited_by', json_array(), 'written_at', at, 'updated_at', at, 'published_at', at, 'reason', '')
FROM (SELECT a.*, strftime('%Y-%m-%dT%H:%M:%fZ', published_at / 1000000.0, 'unixepoch') AS at,
    json_object('title', title, 'content', '', 'category', category_code, 'owner', owner_code, 'source', source,
        'document_number', '', 'valid_until', valid_until, 'districts', json_array(), 'keywords', json_array(),
        'related', json_array(), 'is_public', json('false'), 'remarks', '') AS facts
    FROM articles a);
INSERT INTO knowledge_versions (item_id, version, at, by_user, action, note, document)
SELECT id, 1, updated_at, 0, 'publish', '', document FROM knowledge_items;
INSERT INTO knowledge_counts (item_id, answer, views, last_viewed_at) SELECT article_id, 0, views, last_viewed_at FROM article_views;

DROP TABLE article_words;
DROP TABLE article_views;
DROP TABLE articles;
