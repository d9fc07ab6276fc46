-- A report with a place, a time and a group, as they are told from here on.
INSERT INTO report (id, text, text_hash, format, published, published_from, publisher, status, topics)
VALUES ('r0000000000000003', 'Envoys of Norland met in Marrow on Friday.', '57aee09639782a3c8f4954685c33b829', 'text',
        '2024-03-09', 'option', 'Strait Wire', 'usable', '[]');
INSERT INTO coding (key, report, coder, current, added_at)
VALUES (3, 'r0000000000000003', 'rules-1', 1, '2024-03-09T10:00:00.000000+00:00');
INSERT INTO actor (key, id, content, name, kind, country, sector, current, parent, code)
VALUES (3, 'body:nrl-envoys', 'content-3', 'Envoys of Norland', 'ministry', 'NRL', 'GOV', 1, 'state:NRL', 'NRLGOV');
INSERT INTO coding_actor (coding, position, actor) VALUES (3, 0, 3);
INSERT INTO place (key, id, content, name, kind, country, division, district, latitude, longitude, population, claimed_by,
                   current)
VALUES (1, 'geonames:1', 'content-p', 'Marrow', 'town', 'SDR', 'Strait', NULL, 10.5, -20.25, 4000, '["NRL"]', 1);
INSERT INTO coding_place (coding, position, place) VALUES (3, 0, 1);
INSERT INTO mention (key, coding, id, kind, span_start, span_end, quote, country, sector, identity, candidates, why, listed,
                     place, members, precision)
VALUES
    (31, 3, 'm0000000000000031', 'actor', 0, 17, 'Envoys of Norland', 'NRL', 'GOV', 3, '[]', '', 1,
     NULL, '["state:NRL"]', NULL),
    (32, 3, 'm0000000000000032', 'place', 25, 31, 'Marrow', 'SDR', NULL, NULL,
     '[{"identity": "geonames:1", "score": 1.0, "why": "the only one"}]', '', 1, 1, '[]', 'exact');
INSERT INTO told_time (coding, position, type, span_start, span_end, quote, timex, value, mod, anchor, why)
VALUES (3, 0, 'DATE', 35, 41, 'Friday', '2024-03-08', '2024-03-08', NULL, '2024-03-09', '');
INSERT INTO event (key, coding, id, type, mode, status, trigger_start, trigger_end, trigger_quote, confidence, coder)
VALUES (3, 3, 'e0000000000000003', 'CONSULT', 'visit', 'actual', 18, 21, 'met', 0.5, 'rules-1');
INSERT INTO event_mention (event, role, position, mention) VALUES (3, 'actor', 0, 31), (3, 'place', 0, 32);
INSERT INTO event_time (event, role, span_start, span_end, quote, value, anchor, why, first_day, last_day)
VALUES (3, 'date', 35, 41, 'Friday', '2024-03-08', '2024-03-09', '', '2024-03-08', '2024-03-08');
