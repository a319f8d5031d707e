CREATE TABLE bot_state (
    key        TEXT NOT NULL PRIMARY KEY,
    json       TEXT NOT NULL,
    etag       TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
