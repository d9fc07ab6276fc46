-- The records, one table for each kind. Conventions:
--   * `key` is the store's own row number; `id` is the content-derived id of the record.
--   * Spans are characters start (included) to end (excluded) of report.text, with the words that stand there.
--   * Rows are only ever added. The one thing that changes is which coding, and which actor, is `current`.
--   * Times of the store's own (`*_at`) are UTC; days of the news are ISO 8601 text.

CREATE TABLE report (
    id TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,             -- of the text with whitespace folded
    format TEXT NOT NULL,
    published TEXT,                      -- ISO day
    published_from TEXT,
    publisher TEXT,
    language TEXT,
    uri TEXT,
    version TEXT,
    status TEXT NOT NULL,
    topics TEXT NOT NULL,                -- JSON array of strings
    origin TEXT,
    headline_start INTEGER, headline_end INTEGER,
    dateline_start INTEGER, dateline_end INTEGER,
    dateline_place_start INTEGER, dateline_place_end INTEGER,
    dateline_date_start INTEGER, dateline_date_end INTEGER,
    dateline_publisher_start INTEGER, dateline_publisher_end INTEGER
);
CREATE INDEX report_by_day ON report (published, id);
CREATE INDEX report_by_text ON report (text_hash);

-- All that one coder version found in one report.
CREATE TABLE coding (
    key INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id),
    coder TEXT NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    added_at TEXT NOT NULL,
    UNIQUE (report, coder)
);
CREATE UNIQUE INDEX coding_current ON coding (report) WHERE current;

-- An identity as the tables of one day had it: a changed actor is a new row, and codings keep the one they used.
CREATE TABLE actor (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    content TEXT NOT NULL UNIQUE,        -- hash of everything below and the offices
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    qid TEXT,
    current INTEGER NOT NULL CHECK (current IN (0, 1))
);
CREATE INDEX actor_by_id ON actor (id);
CREATE UNIQUE INDEX actor_current ON actor (id) WHERE current;

CREATE TABLE office (
    actor INTEGER NOT NULL REFERENCES actor (key),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    country TEXT,
    since TEXT,
    until TEXT,
    PRIMARY KEY (actor, position)
) WITHOUT ROWID;

CREATE TABLE coding_actor (
    coding INTEGER NOT NULL REFERENCES coding (key),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (key),
    PRIMARY KEY (coding, position)
) WITHOUT ROWID;

CREATE TABLE mention (
    key INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('actor', 'place', 'time')),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    identity INTEGER REFERENCES actor (key),
    candidates TEXT NOT NULL,            -- JSON array of {actor, score, why}
    why TEXT NOT NULL,
    listed INTEGER NOT NULL CHECK (listed IN (0, 1)),  -- 0: only inside an event or statement
    UNIQUE (id, coding),
    CHECK (0 <= span_start AND span_start <= span_end)
);
CREATE INDEX mention_by_coding ON mention (coding);

CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL
        CHECK (status IN ('actual', 'historical', 'future', 'hypothetical', 'requested', 'negated')),
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_quote TEXT NOT NULL,
    about_start INTEGER,
    about_end INTEGER,
    about_quote TEXT,
    confidence REAL NOT NULL,
    coder TEXT NOT NULL,
    UNIQUE (id, coding),
    CHECK (0 <= trigger_start AND trigger_start <= trigger_end)
);
CREATE INDEX event_in_order ON event (coding, trigger_start, id);

CREATE TABLE event_mention (
    event INTEGER NOT NULL REFERENCES event (key),
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'claimed_by', 'denied_by', 'place')),
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL REFERENCES mention (key),
    PRIMARY KEY (event, role, position)
) WITHOUT ROWID;

CREATE TABLE event_time (
    event INTEGER NOT NULL REFERENCES event (key),
    role TEXT NOT NULL CHECK (role IN ('date', 'due')),
    span_start INTEGER,
    span_end INTEGER,
    quote TEXT,
    value TEXT,                          -- ISO day, month, year or interval; NULL: unresolved, see why
    anchor TEXT,
    why TEXT NOT NULL,
    first_day TEXT,                      -- the days that value covers
    last_day TEXT,
    PRIMARY KEY (event, role),
    CHECK ((value IS NULL) = (first_day IS NULL) AND (value IS NULL) = (last_day IS NULL))
) WITHOUT ROWID;

CREATE TABLE event_toll (
    event INTEGER NOT NULL REFERENCES event (key),
    role TEXT NOT NULL CHECK (role IN ('killed', 'injured')),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER,
    PRIMARY KEY (event, role)
) WITHOUT ROWID;

-- How one field of an event was reached.
CREATE TABLE event_step (
    event INTEGER NOT NULL REFERENCES event (key),
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    made_by TEXT NOT NULL,               -- head:NAME, rule:NAME or table:NAME
    score REAL,
    note TEXT NOT NULL,
    PRIMARY KEY (event, position)
) WITHOUT ROWID;

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    act TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    cue_quote TEXT NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    content_quote TEXT NOT NULL,
    confidence REAL NOT NULL,
    coder TEXT NOT NULL,
    UNIQUE (id, coding),
    CHECK (0 <= cue_start AND cue_start <= cue_end),
    CHECK (0 <= content_start AND content_start <= content_end)
);
CREATE INDEX statement_in_order ON statement (coding, cue_start, id);

CREATE TABLE statement_mention (
    statement INTEGER NOT NULL REFERENCES statement (key),
    role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee')),
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL REFERENCES mention (key),
    PRIMARY KEY (statement, role, position)
) WITHOUT ROWID;

-- The parts of the content that stand in quotation marks.
CREATE TABLE statement_verbatim (
    statement INTEGER NOT NULL REFERENCES statement (key),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE statement_step (
    statement INTEGER NOT NULL REFERENCES statement (key),
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    made_by TEXT NOT NULL,
    score REAL,
    note TEXT NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

-- Append-only. `subject` and `object` are ids of records of any kind, so no foreign key can stand here.
CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT NOT NULL,
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    score REAL,
    made_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX decision_by_subject ON decision (subject);

CREATE TRIGGER decision_stays_as_it_is BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only: add a new decision instead of changing one'); END;

CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only: add a new decision instead of deleting one'); END;

-- INSERT OR REPLACE deletes without asking the trigger above; a decision that is there already is left alone.
CREATE TRIGGER decision_is_never_replaced BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
BEGIN SELECT RAISE(IGNORE); END;

-- Reports that could not be read.
CREATE TABLE skipped (
    origin TEXT NOT NULL,
    reason TEXT NOT NULL,
    skipped_at TEXT NOT NULL,
    PRIMARY KEY (origin, reason)
) WITHOUT ROWID;
