-- Times are UTC in ISO 8601 with seven decimals, days are yyyy-MM-dd: they sort as text and come back exactly, here and in PostgreSQL.
CREATE TABLE preparation (
    id            TEXT     NOT NULL PRIMARY KEY,
    tenant        TEXT     NOT NULL,
    person        TEXT     NOT NULL,
    guide         TEXT     NOT NULL,
    guide_version INTEGER  NOT NULL,
    about         TEXT     NOT NULL,
    with_whom     TEXT     NOT NULL,
    day           TEXT,
    status        TEXT     NOT NULL,
    step          TEXT,
    version       INTEGER  NOT NULL,
    started_at    TEXT     NOT NULL,
    changed_at    TEXT     NOT NULL
);

CREATE INDEX preparation_by_owner ON preparation (tenant, person);

-- Only ever added to: a row is what a person wrote for a prompt at one version of the preparation.
CREATE TABLE answer (
    preparation   TEXT     NOT NULL REFERENCES preparation (id) ON DELETE CASCADE,
    prompt        TEXT     NOT NULL,
    version       INTEGER  NOT NULL,
    text          TEXT     NOT NULL,
    at            TEXT     NOT NULL,
    is_rival      SMALLINT NOT NULL,
    PRIMARY KEY (preparation, prompt, version)
);
