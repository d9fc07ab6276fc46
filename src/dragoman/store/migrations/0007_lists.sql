-- Narrow rows beside the records, so that what is listed and counted of a period is read from indexes alone.
--   * Triggers keep those of events and statements, store/listing.py those of incidents, so whoever writes records need
--     not know of them. All can be made anew from the records.
--   * A day that is not known is '', so that rows compare and page by it.
--   * A partial index has the column of its condition too: without it SQLite would look into the table for each row.

-- Counts every change, for those who ask whether anything is new.
CREATE TABLE change (
    counter INTEGER NOT NULL
);
INSERT INTO change (counter) VALUES (0);

-- Every way in which records name someone or some place; '' is not known. `node` is who that is on a map of ties:
-- a country or body, its rebels or criminals apart, or else an identity; NULL: nobody in particular.
CREATE TABLE party (
    key INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    identity TEXT NOT NULL,
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    node TEXT GENERATED ALWAYS AS (
        CASE WHEN country != '' AND sector IN ('REB', 'CRM') THEN country || sector
             WHEN country != '' THEN country
             WHEN identity != '' THEN identity END
    ) STORED,
    events INTEGER NOT NULL DEFAULT 0,       -- roles of current events and statements in which it stands
    statements INTEGER NOT NULL DEFAULT 0,
    UNIQUE (words, identity, country, sector)
);
CREATE INDEX party_by_country ON party (country);
CREATE INDEX party_by_identity ON party (identity, events, statements) WHERE identity != '';
CREATE INDEX party_by_node ON party (node) WHERE node IS NOT NULL;

-- --- events ------------------------------------------------------------------------------------------------

CREATE TABLE listed_event (
    event INTEGER PRIMARY KEY REFERENCES event (key),
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    day TEXT NOT NULL,                       -- of its own date where that is resolved, else of the report
    last_day TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    current INTEGER NOT NULL
);
CREATE INDEX listed_event_by_coding ON listed_event (coding);
CREATE INDEX listed_event_in_order
    ON listed_event (day, id, last_day, type, status, confidence, coding, current) WHERE current;

CREATE TABLE event_named (
    event INTEGER NOT NULL REFERENCES event (key),
    role TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES party (key),
    PRIMARY KEY (event, role, party)
) WITHOUT ROWID;
CREATE INDEX event_named_by_party ON event_named (party, role);

CREATE VIEW event_naming AS
SELECT em.event, em.role, m.quote AS words, coalesce(a.id, p.id, '') AS identity,
       coalesce(m.country, a.country, p.country, '') AS country, coalesce(m.sector, '') AS sector
FROM event_mention em JOIN mention m ON m.key = em.mention
LEFT JOIN actor a ON a.key = m.identity LEFT JOIN place p ON p.key = m.place;

CREATE TRIGGER event_is_listed AFTER INSERT ON event BEGIN
    INSERT INTO listed_event
    SELECT NEW.key, NEW.coding, NEW.id, coalesce(r.published, ''), coalesce(r.published, ''), NEW.type, NEW.status,
           NEW.confidence, c.current
    FROM coding c JOIN report r ON r.id = c.report WHERE c.key = NEW.coding;
END;

CREATE TRIGGER event_time_is_listed AFTER INSERT ON event_time WHEN NEW.role = 'date' AND NEW.first_day IS NOT NULL BEGIN
    UPDATE listed_event SET day = NEW.first_day, last_day = NEW.last_day WHERE event = NEW.event;
END;

CREATE TRIGGER event_mention_is_listed AFTER INSERT ON event_mention BEGIN
    INSERT OR IGNORE INTO party (words, identity, country, sector)
    SELECT words, identity, country, sector FROM event_naming
    WHERE event = NEW.event AND role = NEW.role;
    INSERT OR IGNORE INTO event_named (event, role, party)
    SELECT n.event, n.role, p.key FROM event_naming n JOIN party p USING (words, identity, country, sector)
    WHERE n.event = NEW.event AND n.role = NEW.role;
END;

CREATE TRIGGER event_named_counts AFTER INSERT ON event_named BEGIN
    UPDATE party SET events = events + 1 WHERE key = NEW.party;
END;

-- --- statements --------------------------------------------------------------------------------------------

CREATE TABLE listed_statement (
    statement INTEGER PRIMARY KEY REFERENCES statement (key),
    coding INTEGER NOT NULL REFERENCES coding (key),
    id TEXT NOT NULL,
    day TEXT NOT NULL,                       -- of the report
    act TEXT NOT NULL,
    confidence REAL NOT NULL,
    current INTEGER NOT NULL,
    week TEXT AS (CASE WHEN day = '' THEN '' ELSE date(day, 'weekday 0', '-6 days') END) STORED,  -- its Monday
    month TEXT AS (substr(day, 1, 7)) STORED
);
CREATE INDEX listed_statement_by_coding ON listed_statement (coding);
CREATE INDEX listed_statement_in_order
    ON listed_statement (day, id, act, confidence, coding, current) WHERE current;
CREATE INDEX listed_statement_by_day
    ON listed_statement (day, act, confidence, coding, current) WHERE current;
CREATE INDEX listed_statement_by_week
    ON listed_statement (week, act, day, confidence, coding, current) WHERE current;
CREATE INDEX listed_statement_by_month
    ON listed_statement (month, act, day, confidence, coding, current) WHERE current;

CREATE TABLE statement_named (
    statement INTEGER NOT NULL REFERENCES statement (key),
    role TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES party (key),
    PRIMARY KEY (statement, role, party)
) WITHOUT ROWID;
CREATE INDEX statement_named_by_party ON statement_named (party, role);

CREATE VIEW statement_naming AS
SELECT sm.statement, sm.role, m.quote AS words, coalesce(a.id, '') AS identity,
       coalesce(m.country, a.country, '') AS country, coalesce(m.sector, '') AS sector
FROM statement_mention sm JOIN mention m ON m.key = sm.mention LEFT JOIN actor a ON a.key = m.identity;

-- Who says something to whom.
CREATE TABLE statement_tie (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement (key),
    act TEXT NOT NULL,
    day TEXT NOT NULL,
    confidence REAL NOT NULL,
    coding INTEGER NOT NULL,
    current INTEGER NOT NULL,
    PRIMARY KEY (statement, source, target)
) WITHOUT ROWID;
CREATE INDEX statement_tie_by_coding ON statement_tie (coding);
CREATE INDEX statement_tie_counted
    ON statement_tie (source, target, act, day, confidence, coding, current) WHERE current;

CREATE VIEW statement_tying AS
SELECT DISTINCT speaker.node AS source, addressee.node AS target, l.statement, l.act, l.day, l.confidence, l.coding,
       l.current
FROM statement_named a
JOIN party addressee ON addressee.key = a.party AND addressee.node IS NOT NULL
JOIN statement_named s ON s.statement = a.statement AND s.role = 'speaker'
JOIN party speaker ON speaker.key = s.party AND speaker.node IS NOT NULL
JOIN listed_statement l ON l.statement = a.statement
WHERE a.role = 'addressee';

CREATE TRIGGER statement_is_listed AFTER INSERT ON statement BEGIN
    INSERT INTO listed_statement (statement, coding, id, day, act, confidence, current)
    SELECT NEW.key, NEW.coding, NEW.id, coalesce(r.published, ''), NEW.act, NEW.confidence, c.current
    FROM coding c JOIN report r ON r.id = c.report WHERE c.key = NEW.coding;
END;

CREATE TRIGGER statement_mention_is_listed AFTER INSERT ON statement_mention BEGIN
    INSERT OR IGNORE INTO party (words, identity, country, sector)
    SELECT words, identity, country, sector FROM statement_naming
    WHERE statement = NEW.statement AND role = NEW.role;
    INSERT OR IGNORE INTO statement_named (statement, role, party)
    SELECT n.statement, n.role, p.key FROM statement_naming n JOIN party p USING (words, identity, country, sector)
    WHERE n.statement = NEW.statement AND n.role = NEW.role;
    INSERT OR IGNORE INTO statement_tie SELECT * FROM statement_tying WHERE statement = NEW.statement;
END;

CREATE TRIGGER statement_named_counts AFTER INSERT ON statement_named BEGIN
    UPDATE party SET statements = statements + 1 WHERE key = NEW.party;
END;

-- A newer coding of the report is there: the records of the older one are no longer current.
CREATE TRIGGER coding_is_replaced AFTER UPDATE OF current ON coding WHEN NEW.current != OLD.current BEGIN
    UPDATE listed_event SET current = NEW.current WHERE coding = NEW.key;
    UPDATE listed_statement SET current = NEW.current WHERE coding = NEW.key;
    UPDATE statement_tie SET current = NEW.current WHERE coding = NEW.key;
    UPDATE party SET events = events + (NEW.current - OLD.current) * (
        SELECT count(*) FROM listed_event l JOIN event_named n ON n.event = l.event
        WHERE l.coding = NEW.key AND n.party = party.key)
    WHERE key IN (SELECT n.party FROM listed_event l JOIN event_named n ON n.event = l.event WHERE l.coding = NEW.key);
    UPDATE party SET statements = statements + (NEW.current - OLD.current) * (
        SELECT count(*) FROM listed_statement l JOIN statement_named n ON n.statement = l.statement
        WHERE l.coding = NEW.key AND n.party = party.key)
    WHERE key IN (SELECT n.party FROM listed_statement l JOIN statement_named n ON n.statement = l.statement
                  WHERE l.coding = NEW.key);
END;

-- --- incidents: listed by store/listing.py ---------------------------------------------------------------------------------------------

CREATE TABLE listed_incident (
    incident INTEGER PRIMARY KEY REFERENCES incident (key),
    id TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    contested INTEGER NOT NULL,
    place TEXT,                              -- id of the place; a country's code where only that is known
    precision TEXT,
    confidence REAL NOT NULL,                -- of the surest event that tells of it
    since TEXT NOT NULL,
    until TEXT,
    week TEXT AS (CASE WHEN first_day = '' THEN '' ELSE date(first_day, 'weekday 0', '-6 days') END) STORED,  -- its Monday
    month TEXT AS (substr(first_day, 1, 7)) STORED
);
CREATE INDEX listed_incident_in_order
    ON listed_incident (first_day, id, last_day, type, status, contested, confidence, until) WHERE until IS NULL;
CREATE INDEX listed_incident_by_day
    ON listed_incident (first_day, type, status, contested, last_day, confidence, until) WHERE until IS NULL;
CREATE INDEX listed_incident_by_week
    ON listed_incident (week, type, status, contested, first_day, last_day, confidence, until) WHERE until IS NULL;
CREATE INDEX listed_incident_by_month
    ON listed_incident (month, type, status, contested, first_day, last_day, confidence, until) WHERE until IS NULL;
CREATE INDEX listed_incident_by_place
    ON listed_incident (place, precision, type, contested, first_day, last_day, status, id, confidence, until)
    WHERE until IS NULL;

CREATE TABLE incident_named (
    incident INTEGER NOT NULL REFERENCES incident (key),
    role TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES party (key),
    PRIMARY KEY (incident, role, party)
) WITHOUT ROWID;
CREATE INDEX incident_named_by_party ON incident_named (party, role);

-- Who acts on whom. `together` is 1 where two act as one, or each on the other; then source is before target.
CREATE TABLE incident_tie (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    together INTEGER NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (key),
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    contested INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    confidence REAL NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (incident, source, target)
) WITHOUT ROWID;
CREATE INDEX incident_tie_counted
    ON incident_tie (source, target, type, mode, status, contested, together, first_day, last_day, confidence, until)
    WHERE until IS NULL;

CREATE TRIGGER incident_is_ended AFTER UPDATE OF until ON incident BEGIN
    UPDATE listed_incident SET until = NEW.until WHERE incident = NEW.key;
    UPDATE incident_tie SET until = NEW.until WHERE incident = NEW.key;
    UPDATE change SET counter = counter + 1;
END;

-- --- the ledger and reports ---------------------------------------------------------------------------------

CREATE INDEX ledger_entry_by_due ON ledger_entry (coalesce(due_last, '9999'), coalesce(first_said, ''), id)
WHERE until IS NULL;
CREATE INDEX report_listed ON report (coalesce(published, ''), id);
CREATE INDEX decision_by_time ON decision (made_at, id);
CREATE INDEX standing_withdrawn ON standing (report) WHERE until IS NULL AND state = 'withdrawn';

-- --- what is there already ----------------------------------------------------------------------------------

INSERT INTO listed_event
SELECT e.key, e.coding, e.id, coalesce(t.first_day, r.published, ''), coalesce(t.last_day, r.published, ''), e.type,
       e.status, e.confidence, c.current
FROM event e JOIN coding c ON c.key = e.coding JOIN report r ON r.id = c.report
LEFT JOIN event_time t ON t.event = e.key AND t.role = 'date' AND t.first_day IS NOT NULL;

INSERT INTO listed_statement (statement, coding, id, day, act, confidence, current)
SELECT s.key, s.coding, s.id, coalesce(r.published, ''), s.act, s.confidence, c.current
FROM statement s JOIN coding c ON c.key = s.coding JOIN report r ON r.id = c.report;

INSERT OR IGNORE INTO party (words, identity, country, sector)
SELECT words, identity, country, sector FROM event_naming
UNION SELECT words, identity, country, sector FROM statement_naming;

INSERT OR IGNORE INTO event_named (event, role, party)
SELECT n.event, n.role, p.key FROM event_naming n JOIN party p USING (words, identity, country, sector);
INSERT OR IGNORE INTO statement_named (statement, role, party)
SELECT n.statement, n.role, p.key FROM statement_naming n JOIN party p USING (words, identity, country, sector);

UPDATE party SET
    events = (SELECT count(*) FROM event_named n JOIN listed_event l ON l.event = n.event
              WHERE n.party = party.key AND l.current),
    statements = (SELECT count(*) FROM statement_named n JOIN listed_statement l ON l.statement = n.statement
                  WHERE n.party = party.key AND l.current);

INSERT INTO statement_tie SELECT * FROM statement_tying;

-- --- what is new --------------------------------------------------------------------------------------------

CREATE TRIGGER coding_changes AFTER INSERT ON coding BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER incident_changes AFTER INSERT ON incident BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER linking_changes AFTER INSERT ON linking_run BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER standing_changes AFTER INSERT ON standing BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER ledger_changes AFTER INSERT ON ledger_entry BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER ledger_ends AFTER UPDATE ON ledger_entry BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER decision_changes AFTER INSERT ON decision BEGIN UPDATE change SET counter = counter + 1; END;
CREATE TRIGGER skipped_changes AFTER INSERT ON skipped BEGIN UPDATE change SET counter = counter + 1; END;
