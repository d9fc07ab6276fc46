-- What persons decided of records, laid over the machine's codings; what is to be looked at first; full text.
--   * Where persons decided something of a report's records, the current coding is one with that laid over the machine's:
--     its `base`. Whatever reads current codings follows them. store/laid.py makes it anew whenever a decision or
--     another coding comes.
--   * Everything here but the decisions can be made anew at any time.

ALTER TABLE coding ADD COLUMN base INTEGER REFERENCES coding (key);
CREATE INDEX coding_laid ON coding (base) WHERE base IS NOT NULL;

-- The records of a coding with decisions laid over it: how they are named by decisions, and what became of them.
CREATE TABLE laid_record (
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'statement')),
    name TEXT NOT NULL,                      -- REPORT/event/START-END, the subject of decisions
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'corrected', 'rejected', 'added', 'to-settle')),
    reviewers TEXT NOT NULL,                 -- JSON array of names
    machine TEXT,                            -- id of the machine's record
    confidence REAL NOT NULL,                -- the machine's
    PRIMARY KEY (coding, id)
) WITHOUT ROWID;
CREATE INDEX laid_record_by_id ON laid_record (id);
CREATE INDEX laid_record_by_machine ON laid_record (machine);
CREATE INDEX laid_record_by_name ON laid_record (name);
CREATE INDEX laid_record_by_state ON laid_record (state, coding);

-- What is to be reviewed: `weight` is doubt times stakes (dragoman.review.weigh). `seat` is the row number of the event
-- or statement; that of the machine's where it is rejected.
CREATE TABLE review_item (
    kind TEXT NOT NULL,
    seat INTEGER NOT NULL,
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    settle INTEGER NOT NULL,                 -- 1: reviewers differ
    reviewed INTEGER NOT NULL,               -- 1: somebody decided about it
    weight REAL NOT NULL,
    PRIMARY KEY (kind, seat)
) WITHOUT ROWID;
CREATE INDEX review_item_first ON review_item (settle, weight, kind, seat, coding, reviewed);
CREATE INDEX review_item_of_kind ON review_item (kind, settle, weight, seat, coding, reviewed);
CREATE INDEX review_item_by_coding ON review_item (coding);

-- The codings that the queue knows, and up to which moment it took in changes of incidents and of the ledger.
CREATE TABLE review_taken (coding INTEGER PRIMARY KEY REFERENCES coding (key));
CREATE TABLE review_moment (at TEXT NOT NULL);
INSERT INTO review_moment (at) VALUES ('');
CREATE INDEX incident_since ON incident (since);
CREATE INDEX incident_until ON incident (until) WHERE until IS NOT NULL;
CREATE INDEX ledger_entry_since ON ledger_entry (since);
CREATE INDEX ledger_entry_by_record ON ledger_entry (record) WHERE until IS NULL;

-- Full text of reports, and of the words that tell of events and statements. `rowid` is day, kind and row number
-- (store/search.py), so that rows come newest first and a period is a range of them.
CREATE VIRTUAL TABLE searched USING fts5 (
    words,                                   -- the text; an event's sentence; a statement's cue and content
    actor,                                   -- those in any role but the speaker's: words, names, ids, codes
    speaker,
    label,                                   -- kind, type or act
    content = '', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE searched_coding (coding INTEGER PRIMARY KEY REFERENCES coding (key));
