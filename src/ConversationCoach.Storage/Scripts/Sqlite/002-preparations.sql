-- Sealed is what a person typed, readable with their data key only.
CREATE TABLE preparation (
    id            TEXT    NOT NULL PRIMARY KEY,
    key_id        TEXT    NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    guide         TEXT    NOT NULL,
    guide_version INTEGER NOT NULL,
    sealed        BLOB    NOT NULL,
    status        TEXT    NOT NULL,
    step          TEXT,
    version       INTEGER NOT NULL,
    started_at    TEXT    NOT NULL,
    changed_at    TEXT    NOT NULL
);

CREATE INDEX preparation_by_person ON preparation (key_id);

-- Only ever added to: a row is what a person wrote for a prompt at one version of the preparation.
CREATE TABLE answer (
    preparation TEXT     NOT NULL REFERENCES preparation (id) ON DELETE CASCADE,
    prompt      TEXT     NOT NULL,
    version     INTEGER  NOT NULL,
    sealed      BLOB     NOT NULL,
    at          TEXT     NOT NULL,
    is_rival    SMALLINT NOT NULL,
    PRIMARY KEY (preparation, prompt, version)
);
