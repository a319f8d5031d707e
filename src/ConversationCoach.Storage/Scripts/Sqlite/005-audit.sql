-- Who did what and when: ids and times. It refers to nobody, because it must outlive what it tells of, an erasure first of all.
CREATE TABLE audit_event (
    id      TEXT NOT NULL PRIMARY KEY,
    at      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    tenant  TEXT NOT NULL,
    actor   TEXT NOT NULL,
    subject TEXT,
    object  TEXT
) WITHOUT ROWID;

CREATE INDEX audit_event_by_time ON audit_event (at, id);

-- Where it begins: what is older may go. To take something out, one must first say here how far, and nothing else goes.
CREATE TABLE audit_begin (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    at  TEXT    NOT NULL
);

INSERT INTO audit_begin (one, at) VALUES (1, '');

-- These keep the program and whoever mends something by hand from a mistake. Who owns the file can do away with them.
CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;

CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
WHEN old.at >= coalesce((SELECT at FROM audit_begin), '')
BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER audit_event_is_not_replaced BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = new.id)
BEGIN
    SELECT RAISE(IGNORE);
END;
