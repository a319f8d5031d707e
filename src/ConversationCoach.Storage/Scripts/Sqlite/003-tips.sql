-- What people decided about tips on wording: ids, numbers and fingerprints, no words.
ALTER TABLE preparation ADD COLUMN settled_tips TEXT NOT NULL DEFAULT '';

CREATE TABLE muted_tip (
    tenant TEXT NOT NULL,
    person TEXT NOT NULL,
    rule   TEXT NOT NULL,
    PRIMARY KEY (tenant, person, rule)
);

CREATE TABLE unhelpful_tip (
    rule  TEXT    NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL
);

CREATE TABLE practice (
    tenant    TEXT    NOT NULL,
    person    TEXT    NOT NULL,
    pattern   TEXT    NOT NULL,
    practised INTEGER NOT NULL,
    clear     INTEGER NOT NULL,
    PRIMARY KEY (tenant, person, pattern)
);
