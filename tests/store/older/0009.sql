-- A row of another project's data, and what it said before.
INSERT INTO import_file (key, name, first_imported_at) VALUES (1, 'events.csv', '2024-03-12T10:00:00.000000+00:00');
INSERT INTO imported (key, id, dataset, source_id, file, line, version, first_day, last_day, countries, record, since, until)
VALUES
    (1, 'x0000000000000001', 'acled', 'NRL1', 1, 2, '1', '2024-03-05', '2024-03-05', '|NRL|',
     '{"value": "2024-03-05", "type": "ASSAULT", "code": "Shelling", "actor": [{"words": "Norland", "country": "NRL"}]}',
     '2024-03-12T10:00:00.000000+00:00', '2024-03-13T10:00:00.000000+00:00'),
    (2, 'x0000000000000001', 'acled', 'NRL1', 1, 2, '2', '2024-03-05', '2024-03-05', '|NRL|',
     '{"value": "2024-03-05", "type": "ASSAULT", "code": "Shelling", "actor": [{"words": "Norland", "country": "NRL"}],
       "killed": [11, 12, 13]}',
     '2024-03-13T10:00:00.000000+00:00', NULL);
