-- A page of people is found along it alone, however far back it is; it takes the place of one that did not end with the id.
CREATE INDEX assigned_by_place ON assigned (assignment, number, id, status, preparation);
DROP INDEX assigned_in_order;

-- Messages that have gone, or were given up, by when they may go from here too.
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;

-- What a copy for a coach was made of: when that is deleted, the copy goes too.
ALTER TABLE share ADD COLUMN preparation TEXT COLLATE "C" REFERENCES preparation (id) ON DELETE SET NULL;
UPDATE share SET preparation = (SELECT a.preparation FROM assigned a WHERE a.id = share.assigned);
CREATE INDEX share_by_preparation ON share (preparation);

-- A coach has one copy for what they assigned, and none of what is deleted already. The others are blanked where they were shown.
INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
SELECT 'taken-back/' || h.id, s.key_id, 'taken-back', h.id, 'Waiting',
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || '.0000000Z', to_char(now() AT TIME ZONE 'UTC' + INTERVAL '3 days', 'YYYY-MM-DD"T"HH24:MI:SS') || '.0000000Z', NULL, 0, NULL, NULL
FROM share h JOIN assigned a ON a.id = h.assigned JOIN assignment s ON s.id = a.assignment
WHERE h.sealed IS NOT NULL
  AND (h.preparation IS NULL OR EXISTS (SELECT 1 FROM share n WHERE n.assigned = h.assigned AND n.sealed IS NOT NULL AND (n.shared_at, n.id) > (h.shared_at, h.id)))
ON CONFLICT (id) DO NOTHING;
UPDATE share SET sealed = NULL WHERE sealed IS NOT NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.id = 'taken-back/' || share.id);
CREATE UNIQUE INDEX share_live ON share (assigned) WHERE sealed IS NOT NULL;

-- As before, but whether a person has an earlier message can be looked up by the person only: that there is nothing but Waiting in outbox_waiting
-- does not tell what has no status. A session keeps the plan that it made when little waited, and then it read all that waits for each message.
CREATE OR REPLACE FUNCTION claimable(moment TEXT, most BIGINT) RETURNS SETOF TEXT
LANGUAGE plpgsql SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    RETURN QUERY
    SELECT o.id FROM outbox o LEFT JOIN contact c ON c.key_id = o.key_id
    WHERE o.status = 'Waiting' AND o.due_at <= moment AND (c.next_at IS NULL OR c.next_at <= moment)
      AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.key_id = o.key_id AND e.status IN ('Waiting', '') AND e.due_at <= moment AND (e.due_at < o.due_at OR (e.due_at = o.due_at AND e.id < o.id)))
    ORDER BY o.due_at, o.id LIMIT most FOR UPDATE OF o SKIP LOCKED;
END
$$;

-- Takes what may be claimed. For the same reason each is found by its id, however little there was when the plan was made.
CREATE FUNCTION claim(taken TEXT, ends TEXT, moment TEXT, most BIGINT) RETURNS VOID
LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
    UPDATE outbox SET lease = taken, attempts = attempts + 1, due_at = ends WHERE id = ANY (ARRAY(SELECT claimable(moment, most)));
END
$$;

-- And so are the people, and how they are reached.
CREATE FUNCTION hold_contacts(taken TEXT, ends TEXT) RETURNS VOID
LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    UPDATE contact SET next_at = ends WHERE key_id IN (SELECT key_id FROM outbox WHERE lease = taken);
END
$$;

CREATE FUNCTION claimed(taken TEXT) RETURNS TABLE (
    id TEXT, kind TEXT, about TEXT, tenant TEXT, person TEXT, attempts INTEGER, until_at TEXT,
    channel TEXT, service_url TEXT, bot TEXT, member TEXT, conversation TEXT, locale TEXT, time_zone TEXT)
LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    RETURN QUERY
    SELECT m.id, m.kind, m.about, o.tenant, o.person, m.attempts, m.until_at,
           c.channel, c.service_url, c.bot, c.member, c.conversation, c.locale, c.time_zone
    FROM outbox m JOIN person o ON o.key_id = m.key_id LEFT JOIN contact c ON c.key_id = m.key_id
    WHERE m.lease = taken;
END
$$;
