-- Who did what and when: ids and times. It refers to nobody, because it must outlive what it tells of, an erasure first of all.
CREATE TABLE audit_event (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at      TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    tenant  TEXT COLLATE "C" NOT NULL,
    actor   TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C",
    object  TEXT COLLATE "C"
);

CREATE INDEX audit_event_by_time ON audit_event (at, id);

-- Where it begins: what is older may go. To take something out, one must first say here how far, and nothing else goes.
CREATE TABLE audit_begin (
    one INTEGER          NOT NULL PRIMARY KEY CHECK (one = 1),
    at  TEXT COLLATE "C" NOT NULL
);

INSERT INTO audit_begin (one, at) VALUES (1, '');

-- These keep the program and whoever mends something by hand from a mistake. Who owns the tables can do away with them.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at < coalesce((SELECT at FROM audit_begin), '') THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit is only added to';
END
$$;

CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
