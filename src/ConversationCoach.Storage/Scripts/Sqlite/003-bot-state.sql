-- Sealed too. State may rest elsewhere than in a database, so it is told by its key whose it is, and not by a reference.
CREATE TABLE bot_state (
    key        TEXT NOT NULL PRIMARY KEY,
    sealed     TEXT NOT NULL,
    etag       TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
