-- A page of people is found along it alone, however far back it is; it takes the place of one that did not end with the id.
CREATE INDEX assigned_by_place ON assigned (assignment, number, id, status, preparation);
DROP INDEX assigned_in_order;

-- Messages that have gone, or were given up, by when they may go from here too.
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;

-- What a copy for a coach was made of: when that is deleted, the copy goes too.
ALTER TABLE share ADD COLUMN preparation TEXT REFERENCES preparation (id) ON DELETE SET NULL;
UPDATE share SET preparation = (SELECT a.preparation FROM assigned a WHERE a.id = share.assigned);
CREATE INDEX share_by_preparation ON share (preparation);

-- A coach has one copy for what they assigned, and none of what is deleted already. The others are blanked where they were shown.
INSERT INTO outbox (id, key_id, kind, about, status, due_at, until_at, lease, attempts, reason, ended_at)
SELECT 'taken-back/' || h.id, s.key_id, 'taken-back', h.id, 'Waiting',
       strftime('%Y-%m-%dT%H:%M:%S', 'now') || '.0000000Z', strftime('%Y-%m-%dT%H:%M:%S', 'now', '+3 days') || '.0000000Z', NULL, 0, NULL, NULL
FROM share h JOIN assigned a ON a.id = h.assigned JOIN assignment s ON s.id = a.assignment
WHERE h.sealed IS NOT NULL
  AND (h.preparation IS NULL OR EXISTS (SELECT 1 FROM share n WHERE n.assigned = h.assigned AND n.sealed IS NOT NULL AND (n.shared_at, n.id) > (h.shared_at, h.id)))
ON CONFLICT (id) DO NOTHING;
UPDATE share SET sealed = NULL WHERE sealed IS NOT NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.id = 'taken-back/' || share.id);
CREATE UNIQUE INDEX share_live ON share (assigned) WHERE sealed IS NOT NULL;
