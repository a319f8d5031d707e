-- Whose data key is which. Everything of a person refers to it, so that with this row all of it goes, and whatever is still
-- being written for a key that is gone finds no person.
-- Times are UTC in ISO 8601 with seven decimals: they sort as text and come back exactly, here and in SQLite.
CREATE TABLE person (
    key_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tenant TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    since  TEXT COLLATE "C" NOT NULL,
    UNIQUE (tenant, person)
);

-- The one key store that holds the keys.
CREATE TABLE key_store (
    one INTEGER          NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT COLLATE "C" NOT NULL
);

-- Ends a write whose statement found nothing to change, in the one round trip it takes.
CREATE FUNCTION must_change(rows BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF rows = 0 THEN
        RAISE EXCEPTION 'nothing to change: it was changed in between' USING ERRCODE = 'CC001';
    END IF;
END
$$;
