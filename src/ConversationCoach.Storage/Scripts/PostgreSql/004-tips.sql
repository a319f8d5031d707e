-- What people decided about tips on wording: ids and numbers, no words.
CREATE TABLE muted_tip (
    key_id TEXT COLLATE "C" NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    rule   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (key_id, rule)
);

CREATE TABLE practice (
    key_id    TEXT COLLATE "C" NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    pattern   TEXT COLLATE "C" NOT NULL,
    practised INTEGER          NOT NULL,
    clear     INTEGER          NOT NULL,
    PRIMARY KEY (key_id, pattern)
);

-- Of nobody.
CREATE TABLE unhelpful_tip (
    rule  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    times INTEGER          NOT NULL
);
