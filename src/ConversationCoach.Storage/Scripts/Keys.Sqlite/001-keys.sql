CREATE TABLE key_store (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT    NOT NULL
);

-- The key-encryption keys that data keys are wrapped with. A start that cannot open the check value has the wrong one.
CREATE TABLE key_encryption_key (
    version     TEXT NOT NULL PRIMARY KEY,
    check_value BLOB NOT NULL,
    since       TEXT NOT NULL
);

-- Of a key that was destroyed only its id stays, so that a restored copy of the data is known to be unreadable for good.
CREATE TABLE data_key (
    key_id       TEXT NOT NULL PRIMARY KEY,
    tenant       TEXT,
    person       TEXT,
    wrapped      BLOB,
    wrapped_with TEXT REFERENCES key_encryption_key (version),
    created_at   TEXT NOT NULL,
    destroyed_at TEXT,
    UNIQUE (tenant, person)
);

CREATE INDEX data_key_by_wrapping ON data_key (wrapped_with);
