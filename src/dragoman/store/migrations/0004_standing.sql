-- Which reports are copies or versions of one another, and which of them stand.

-- What linking keeps of a report, so that it need not read the text again to find what may be like it.
CREATE TABLE report_trace (
    report TEXT NOT NULL PRIMARY KEY REFERENCES report (id),
    linker TEXT NOT NULL,                -- version of the rules that made this row
    day INTEGER NOT NULL,                -- number of the report's day; far below all others where it has none
    bands BLOB NOT NULL,                 -- MinHash bands, 4 bytes each
    retracts TEXT NOT NULL,              -- 'notice', 'canceled', 'withheld' or nothing
    settled INTEGER NOT NULL CHECK (settled IN (0, 1))  -- 0: links were added since its standing was found
) WITHOUT ROWID;
CREATE INDEX report_trace_by_day ON report_trace (day);
CREATE INDEX report_trace_unsettled ON report_trace (report) WHERE NOT settled;

-- URI, headline, sluglines, text: words by which reports find those that they may belong to.
CREATE TABLE report_key (
    key TEXT NOT NULL,
    day INTEGER NOT NULL,
    report TEXT NOT NULL REFERENCES report (id),
    PRIMARY KEY (key, day, report)
) WITHOUT ROWID;

-- The decisions that hold between two reports by the present rules; what persons decided is laid over them.
CREATE TABLE report_link (
    subject TEXT NOT NULL REFERENCES report (id),
    object TEXT NOT NULL REFERENCES report (id),
    decision TEXT NOT NULL REFERENCES decision (id),
    PRIMARY KEY (subject, object, decision)
) WITHOUT ROWID;
CREATE INDEX report_link_by_object ON report_link (object);

-- The standing of a report, from the moment the store knew it (UTC) until it knew better.
CREATE TABLE standing (
    report TEXT NOT NULL REFERENCES report (id),
    since TEXT NOT NULL,
    until TEXT,
    copy_group TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('current', 'superseded', 'withdrawn')),
    made_by TEXT,                        -- the report that supersedes, withdraws or corrects it
    why TEXT NOT NULL,
    PRIMARY KEY (report, since)
) WITHOUT ROWID;
CREATE UNIQUE INDEX standing_now ON standing (report) WHERE until IS NULL;
CREATE INDEX standing_by_group ON standing (copy_group) WHERE until IS NULL;

CREATE INDEX decision_of_persons ON decision (kind) WHERE made_by >= 'user:' AND made_by < 'user;';
