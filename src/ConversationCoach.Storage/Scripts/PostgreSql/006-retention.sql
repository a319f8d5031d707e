-- When the owner of an untouched preparation is to be told that it will go, and when they were. It holds for this version of it
-- only: whoever changes the preparation need not know of it.
ALTER TABLE preparation ADD COLUMN due_version INTEGER;
ALTER TABLE preparation ADD COLUMN due_at TEXT COLLATE "C";
ALTER TABLE preparation ADD COLUMN told_at TEXT COLLATE "C";

CREATE INDEX preparation_by_change ON preparation (changed_at, id);

-- The last change; null of what an older version of the program wrote.
ALTER TABLE muted_tip ADD COLUMN at TEXT COLLATE "C";
ALTER TABLE practice ADD COLUMN at TEXT COLLATE "C";

-- What one process at a time does, and which one until when.
CREATE TABLE lease (
    name   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until  TEXT COLLATE "C" NOT NULL
);
