-- What a coach asks of people. Sealed with the coach's data key is the note, the coach's name, and of a draft the people.
CREATE TABLE assignment (
    id      TEXT  NOT NULL PRIMARY KEY,
    key_id  TEXT  NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    guide   TEXT  NOT NULL,
    sealed  BLOB  NOT NULL,
    due     TEXT,
    status  TEXT  NOT NULL,
    made_at TEXT  NOT NULL
);

CREATE INDEX assignment_by_coach ON assignment (key_id, made_at);

-- What one person was assigned. It goes with either of the two. The name is sealed with the coach's key, the reply with the person's.
CREATE TABLE assigned (
    id           TEXT     NOT NULL PRIMARY KEY,
    assignment   TEXT     NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
    number       INTEGER  NOT NULL,
    key_id       TEXT     NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    sealed_name  BLOB     NOT NULL,
    sealed_reply BLOB,
    status       TEXT     NOT NULL,
    preparation  TEXT     REFERENCES preparation (id) ON DELETE SET NULL,
    is_reminded  SMALLINT NOT NULL,
    moved_at     TEXT     NOT NULL,
    UNIQUE (assignment, key_id)
);

-- With how far each is, so that people are counted without reading their names.
CREATE INDEX assigned_in_order ON assigned (assignment, number, status, preparation);
CREATE INDEX assigned_by_person ON assigned (key_id);
CREATE INDEX assigned_by_preparation ON assigned (preparation);

-- Whose assignments a person does not want.
CREATE TABLE blocked_coach (
    key_id TEXT NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    coach  TEXT NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    PRIMARY KEY (key_id, coach)
);

CREATE INDEX blocked_coach_by_coach ON blocked_coach (coach);

-- The copy a person made for their coach, sealed with the person's key. Taken back there is no copy, only where it was shown.
CREATE TABLE share (
    id        TEXT NOT NULL PRIMARY KEY,
    assigned  TEXT NOT NULL REFERENCES assigned (id) ON DELETE CASCADE,
    key_id    TEXT NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    sealed    BLOB,
    shared_at TEXT NOT NULL
);

CREATE INDEX share_by_assigned ON share (assigned);
CREATE INDEX share_by_person ON share (key_id);

-- Messages in the coach's chat.
CREATE TABLE share_shown (
    share   TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    PRIMARY KEY (share, message)
);
