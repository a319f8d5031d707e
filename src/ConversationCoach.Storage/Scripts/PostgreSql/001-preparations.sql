-- Times are UTC in ISO 8601 with seven decimals, days are yyyy-MM-dd: they sort as text and come back exactly, here and in PostgreSQL.
CREATE TABLE preparation (
    id            TEXT COLLATE "C"     NOT NULL PRIMARY KEY,
    tenant        TEXT COLLATE "C"     NOT NULL,
    person        TEXT COLLATE "C"     NOT NULL,
    guide         TEXT COLLATE "C"     NOT NULL,
    guide_version INTEGER  NOT NULL,
    about         TEXT COLLATE "C"     NOT NULL,
    with_whom     TEXT COLLATE "C"     NOT NULL,
    day           TEXT COLLATE "C",
    status        TEXT COLLATE "C"     NOT NULL,
    step          TEXT COLLATE "C",
    version       INTEGER  NOT NULL,
    started_at    TEXT COLLATE "C"     NOT NULL,
    changed_at    TEXT COLLATE "C"     NOT NULL
);

CREATE INDEX preparation_by_owner ON preparation (tenant, person);

-- Only ever added to: a row is what a person wrote for a prompt at one version of the preparation.
CREATE TABLE answer (
    preparation   TEXT COLLATE "C"     NOT NULL REFERENCES preparation (id) ON DELETE CASCADE,
    prompt        TEXT COLLATE "C"     NOT NULL,
    version       INTEGER  NOT NULL,
    text          TEXT COLLATE "C"     NOT NULL,
    at            TEXT COLLATE "C"     NOT NULL,
    is_rival      SMALLINT NOT NULL,
    PRIMARY KEY (preparation, prompt, version)
);

-- Ends a write whose statement found nothing to change, in the one round trip it takes.
CREATE FUNCTION must_change(rows BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF rows = 0 THEN
        RAISE EXCEPTION 'nothing to change: it was changed in between' USING ERRCODE = 'CC001';
    END IF;
END
$$;
