-- What an analyst reads with plain SQL: one line for each event and statement of the current codings,
-- mentions joined with '; ' in their order.

CREATE VIEW event_party AS
SELECT em.event, em.role, em.position, m.quote, m.country, m.sector, a.id AS identity, a.name
FROM event_mention em JOIN mention m ON m.key = em.mention LEFT JOIN actor a ON a.key = m.identity;

CREATE VIEW statement_party AS
SELECT sm.statement, sm.role, sm.position, m.quote, m.country, m.sector, a.id AS identity, a.name
FROM statement_mention sm JOIN mention m ON m.key = sm.mention LEFT JOIN actor a ON a.key = m.identity;

CREATE VIEW events AS
SELECT
    e.id, r.id AS report, r.published, r.publisher, e.type, e.mode, e.status,
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM event_party p
        WHERE p.event = e.key AND role = 'actor' ORDER BY position)) AS actor,
    (SELECT group_concat(country, '; ') FROM (SELECT country FROM event_party p
        WHERE p.event = e.key AND role = 'actor' ORDER BY position)) AS actor_country,
    e.trigger_quote AS "trigger",
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM event_party p
        WHERE p.event = e.key AND role = 'recipient' ORDER BY position)) AS recipient,
    (SELECT group_concat(country, '; ') FROM (SELECT country FROM event_party p
        WHERE p.event = e.key AND role = 'recipient' ORDER BY position)) AS recipient_country,
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM event_party p
        WHERE p.event = e.key AND role = 'claimed_by' ORDER BY position)) AS claimed_by,
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM event_party p
        WHERE p.event = e.key AND role = 'denied_by' ORDER BY position)) AS denied_by,
    (SELECT quote FROM event_party p WHERE p.event = e.key AND role = 'place') AS place,
    day.value AS date, due.value AS due, e.about_quote AS about,
    killed.low AS killed_low, killed.high AS killed_high,
    injured.low AS injured_low, injured.high AS injured_high,
    e.confidence, e.coder
FROM event e
JOIN coding c ON c.key = e.coding AND c.current
JOIN report r ON r.id = c.report
LEFT JOIN event_time day ON day.event = e.key AND day.role = 'date'
LEFT JOIN event_time due ON due.event = e.key AND due.role = 'due'
LEFT JOIN event_toll killed ON killed.event = e.key AND killed.role = 'killed'
LEFT JOIN event_toll injured ON injured.event = e.key AND injured.role = 'injured';

CREATE VIEW statements AS
SELECT
    s.id, r.id AS report, r.published, r.publisher,
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM statement_party p
        WHERE p.statement = s.key AND role = 'speaker' ORDER BY position)) AS speaker,
    (SELECT group_concat(country, '; ') FROM (SELECT country FROM statement_party p
        WHERE p.statement = s.key AND role = 'speaker' ORDER BY position)) AS speaker_country,
    s.cue_quote AS cue, s.act, s.content_quote AS content,
    (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM statement_party p
        WHERE p.statement = s.key AND role = 'addressee' ORDER BY position)) AS addressee,
    (SELECT group_concat(country, '; ') FROM (SELECT country FROM statement_party p
        WHERE p.statement = s.key AND role = 'addressee' ORDER BY position)) AS addressee_country,
    s.confidence, s.coder
FROM statement s
JOIN coding c ON c.key = s.coding AND c.current
JOIN report r ON r.id = c.report;
