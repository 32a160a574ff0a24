-- What a city configures: its districts, departments, people, queues, flows, calendars and knowledge.
-- Codes are chosen by people and stable; ids are 64-bit integers made by the program; times are microseconds since 1970 in UTC.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE districts (
    code     TEXT PRIMARY KEY,
    name_zh  TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE streets (
    code          TEXT PRIMARY KEY,
    district_code TEXT NOT NULL REFERENCES districts (code),
    name_zh       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    position      INTEGER NOT NULL
);

-- parent_code is empty directly below the city.
CREATE TABLE departments (
    code        TEXT PRIMARY KEY,
    parent_code TEXT NOT NULL,
    name_zh     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    duty_zh     TEXT NOT NULL,
    position    INTEGER NOT NULL
);
CREATE INDEX departments_by_parent ON departments (parent_code);

CREATE TABLE categories (
    code                    TEXT PRIMARY KEY,
    parent_code             TEXT NOT NULL,
    name_zh                 TEXT NOT NULL,
    name_en                 TEXT NOT NULL,
    default_department_code TEXT NOT NULL,
    position                INTEGER NOT NULL
);

CREATE TABLE users (
    id              BIGINT PRIMARY KEY,
    username        TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    role            TEXT NOT NULL,
    department_code TEXT NOT NULL,
    extension       TEXT NOT NULL,
    password_hash   TEXT NOT NULL,
    -- MD5(extension:realm:password) of the SIP phone, sealed with the key file; empty without a phone
    sealed_ha1      TEXT NOT NULL,
    disabled        INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX users_by_extension ON users (extension) WHERE extension <> '';

-- Only the hash of the cookie's value is known here.
CREATE TABLE sessions (
    token_hash   TEXT PRIMARY KEY,
    user_id      BIGINT NOT NULL REFERENCES users (id),
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE calendars (
    code            TEXT PRIMARY KEY,
    name_zh         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    utc_offset_min  INTEGER NOT NULL
);

CREATE TABLE calendar_years (
    calendar_code TEXT NOT NULL REFERENCES calendars (code),
    year          INTEGER NOT NULL,
    PRIMARY KEY (calendar_code, year)
);

-- weekday 0 is Monday; minutes after local midnight, [from_min, to_min)
CREATE TABLE calendar_hours (
    calendar_code TEXT NOT NULL REFERENCES calendars (code),
    weekday       INTEGER NOT NULL,
    from_min      INTEGER NOT NULL,
    to_min        INTEGER NOT NULL,
    PRIMARY KEY (calendar_code, weekday, from_min)
);

CREATE TABLE calendar_holidays (
    calendar_code TEXT NOT NULL REFERENCES calendars (code),
    day           TEXT NOT NULL,
    name          TEXT NOT NULL,
    is_make_up    INTEGER NOT NULL,
    PRIMARY KEY (calendar_code, day)
);

-- How long a department has; the first line that fits a case decides. NULL: every kind, every urgency.
CREATE TABLE sla_policies (
    position INTEGER PRIMARY KEY,
    kind     TEXT,
    urgency  TEXT,
    amount   INTEGER NOT NULL,
    unit     TEXT NOT NULL,
    start    TEXT NOT NULL
);

CREATE TABLE skills (
    code    TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL
);

CREATE TABLE queues (
    code             TEXT PRIMARY KEY,
    name_zh          TEXT NOT NULL,
    name_en          TEXT NOT NULL,
    strategy         TEXT NOT NULL,
    calendar_code    TEXT NOT NULL REFERENCES calendars (code),
    ring_timeout_s   INTEGER NOT NULL,
    wrap_up_s        INTEGER NOT NULL,
    music            TEXT NOT NULL,
    announce_every_s INTEGER NOT NULL
);

CREATE TABLE queue_skills (
    queue_code TEXT NOT NULL REFERENCES queues (code),
    skill_code TEXT NOT NULL REFERENCES skills (code),
    level      INTEGER NOT NULL,
    PRIMARY KEY (queue_code, skill_code)
);

CREATE TABLE queue_agents (
    queue_code TEXT NOT NULL REFERENCES queues (code),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    PRIMARY KEY (queue_code, user_id)
);

CREATE TABLE agent_skills (
    user_id    BIGINT NOT NULL REFERENCES users (id),
    skill_code TEXT NOT NULL REFERENCES skills (code),
    level      INTEGER NOT NULL,
    PRIMARY KEY (user_id, skill_code)
);

CREATE TABLE number_areas (
    prefix TEXT PRIMARY KEY,
    name   TEXT NOT NULL
);

CREATE TABLE ivr_flows (
    code    TEXT PRIMARY KEY,
    version INTEGER NOT NULL      -- the published one
);

CREATE TABLE ivr_flow_versions (
    flow_code  TEXT NOT NULL REFERENCES ivr_flows (code),
    version    INTEGER NOT NULL,
    definition TEXT NOT NULL,     -- JSON
    PRIMARY KEY (flow_code, version)
);

CREATE TABLE routes (
    number    TEXT PRIMARY KEY,
    flow_code TEXT NOT NULL REFERENCES ivr_flows (code)
);

CREATE TABLE articles (
    id            BIGINT PRIMARY KEY,
    code          TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    answer        TEXT NOT NULL,
    category_code TEXT NOT NULL,
    owner_code    TEXT NOT NULL,
    source        TEXT NOT NULL,
    valid_until   TEXT,
    published_at  BIGINT NOT NULL
);

-- Apart from the article, because every reading changes it.
CREATE TABLE article_views (
    article_id     BIGINT PRIMARY KEY REFERENCES articles (id),
    views          INTEGER NOT NULL,
    last_viewed_at BIGINT NOT NULL
);
