-- The current statements of each node of the map of ties, by day: what a country says, or is told, is read in one stretch.
-- Triggers keep it; it can be made anew from the lists beside the records (0007_lists).
CREATE TABLE statement_node (
    node TEXT NOT NULL,
    role TEXT NOT NULL,                      -- speaker or addressee
    day TEXT NOT NULL,                       -- of the report
    statement INTEGER NOT NULL REFERENCES statement (key),
    act TEXT NOT NULL,
    confidence REAL NOT NULL,
    coding INTEGER NOT NULL,
    week TEXT AS (CASE WHEN day = '' THEN '' ELSE date(day, 'weekday 0', '-6 days') END) STORED,
    month TEXT AS (substr(day, 1, 7)) STORED,
    PRIMARY KEY (node, role, day, statement)
) WITHOUT ROWID;

CREATE VIEW statement_noding AS
SELECT p.node, n.role, l.day, l.statement, l.act, l.confidence, l.coding, n.party
FROM listed_statement l JOIN statement_named n ON n.statement = l.statement JOIN party p ON p.key = n.party
WHERE p.node IS NOT NULL;

INSERT OR IGNORE INTO statement_node (node, role, day, statement, act, confidence, coding)
SELECT n.node, n.role, n.day, n.statement, n.act, n.confidence, n.coding
FROM statement_noding n JOIN listed_statement l ON l.statement = n.statement WHERE l.current ORDER BY 1, 2, 3, 4;

CREATE TRIGGER statement_named_is_noded AFTER INSERT ON statement_named
WHEN (SELECT current FROM listed_statement WHERE statement = NEW.statement) BEGIN
    INSERT OR IGNORE INTO statement_node (node, role, day, statement, act, confidence, coding)
    SELECT node, role, day, statement, act, confidence, coding FROM statement_noding
    WHERE statement = NEW.statement AND role = NEW.role AND party = NEW.party;
END;

CREATE TRIGGER statement_leaves_its_nodes AFTER UPDATE OF current ON listed_statement WHEN OLD.current AND NOT NEW.current
BEGIN
    DELETE FROM statement_node WHERE (node, role, day, statement) IN (
        SELECT node, role, day, statement FROM statement_noding WHERE statement = NEW.statement);
END;
CREATE TRIGGER statement_comes_back_to_its_nodes AFTER UPDATE OF current ON listed_statement
WHEN NEW.current AND NOT OLD.current BEGIN
    INSERT OR IGNORE INTO statement_node (node, role, day, statement, act, confidence, coding)
    SELECT node, role, day, statement, act, confidence, coding FROM statement_noding WHERE statement = NEW.statement;
END;
