-- The ledger: commitments, demands, threats, plans and offers, and what became of them.
-- A row of ledger_entry is what the store held to be so from `since` until `until` (UTC; NULL: still). Rows are closed,
-- never changed otherwise, so that the ledger can be asked as it was known on any day.

CREATE TABLE ledger_entry (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    grp TEXT NOT NULL,                   -- entries of different groups are never tellings of the same
    tellings TEXT NOT NULL,              -- JSON array of report id and characters of each telling, earliest first
    kind TEXT NOT NULL CHECK (kind IN ('commitment', 'demand', 'threat', 'plan', 'offer')),
    report TEXT NOT NULL REFERENCES report (id),
    record TEXT NOT NULL,
    act TEXT NOT NULL,
    what_start INTEGER NOT NULL, what_end INTEGER NOT NULL, what_quote TEXT NOT NULL,
    due TEXT,
    due_first TEXT, due_last TEXT,       -- the days that due covers
    first_said TEXT,
    repeated TEXT NOT NULL,              -- JSON array of ids of records
    since TEXT NOT NULL,
    until TEXT
);
CREATE UNIQUE INDEX ledger_entry_now ON ledger_entry (id) WHERE until IS NULL;
CREATE INDEX ledger_entry_by_id ON ledger_entry (id);
CREATE INDEX ledger_entry_by_group ON ledger_entry (grp) WHERE until IS NULL;
CREATE INDEX ledger_entry_by_day ON ledger_entry (first_said, id);

CREATE TABLE ledger_party (
    entry INTEGER NOT NULL REFERENCES ledger_entry (key),
    role TEXT NOT NULL CHECK (role IN ('by', 'to')),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    identity TEXT,
    country TEXT,
    sector TEXT,
    members TEXT NOT NULL,               -- JSON array of ids of actors
    PRIMARY KEY (entry, role, position)
) WITHOUT ROWID;

-- In the order of their days; the last one up to the day asked for is the outcome then.
CREATE TABLE ledger_move (
    entry INTEGER NOT NULL REFERENCES ledger_entry (key),
    position INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    day TEXT,
    evidence TEXT,                       -- id of an event or a statement
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;
CREATE INDEX ledger_move_by_evidence ON ledger_move (evidence);

-- What the rules need of each current coding, kept so that one new report costs little. Made anew at any time.

CREATE TABLE ledger_taken (
    coding INTEGER PRIMARY KEY REFERENCES coding (key)
);

CREATE TABLE ledger_act (
    key INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL                   -- JSON
);
CREATE INDEX ledger_act_by_coding ON ledger_act (coding);

CREATE TABLE ledger_act_key (
    who TEXT NOT NULL,
    class TEXT NOT NULL,
    day TEXT NOT NULL,
    act INTEGER NOT NULL,
    PRIMARY KEY (who, class, day, act)
) WITHOUT ROWID;
CREATE INDEX ledger_act_key_by_act ON ledger_act_key (act);

CREATE TABLE ledger_saying (
    key INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL,
    place TEXT NOT NULL,                 -- report id and characters
    grp TEXT NOT NULL,
    body TEXT NOT NULL                   -- JSON
);
CREATE INDEX ledger_saying_by_coding ON ledger_saying (coding);
CREATE INDEX ledger_saying_by_group ON ledger_saying (grp);
CREATE INDEX ledger_saying_by_place ON ledger_saying (place);

-- Which acts may move an entry: those by whom, of which class, told from which day to which.
CREATE TABLE ledger_listener (
    who TEXT NOT NULL,
    class TEXT NOT NULL,
    last_day TEXT NOT NULL,
    first_day TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (who, class, last_day, entry)
) WITHOUT ROWID;
CREATE INDEX ledger_listener_by_entry ON ledger_listener (entry);
