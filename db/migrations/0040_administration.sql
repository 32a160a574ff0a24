-- What administrators change in the running city, and who changed it.

-- Nobody logs in before the administrator of security has granted a role; an initial password is changed at the first log-in.
ALTER TABLE users ADD COLUMN granted INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0;

-- Somebody with lines here sees cases of these districts only.
CREATE TABLE user_districts (
    user_id       BIGINT NOT NULL REFERENCES users (id),
    district_code TEXT NOT NULL,
    PRIMARY KEY (user_id, district_code)
);

-- Earlier passwords, so that they are not taken again.
CREATE TABLE old_passwords (
    user_id       BIGINT NOT NULL REFERENCES users (id),
    at            BIGINT NOT NULL,
    password_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, at)
);

-- Empty codes: the whole city, hours not known.
ALTER TABLE departments ADD COLUMN district_code TEXT NOT NULL DEFAULT '';
ALTER TABLE departments ADD COLUMN calendar_code TEXT NOT NULL DEFAULT '';
ALTER TABLE departments ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE department_liaisons (
    department_code TEXT NOT NULL REFERENCES departments (code),
    position        INTEGER NOT NULL,
    name            TEXT NOT NULL,
    phone           TEXT NOT NULL,
    PRIMARY KEY (department_code, position)
);

-- The tree as it is; each version's changed nodes stay in category_history, so that every earlier tree can be shown.
ALTER TABLE categories ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE categories ADD COLUMN replaced_by TEXT NOT NULL DEFAULT '';

-- What was there before the first change is version 0.
CREATE TABLE category_versions (
    version INTEGER PRIMARY KEY,
    at      BIGINT NOT NULL,
    by_user BIGINT NOT NULL,
    note    TEXT NOT NULL
);

CREATE TABLE category_history (
    version                 INTEGER NOT NULL,
    code                    TEXT NOT NULL,
    parent_code             TEXT NOT NULL,
    name_zh                 TEXT NOT NULL,
    name_en                 TEXT NOT NULL,
    default_department_code TEXT NOT NULL,
    closed                  INTEGER NOT NULL,
    replaced_by             TEXT NOT NULL,
    position                INTEGER NOT NULL,
    PRIMARY KEY (version, code)
);

-- Every version of every prepared text; the highest one counts.
CREATE TABLE text_versions (
    code    TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    title   TEXT NOT NULL,
    body    TEXT NOT NULL,
    closed  INTEGER NOT NULL,
    PRIMARY KEY (code, version)
);

-- before_row and after_row are JSON; an empty text: there was none.
CREATE TABLE admin_events (
    id         BIGINT PRIMARY KEY,
    at         BIGINT NOT NULL,
    by_user    BIGINT NOT NULL,
    object     TEXT NOT NULL,
    key        TEXT NOT NULL,
    action     TEXT NOT NULL,
    before_row TEXT NOT NULL,
    after_row  TEXT NOT NULL,
    note       TEXT NOT NULL
);
CREATE INDEX admin_events_by_row ON admin_events (object, key, id);
CREATE INDEX admin_events_by_time ON admin_events (at, id);

-- How somebody likes to see a list: a filter with a name and its columns. The nameless one is the list's everyday form.
CREATE TABLE saved_views (
    id      BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    list    TEXT NOT NULL,
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (user_id, list, name)
);
