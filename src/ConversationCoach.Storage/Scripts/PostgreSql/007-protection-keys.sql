-- The keys that links to files are protected with, the same for all instances of the bot. Sealed under a data key of nobody.
CREATE TABLE protection_key (
    number INTEGER NOT NULL PRIMARY KEY,
    key_id TEXT COLLATE "C" NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    at     TEXT COLLATE "C" NOT NULL
);
