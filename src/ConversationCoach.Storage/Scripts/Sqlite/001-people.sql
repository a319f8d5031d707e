-- Whose data key is which. Everything of a person refers to it, so that with this row all of it goes, and whatever is still
-- being written for a key that is gone finds no person.
-- Times are UTC in ISO 8601 with seven decimals: they sort as text and come back exactly, here and in PostgreSQL.
CREATE TABLE person (
    key_id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT NOT NULL,
    person TEXT NOT NULL,
    since  TEXT NOT NULL,
    UNIQUE (tenant, person)
) WITHOUT ROWID;

-- The one key store that holds the keys.
CREATE TABLE key_store (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT    NOT NULL
);
