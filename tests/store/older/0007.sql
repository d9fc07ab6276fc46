-- A report that came when lists were kept beside the records.
INSERT INTO report (id, text, text_hash, format, published, publisher, status, topics)
VALUES ('r0000000000000007', 'Sudria will pay for the ferry by 1 June, its premier said.',
        '6e2d4b2c2dab0553bd9feeefc6a697bb', 'text', '2024-03-10', 'Strait Wire', 'usable', '[]');
INSERT INTO coding (key, report, coder, current, added_at)
VALUES (7, 'r0000000000000007', 'rules-1', 1, '2024-03-10T10:00:00.000000+00:00');
INSERT INTO mention (key, coding, id, kind, span_start, span_end, quote, country, sector, candidates, why, listed)
VALUES (71, 7, 'm0000000000000071', 'actor', 0, 6, 'Sudria', 'SDR', 'GOV', '[]', '', 1),
       (72, 7, 'm0000000000000072', 'actor', 41, 52, 'its premier', 'SDR', 'GOV', '[]', '', 1);
INSERT INTO event (key, coding, id, type, mode, status, trigger_start, trigger_end, trigger_quote, about_start, about_end,
                   about_quote, confidence, coder)
VALUES (7, 7, 'e0000000000000007', 'AID', NULL, 'future', 12, 15, 'pay', 16, 29, 'for the ferry', 0.5, 'rules-1');
INSERT INTO event_mention (event, role, position, mention) VALUES (7, 'actor', 0, 71);
INSERT INTO event_time (event, role, span_start, span_end, quote, value, anchor, why, first_day, last_day)
VALUES (7, 'due', 30, 39, 'by 1 June', '2024-06-01', '2024-03-10', '', '2024-06-01', '2024-06-01');
INSERT INTO statement (key, coding, id, act, cue_start, cue_end, cue_quote, content_start, content_end, content_quote,
                       confidence, coder)
VALUES (7, 7, 's0000000000000007', 'promise', 53, 57, 'said', 0, 39, 'Sudria will pay for the ferry by 1 June', 0.5,
        'rules-1');
INSERT INTO statement_mention (statement, role, position, mention) VALUES (7, 'speaker', 0, 72);
