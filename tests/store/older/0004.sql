-- A report that its publisher took back, from the next day on.
INSERT INTO standing (report, since, until, copy_group, state, made_by, why) VALUES
    ('r0000000000000001', '2024-03-06T10:00:00.000000+00:00', '2024-03-07T10:00:00.000000+00:00', 'r0000000000000001',
     'current', NULL, ''),
    ('r0000000000000001', '2024-03-07T10:00:00.000000+00:00', NULL, 'r0000000000000001', 'superseded', 'r0000000000000003',
     'a later version'),
    ('r0000000000000003', '2024-03-09T10:00:00.000000+00:00', NULL, 'r0000000000000003', 'current', NULL, '');
