-- How a person is reached. Learnt from what the channel says, never typed. Nobody is written to before next_at.
CREATE TABLE contact (
    key_id       TEXT NOT NULL PRIMARY KEY REFERENCES person (key_id) ON DELETE CASCADE,
    channel      TEXT NOT NULL,
    service_url  TEXT NOT NULL,
    bot          TEXT NOT NULL,
    member       TEXT NOT NULL,
    conversation TEXT,
    locale       TEXT,
    time_zone    TEXT,
    learnt_at    TEXT NOT NULL,
    next_at      TEXT NOT NULL
);

-- Messages that go out later. The id says what it is, so that none is there twice. One that is claimed is due again when the lease ends.
CREATE TABLE outbox (
    id       TEXT    NOT NULL PRIMARY KEY,
    key_id   TEXT    NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    kind     TEXT    NOT NULL,
    about    TEXT    NOT NULL,
    status   TEXT    NOT NULL,
    due_at   TEXT    NOT NULL,
    until_at TEXT    NOT NULL,
    lease    TEXT,
    attempts INTEGER NOT NULL,
    reason   TEXT,
    ended_at TEXT
);

CREATE INDEX outbox_waiting ON outbox (due_at, id) WHERE status = 'Waiting';
CREATE INDEX outbox_by_person ON outbox (key_id, status);
CREATE INDEX outbox_by_lease ON outbox (lease) WHERE lease IS NOT NULL;

-- When the next request of all dispatchers together may be made.
CREATE TABLE pace (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    next_at TEXT    NOT NULL
);

INSERT INTO pace (one, next_at) VALUES (1, '2000-01-01T00:00:00.0000000Z');
