CREATE TABLE bot_state (
    key        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    json       TEXT COLLATE "C" NOT NULL,
    etag       TEXT COLLATE "C" NOT NULL,
    changed_at TEXT COLLATE "C" NOT NULL
);
