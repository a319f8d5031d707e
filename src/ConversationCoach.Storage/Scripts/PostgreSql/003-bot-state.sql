-- Sealed too. State may rest elsewhere than in a database, so it is told by its key whose it is, and not by a reference.
CREATE TABLE bot_state (
    key        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sealed     TEXT COLLATE "C" NOT NULL,
    etag       TEXT COLLATE "C" NOT NULL,
    changed_at TEXT COLLATE "C" NOT NULL
);
