-- Which events tell of one occurrence, what links them, and what they tell together.
--   * A telling is an event of a current coding as linking sees it; `turn` is its number there, made of its content.
--   * Links and incidents are rows with `since` and `until` (UTC): what the store knew from when to when. NULL: still.
--     A changed result ends the old row and adds a new one; nothing is overwritten.

CREATE TABLE telling (
    turn INTEGER PRIMARY KEY,
    event INTEGER NOT NULL UNIQUE REFERENCES event (key),
    coding INTEGER NOT NULL REFERENCES coding (key)
);
CREATE INDEX telling_by_coding ON telling (coding);

-- Two tellings are compared when they have a key in common.
CREATE TABLE telling_key (
    key INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (key, turn)
) WITHOUT ROWID;

-- The codings whose events are linked, and what was known of their report's standing then.
CREATE TABLE linked_coding (
    coding INTEGER PRIMARY KEY REFERENCES coding (key),
    standing TEXT NOT NULL
);

-- The decisions that the incidents take account of.
CREATE TABLE linked_decision (
    decision TEXT NOT NULL PRIMARY KEY REFERENCES decision (id)
) WITHOUT ROWID;

CREATE TABLE linking_run (
    key INTEGER PRIMARY KEY,
    finished_at TEXT NOT NULL
);

CREATE TABLE link (
    a INTEGER NOT NULL REFERENCES event (key),
    b INTEGER NOT NULL REFERENCES event (key),
    score REAL NOT NULL,
    features TEXT NOT NULL,              -- JSON object, feature to value
    made_by TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);
CREATE INDEX link_by_a ON link (a, until);
CREATE INDEX link_by_b ON link (b, until);

CREATE TABLE incident (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    contested INTEGER NOT NULL CHECK (contested IN (0, 1)),
    first_day TEXT,                      -- the days of its value
    last_day TEXT,
    record TEXT NOT NULL,                -- JSON of the whole record
    since TEXT NOT NULL,
    until TEXT
);
CREATE INDEX incident_by_id ON incident (id, until);
CREATE INDEX incident_by_day ON incident (first_day, id);
CREATE INDEX incident_contested ON incident (first_day, id) WHERE contested;

CREATE TABLE incident_event (
    event INTEGER NOT NULL REFERENCES event (key),
    incident INTEGER NOT NULL REFERENCES incident (key),
    PRIMARY KEY (event, incident)
) WITHOUT ROWID;
CREATE INDEX incident_event_by_incident ON incident_event (incident);

CREATE TABLE incident_party (
    incident INTEGER NOT NULL REFERENCES incident (key),
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'claimed_by', 'place')),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    identity TEXT,                       -- id of an actor or a place
    country TEXT,
    PRIMARY KEY (incident, role, position)
) WITHOUT ROWID;
