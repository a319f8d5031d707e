-- What people decided about tips on wording: ids, numbers and fingerprints, no words.
ALTER TABLE preparation ADD COLUMN settled_tips TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE muted_tip (
    tenant TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    rule   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, person, rule)
);

CREATE TABLE unhelpful_tip (
    rule  TEXT COLLATE "C"    NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL
);

CREATE TABLE practice (
    tenant    TEXT COLLATE "C"    NOT NULL,
    person    TEXT COLLATE "C"    NOT NULL,
    pattern   TEXT COLLATE "C"    NOT NULL,
    practised INTEGER NOT NULL,
    clear     INTEGER NOT NULL,
    PRIMARY KEY (tenant, person, pattern)
);
