-- What persons decided: a record that is right, a note, and a search that is kept.
INSERT INTO decision (id, kind, subject, object, made_by, why, score, made_at) VALUES
    ('d0000000000000081', 'accept', 'r0000000000000007/statement/53-57', '', 'user:ana', '', NULL,
     '2024-03-11T10:00:00.000000+00:00'),
    ('d0000000000000082', 'search', 'ferries', '{"q": "ferry", "kind": "event"}', 'user:ana', '', NULL,
     '2024-03-11T10:00:01.000000+00:00'),
    ('d0000000000000083', 'note', 'i0000000000000001', '', 'user:ben', 'ask the harbour', NULL,
     '2024-03-11T10:00:02.000000+00:00');
