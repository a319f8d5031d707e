CREATE TABLE key_store (
    one INTEGER          NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT COLLATE "C" NOT NULL
);

-- The key-encryption keys that data keys are wrapped with. A start that cannot open the check value has the wrong one.
CREATE TABLE key_encryption_key (
    version     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    check_value BYTEA            NOT NULL,
    since       TEXT COLLATE "C" NOT NULL
);

-- Of a key that was destroyed only its id stays, so that a restored copy of the data is known to be unreadable for good.
CREATE TABLE data_key (
    key_id       TEXT COLLATE "C"  NOT NULL PRIMARY KEY,
    tenant       TEXT COLLATE "C",
    person       TEXT COLLATE "C",
    wrapped      BYTEA,
    wrapped_with TEXT COLLATE "C"  REFERENCES key_encryption_key (version),
    created_at   TEXT COLLATE "C"  NOT NULL,
    destroyed_at TEXT COLLATE "C",
    UNIQUE (tenant, person)
);

CREATE INDEX data_key_by_wrapping ON data_key (wrapped_with);
