-- How a person is reached. Learnt from what the channel says, never typed. Nobody is written to before next_at.
CREATE TABLE contact (
    key_id       TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES person (key_id) ON DELETE CASCADE,
    channel      TEXT COLLATE "C" NOT NULL,
    service_url  TEXT COLLATE "C" NOT NULL,
    bot          TEXT COLLATE "C" NOT NULL,
    member       TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C",
    locale       TEXT COLLATE "C",
    time_zone    TEXT COLLATE "C",
    learnt_at    TEXT COLLATE "C" NOT NULL,
    next_at      TEXT COLLATE "C" NOT NULL
);

-- Messages that go out later. The id says what it is, so that none is there twice. One that is claimed is due again when the lease ends.
CREATE TABLE outbox (
    id       TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    key_id   TEXT COLLATE "C"    NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    kind     TEXT COLLATE "C"    NOT NULL,
    about    TEXT COLLATE "C"    NOT NULL,
    status   TEXT COLLATE "C"    NOT NULL,
    due_at   TEXT COLLATE "C"    NOT NULL,
    until_at TEXT COLLATE "C"    NOT NULL,
    lease    TEXT COLLATE "C",
    attempts INTEGER NOT NULL,
    reason   TEXT COLLATE "C",
    ended_at TEXT COLLATE "C"
);

CREATE INDEX outbox_waiting ON outbox (due_at, id) WHERE status = 'Waiting';
CREATE INDEX outbox_by_person ON outbox (key_id, status);
CREATE INDEX outbox_by_lease ON outbox (lease) WHERE lease IS NOT NULL;

-- When the next request of all dispatchers together may be made.
CREATE TABLE pace (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    next_at TEXT COLLATE "C"    NOT NULL
);

INSERT INTO pace (one, next_at) VALUES (1, '2000-01-01T00:00:00.0000000Z');
