-- What is counted of a whole store, kept as it is written, so that a page about a million reports reads some thousand rows.
--   * Triggers keep all of it; it can be made anew from the lists beside the records (0007_lists).
--   * A row whose n has come down to 0 stays.
--   * Statements of withdrawn reports are counted here; who asks takes them away.

CREATE TABLE total (
    name TEXT NOT NULL PRIMARY KEY,          -- reports, events, statements, incidents, ledger, skipped, review
    n INTEGER NOT NULL
) WITHOUT ROWID;

-- Incidents that hold.
CREATE TABLE counted_incident (
    first_day TEXT NOT NULL,
    days INTEGER NOT NULL,                   -- from the first to the last; 0 where there is but one
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    contested INTEGER NOT NULL,
    n INTEGER NOT NULL,
    week TEXT AS (CASE WHEN first_day = '' THEN '' ELSE date(first_day, 'weekday 0', '-6 days') END) STORED,
    month TEXT AS (substr(first_day, 1, 7)) STORED,
    PRIMARY KEY (first_day, days, type, status, contested)
) WITHOUT ROWID;

-- The same by place, as listed_incident has it; '' where none is known.
CREATE TABLE counted_place (
    place TEXT NOT NULL,
    precision TEXT NOT NULL,
    type TEXT NOT NULL,
    n INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (place, precision, type)
) WITHOUT ROWID;

-- Current statements.
CREATE TABLE counted_statement (
    day TEXT NOT NULL,
    act TEXT NOT NULL,
    n INTEGER NOT NULL,
    week TEXT AS (CASE WHEN day = '' THEN '' ELSE date(day, 'weekday 0', '-6 days') END) STORED,
    month TEXT AS (substr(day, 1, 7)) STORED,
    PRIMARY KEY (day, act)
) WITHOUT ROWID;

-- Who acts on whom, and says what to whom. `label` is a type or an act; `actual`: told to have happened.
CREATE TABLE counted_tie (
    kind TEXT NOT NULL,                      -- incident or statement
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    label TEXT NOT NULL,
    actual INTEGER NOT NULL,
    n INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (kind, source, target, label, actual)
) WITHOUT ROWID;

-- The incidents that hold of each node of the map of ties, by day, with all that is counted of them.
CREATE TABLE incident_node (
    node TEXT NOT NULL,
    role TEXT NOT NULL,
    first_day TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (key),
    last_day TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    contested INTEGER NOT NULL,
    place TEXT,
    precision TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (node, role, first_day, incident)
) WITHOUT ROWID;

-- By which words parties are named; `rowid` is the party's key.
CREATE VIRTUAL TABLE party_words USING fts5(words, content = '', tokenize = "unicode61 remove_diacritics 2");

-- Incidents told over several days are few, and begin before the days that are asked for.
CREATE INDEX listed_incident_long ON listed_incident (last_day, first_day, until)
WHERE until IS NULL AND last_day > first_day;
CREATE INDEX listed_event_long ON listed_event (last_day, day, current) WHERE current AND last_day > day;

-- The newest of a type at a place is read from the end.
DROP INDEX listed_incident_by_place;
CREATE INDEX listed_incident_by_place
    ON listed_incident (place, precision, type, first_day, id, contested, last_day, status, confidence, until)
    WHERE until IS NULL;

-- --- what is there already ----------------------------------------------------------------------------------

INSERT INTO total (name, n) VALUES
    ('reports', (SELECT count(*) FROM report)),
    ('events', (SELECT count(*) FROM listed_event WHERE current)),
    ('statements', (SELECT count(*) FROM listed_statement WHERE current)),
    ('incidents', (SELECT count(*) FROM listed_incident WHERE until IS NULL)),
    ('ledger', (SELECT count(*) FROM ledger_entry WHERE until IS NULL)),
    ('skipped', (SELECT count(*) FROM skipped)),
    ('review', (SELECT count(*) FROM decision WHERE made_by >= 'user:' AND made_by < 'user;'));

INSERT INTO counted_incident (first_day, days, type, status, contested, n)
SELECT first_day, coalesce(julianday(last_day) - julianday(first_day), 0), type, status, contested, count(*)
FROM listed_incident WHERE until IS NULL GROUP BY 1, 2, 3, 4, 5;

INSERT INTO counted_place (place, precision, type, n, contested)
SELECT coalesce(place, ''), coalesce(precision, ''), type, count(*), sum(contested)
FROM listed_incident WHERE until IS NULL GROUP BY 1, 2, 3;

INSERT INTO counted_statement (day, act, n) SELECT day, act, count(*) FROM listed_statement WHERE current GROUP BY 1, 2;

INSERT INTO counted_tie (kind, source, target, label, actual, n, contested)
SELECT 'incident', source, target, type, status = 'actual', count(*), sum(contested)
FROM incident_tie WHERE until IS NULL GROUP BY 2, 3, 4, 5;

INSERT INTO counted_tie (kind, source, target, label, actual, n, contested)
SELECT 'statement', source, target, act, 0, count(*), 0 FROM statement_tie WHERE current GROUP BY 2, 3, 4;

INSERT OR IGNORE INTO incident_node
SELECT p.node, n.role, l.first_day, l.incident, l.last_day, l.type, l.status, l.contested, l.place, l.precision,
       l.confidence
FROM party p JOIN incident_named n ON n.party = p.key JOIN listed_incident l ON l.incident = n.incident
WHERE p.node IS NOT NULL AND l.until IS NULL ORDER BY 1, 2, 3, 4;

INSERT INTO party_words (rowid, words) SELECT key, words FROM party;

-- --- what comes and goes -------------------------------------------------------------------------------------

CREATE TRIGGER report_is_counted AFTER INSERT ON report BEGIN UPDATE total SET n = n + 1 WHERE name = 'reports'; END;
CREATE TRIGGER skipped_is_counted AFTER INSERT ON skipped BEGIN UPDATE total SET n = n + 1 WHERE name = 'skipped'; END;
CREATE TRIGGER decision_is_counted AFTER INSERT ON decision WHEN NEW.made_by >= 'user:' AND NEW.made_by < 'user;' BEGIN
    UPDATE total SET n = n + 1 WHERE name = 'review';
END;
CREATE TRIGGER entry_is_counted AFTER INSERT ON ledger_entry WHEN NEW.until IS NULL BEGIN
    UPDATE total SET n = n + 1 WHERE name = 'ledger';
END;
CREATE TRIGGER ended_entry_is_counted AFTER UPDATE OF until ON ledger_entry
WHEN (NEW.until IS NULL) != (OLD.until IS NULL) BEGIN
    UPDATE total SET n = n + CASE WHEN NEW.until IS NULL THEN 1 ELSE -1 END WHERE name = 'ledger';
END;

CREATE TRIGGER listed_event_is_counted AFTER INSERT ON listed_event WHEN NEW.current BEGIN
    UPDATE total SET n = n + 1 WHERE name = 'events';
END;
CREATE TRIGGER replaced_event_is_counted AFTER UPDATE OF current ON listed_event BEGIN
    UPDATE total SET n = n + NEW.current - OLD.current WHERE name = 'events';
END;

CREATE TRIGGER listed_statement_is_counted AFTER INSERT ON listed_statement WHEN NEW.current BEGIN
    UPDATE total SET n = n + 1 WHERE name = 'statements';
    INSERT INTO counted_statement (day, act, n) VALUES (NEW.day, NEW.act, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER replaced_statement_is_counted AFTER UPDATE OF current ON listed_statement BEGIN
    UPDATE total SET n = n + NEW.current - OLD.current WHERE name = 'statements';
    INSERT INTO counted_statement (day, act, n) VALUES (NEW.day, NEW.act, NEW.current - OLD.current)
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER statement_tie_is_counted AFTER INSERT ON statement_tie WHEN NEW.current BEGIN
    INSERT INTO counted_tie (kind, source, target, label, actual, n, contested)
    VALUES ('statement', NEW.source, NEW.target, NEW.act, 0, 1, 0)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER replaced_statement_tie_is_counted AFTER UPDATE OF current ON statement_tie BEGIN
    INSERT INTO counted_tie (kind, source, target, label, actual, n, contested)
    VALUES ('statement', NEW.source, NEW.target, NEW.act, 0, NEW.current - OLD.current, 0)
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

CREATE TRIGGER listed_incident_is_counted AFTER INSERT ON listed_incident WHEN NEW.until IS NULL BEGIN
    UPDATE total SET n = n + 1 WHERE name = 'incidents';
    INSERT INTO counted_incident (first_day, days, type, status, contested, n)
    VALUES (NEW.first_day, coalesce(julianday(NEW.last_day) - julianday(NEW.first_day), 0), NEW.type, NEW.status,
            NEW.contested, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO counted_place (place, precision, type, n, contested)
    VALUES (coalesce(NEW.place, ''), coalesce(NEW.precision, ''), NEW.type, 1, NEW.contested)
    ON CONFLICT DO UPDATE SET n = n + 1, contested = contested + excluded.contested;
END;
CREATE TRIGGER incident_tie_is_counted AFTER INSERT ON incident_tie WHEN NEW.until IS NULL BEGIN
    INSERT INTO counted_tie (kind, source, target, label, actual, n, contested)
    VALUES ('incident', NEW.source, NEW.target, NEW.type, NEW.status = 'actual', 1, NEW.contested)
    ON CONFLICT DO UPDATE SET n = n + 1, contested = contested + excluded.contested;
END;
CREATE TRIGGER incident_named_is_listed AFTER INSERT ON incident_named BEGIN
    INSERT OR IGNORE INTO incident_node
    SELECT p.node, NEW.role, l.first_day, l.incident, l.last_day, l.type, l.status, l.contested, l.place, l.precision,
           l.confidence
    FROM party p JOIN listed_incident l ON l.incident = NEW.incident
    WHERE p.key = NEW.party AND p.node IS NOT NULL AND l.until IS NULL;
END;

-- An incident ends, and with it its ties; it never holds again.
CREATE TRIGGER ended_incident_is_counted AFTER UPDATE OF until ON listed_incident
WHEN OLD.until IS NULL AND NEW.until IS NOT NULL BEGIN
    UPDATE total SET n = n - 1 WHERE name = 'incidents';
    UPDATE counted_incident SET n = n - 1
    WHERE first_day = NEW.first_day AND days = coalesce(julianday(NEW.last_day) - julianday(NEW.first_day), 0)
    AND type = NEW.type AND status = NEW.status AND contested = NEW.contested;
    UPDATE counted_place SET n = n - 1, contested = contested - NEW.contested
    WHERE place = coalesce(NEW.place, '') AND precision = coalesce(NEW.precision, '') AND type = NEW.type;
    DELETE FROM incident_node WHERE (node, role, first_day, incident) IN (
        SELECT p.node, n.role, NEW.first_day, NEW.incident FROM incident_named n JOIN party p ON p.key = n.party
        WHERE n.incident = NEW.incident AND p.node IS NOT NULL);
END;
CREATE TRIGGER ended_incident_tie_is_counted AFTER UPDATE OF until ON incident_tie
WHEN OLD.until IS NULL AND NEW.until IS NOT NULL BEGIN
    UPDATE counted_tie SET n = n - 1, contested = contested - NEW.contested
    WHERE kind = 'incident' AND source = NEW.source AND target = NEW.target AND label = NEW.type
    AND actual = (NEW.status = 'actual');
END;

CREATE TRIGGER party_is_searched AFTER INSERT ON party BEGIN
    INSERT INTO party_words (rowid, words) VALUES (NEW.key, NEW.words);
END;
