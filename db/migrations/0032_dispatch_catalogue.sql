-- The dispatch catalogue: published versions, which never change.

CREATE TABLE catalogue_versions (
    version      INTEGER PRIMARY KEY,
    catalogue    TEXT NOT NULL,    -- JSON: source, entries, fallbacks
    published_by BIGINT NOT NULL,  -- 0: loaded with the city's files
    published_at BIGINT NOT NULL
);
CREATE INDEX cases_by_dispatch ON cases (dispatched_at) WHERE dispatched_at IS NOT NULL;
