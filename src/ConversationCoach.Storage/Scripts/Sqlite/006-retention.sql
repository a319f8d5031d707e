-- When the owner of an untouched preparation is to be told that it will go, and when they were. It holds for this version of it
-- only: whoever changes the preparation need not know of it.
ALTER TABLE preparation ADD COLUMN due_version INTEGER;
ALTER TABLE preparation ADD COLUMN due_at TEXT;
ALTER TABLE preparation ADD COLUMN told_at TEXT;

CREATE INDEX preparation_by_change ON preparation (changed_at, id);

-- The last change; null of what an older version of the program wrote.
ALTER TABLE muted_tip ADD COLUMN at TEXT;
ALTER TABLE practice ADD COLUMN at TEXT;

-- What one process at a time does, and which one until when.
CREATE TABLE lease (
    name   TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until  TEXT NOT NULL
);
