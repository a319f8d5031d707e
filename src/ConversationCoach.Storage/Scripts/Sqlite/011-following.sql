-- A page of people is found along it alone, however far back it is; it takes the place of one that did not end with the id.
CREATE INDEX assigned_by_place ON assigned (assignment, number, id, status, preparation);
DROP INDEX assigned_in_order;

-- Messages that have gone, or were given up, by when they may go from here too.
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
