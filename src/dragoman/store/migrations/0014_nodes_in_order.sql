-- The incidents of a node by day, then by what is counted of them: so they are counted as they are read, without sorting.
DROP TRIGGER incident_named_is_listed;
DROP TRIGGER ended_incident_is_counted;
ALTER TABLE incident_node RENAME TO incident_node_before;

CREATE TABLE incident_node (
    node TEXT NOT NULL,
    role TEXT NOT NULL,
    first_day TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (key),
    last_day TEXT NOT NULL,
    contested INTEGER NOT NULL,
    place TEXT,
    precision TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (node, role, first_day, type, status, incident)
) WITHOUT ROWID;

INSERT INTO incident_node (node, role, first_day, type, status, incident, last_day, contested, place, precision, confidence)
SELECT node, role, first_day, type, status, incident, last_day, contested, place, precision, confidence
FROM incident_node_before ORDER BY 1, 2, 3, 4, 5, 6;

DROP TABLE incident_node_before;

CREATE TRIGGER incident_named_is_listed AFTER INSERT ON incident_named BEGIN
    INSERT OR IGNORE INTO incident_node
    SELECT p.node, NEW.role, l.first_day, l.type, l.status, l.incident, l.last_day, l.contested, l.place, l.precision,
           l.confidence
    FROM party p JOIN listed_incident l ON l.incident = NEW.incident
    WHERE p.key = NEW.party AND p.node IS NOT NULL AND l.until IS NULL;
END;

CREATE TRIGGER ended_incident_is_counted AFTER UPDATE OF until ON listed_incident
WHEN OLD.until IS NULL AND NEW.until IS NOT NULL BEGIN
    UPDATE total SET n = n - 1 WHERE name = 'incidents';
    UPDATE counted_incident SET n = n - 1
    WHERE first_day = NEW.first_day AND days = coalesce(julianday(NEW.last_day) - julianday(NEW.first_day), 0)
    AND type = NEW.type AND status = NEW.status AND contested = NEW.contested;
    UPDATE counted_place SET n = n - 1, contested = contested - NEW.contested
    WHERE place = coalesce(NEW.place, '') AND precision = coalesce(NEW.precision, '') AND type = NEW.type;
    DELETE FROM incident_node WHERE (node, role, first_day, type, status, incident) IN (
        SELECT p.node, n.role, NEW.first_day, NEW.type, NEW.status, NEW.incident
        FROM incident_named n JOIN party p ON p.key = n.party WHERE n.incident = NEW.incident AND p.node IS NOT NULL);
END;
