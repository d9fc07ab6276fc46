-- A report that two coders read; a decision about it; a file that could not be read.
INSERT INTO report (id, text, text_hash, format, published, published_from, publisher, status, topics, origin)
VALUES ('r0000000000000001', 'Norland shelled a ferry near Marrow on Tuesday, killing 12, Sudria said.',
        '78f3fdc21f8ade36b90ff79625c9d93a', 'text', '2024-03-06', 'option', 'Strait Wire', 'usable',
        '["war"]', 'a.txt');

INSERT INTO coding (key, report, coder, current, added_at) VALUES
    (1, 'r0000000000000001', 'rules-0', 0, '2024-03-06T10:00:00.000000+00:00'),
    (2, 'r0000000000000001', 'rules-1', 1, '2024-03-07T10:00:00.000000+00:00');

INSERT INTO actor (key, id, content, name, kind, country, sector, qid, current)
VALUES (1, 'state:NRL', 'content-1', 'Norland', 'state', 'NRL', 'GOV', 'Q1001', 1);
INSERT INTO office (actor, position, title, country, since, until) VALUES (1, 0, 'head of state', 'NRL', '2019', NULL);
INSERT INTO coding_actor (coding, position, actor) VALUES (2, 0, 1);

INSERT INTO mention (key, coding, id, kind, span_start, span_end, quote, country, sector, identity, candidates, why, listed)
VALUES
    (1, 2, 'm0000000000000001', 'actor', 0, 7, 'Norland', 'NRL', 'GOV', 1,
     '[{"actor": "state:NRL", "score": 0.75, "why": "name"}]', '', 1),
    (2, 2, 'm0000000000000002', 'actor', 16, 23, 'a ferry', NULL, 'OTH', NULL, '[]', 'no name is given', 1),
    (3, 2, 'm0000000000000003', 'actor', 60, 66, 'Sudria', 'SDR', NULL, NULL, '[]', '', 0);

INSERT INTO event (key, coding, id, type, mode, status, trigger_start, trigger_end, trigger_quote, confidence, coder)
VALUES (1, 2, 'e0000000000000001', 'ASSAULT', 'heavy-weapons', 'actual', 8, 15, 'shelled', 0.5, 'rules-1');
INSERT INTO event_mention (event, role, position, mention)
VALUES (1, 'actor', 0, 1), (1, 'recipient', 0, 2), (1, 'claimed_by', 0, 3);
INSERT INTO event_time (event, role, span_start, span_end, quote, value, anchor, why, first_day, last_day)
VALUES (1, 'date', 39, 46, 'Tuesday', '2024-03-05', '2024-03-06', '', '2024-03-05', '2024-03-05');
INSERT INTO event_toll (event, role, span_start, span_end, quote, low, high) VALUES (1, 'killed', 56, 58, '12', 12, 12);
INSERT INTO event_step (event, position, field, made_by, score, note)
VALUES (1, 0, 'type', 'head:event', 0.875, ''), (1, 1, 'claimed_by', 'rule:said', NULL, 'the sentence is told by them');

INSERT INTO statement (key, coding, id, act, cue_start, cue_end, cue_quote, content_start, content_end, content_quote,
                       confidence, coder)
VALUES (1, 2, 's0000000000000001', 'accuse', 67, 71, 'said', 0, 58,
        'Norland shelled a ferry near Marrow on Tuesday, killing 12', 0.25, 'rules-1');
INSERT INTO statement_mention (statement, role, position, mention)
VALUES (1, 'speaker', 0, 3), (1, 'addressee', 0, 1);
INSERT INTO statement_verbatim (statement, position, span_start, span_end, quote) VALUES (1, 0, 8, 15, 'shelled');
INSERT INTO statement_step (statement, position, field, made_by, score, note) VALUES (1, 0, 'act', 'head:act', NULL, '');

INSERT INTO decision (id, kind, subject, object, made_by, why, score, made_at)
VALUES ('d0000000000000001', 'duplicate', 'r0000000000000001', 'r0000000000000009', 'rule:same_text', 'the same words', 1.0,
        '2024-03-06T10:00:00.000000+00:00');
INSERT INTO skipped (origin, reason, skipped_at) VALUES ('b.txt', 'the file is empty', '2024-03-06T10:00:01.000000+00:00');
