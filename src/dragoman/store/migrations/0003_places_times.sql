-- Places in the world, every time that a report tells, who a group's members are, and what an actor is part of.

ALTER TABLE actor ADD COLUMN parent TEXT;
ALTER TABLE actor ADD COLUMN code TEXT;

UPDATE mention SET candidates = replace(candidates, '{"actor": ', '{"identity": ');

-- A place as the tables of one day had it: a changed place is a new row, and codings keep the one they used.
CREATE TABLE place (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    content TEXT NOT NULL UNIQUE,        -- hash of everything below
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    division TEXT,
    district TEXT,
    latitude REAL,
    longitude REAL,
    population INTEGER,
    claimed_by TEXT NOT NULL,            -- JSON array of country codes
    current INTEGER NOT NULL CHECK (current IN (0, 1))
);
CREATE INDEX place_by_id ON place (id);
CREATE UNIQUE INDEX place_current ON place (id) WHERE current;

CREATE TABLE coding_place (
    coding INTEGER NOT NULL REFERENCES coding (key),
    position INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place (key),
    PRIMARY KEY (coding, position)
) WITHOUT ROWID;

ALTER TABLE mention ADD COLUMN place INTEGER REFERENCES place (key);  -- the identity of a mention of kind place
ALTER TABLE mention ADD COLUMN members TEXT NOT NULL DEFAULT '[]';    -- JSON array of ids of actors
ALTER TABLE mention ADD COLUMN precision TEXT CHECK (precision IN ('exact', 'near', 'region', 'country'));

-- Every time that a report tells, with TIMEX3's type, value and mod.
CREATE TABLE told_time (
    coding INTEGER NOT NULL REFERENCES coding (key),
    position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    timex TEXT,
    value TEXT,                          -- ISO day, month, year or interval; NULL: unresolved, see why
    mod TEXT,
    anchor TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (coding, position),
    CHECK (0 <= span_start AND span_start <= span_end)
) WITHOUT ROWID;
