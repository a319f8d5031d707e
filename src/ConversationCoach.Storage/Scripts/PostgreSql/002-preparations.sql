-- Sealed is what a person typed, readable with their data key only.
CREATE TABLE preparation (
    id            TEXT COLLATE "C"  NOT NULL PRIMARY KEY,
    key_id        TEXT COLLATE "C"  NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    guide         TEXT COLLATE "C"  NOT NULL,
    guide_version INTEGER           NOT NULL,
    sealed        BYTEA             NOT NULL,
    status        TEXT COLLATE "C"  NOT NULL,
    step          TEXT COLLATE "C",
    version       INTEGER           NOT NULL,
    started_at    TEXT COLLATE "C"  NOT NULL,
    changed_at    TEXT COLLATE "C"  NOT NULL
);

CREATE INDEX preparation_by_person ON preparation (key_id);

-- Only ever added to: a row is what a person wrote for a prompt at one version of the preparation.
CREATE TABLE answer (
    preparation TEXT COLLATE "C" NOT NULL REFERENCES preparation (id) ON DELETE CASCADE,
    prompt      TEXT COLLATE "C" NOT NULL,
    version     INTEGER          NOT NULL,
    sealed      BYTEA            NOT NULL,
    at          TEXT COLLATE "C" NOT NULL,
    is_rival    SMALLINT         NOT NULL,
    PRIMARY KEY (preparation, prompt, version)
);
