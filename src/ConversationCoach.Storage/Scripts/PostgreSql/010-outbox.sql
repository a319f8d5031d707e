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

-- What may be claimed now, the oldest first and at most one for a person, locked against others. It goes along the index and stops when it has
-- enough. Left to itself the server sorts all that waits when it does not know yet how much that is, and it knows that least just after
-- something was sent to many.
CREATE FUNCTION claimable(moment TEXT, most BIGINT) RETURNS SETOF TEXT
LANGUAGE plpgsql SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    RETURN QUERY
    SELECT o.id FROM outbox o LEFT JOIN contact c ON c.key_id = o.key_id
    WHERE o.status = 'Waiting' AND o.due_at <= moment AND (c.next_at IS NULL OR c.next_at <= moment)
      AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.key_id = o.key_id AND e.status = 'Waiting' AND e.due_at <= moment AND (e.due_at < o.due_at OR (e.due_at = o.due_at AND e.id < o.id)))
    ORDER BY o.due_at, o.id LIMIT most FOR UPDATE OF o SKIP LOCKED;
END
$$;

-- When the next request of all dispatchers together may be made.
CREATE TABLE pace (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    next_at TEXT COLLATE "C"    NOT NULL
);

INSERT INTO pace (one, next_at) VALUES (1, '2000-01-01T00:00:00.0000000Z');
