-- What people decided about tips on wording: ids and numbers, no words.
CREATE TABLE muted_tip (
    key_id TEXT NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    rule   TEXT NOT NULL,
    PRIMARY KEY (key_id, rule)
) WITHOUT ROWID;

CREATE TABLE practice (
    key_id    TEXT    NOT NULL REFERENCES person (key_id) ON DELETE CASCADE,
    pattern   TEXT    NOT NULL,
    practised INTEGER NOT NULL,
    clear     INTEGER NOT NULL,
    PRIMARY KEY (key_id, pattern)
) WITHOUT ROWID;

-- Of nobody.
CREATE TABLE unhelpful_tip (
    rule  TEXT    NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL
) WITHOUT ROWID;
