-- A demand that was met.
INSERT INTO ledger_entry (key, id, grp, tellings, kind, report, record, act, what_start, what_end, what_quote, due, due_first,
                          due_last, first_said, repeated, since, until)
VALUES (1, 'l0000000000000001', 'SDR demand', '["r0000000000000001:67-71"]', 'demand', 'r0000000000000001',
        's0000000000000001', 'demand', 8, 23, 'shelled a ferry', '2024-03', '2024-03-01', '2024-03-31', '2024-03-06',
        '["s0000000000000002"]', '2024-03-06T11:00:00.000000+00:00', NULL);
INSERT INTO ledger_party (entry, role, position, words, identity, country, sector, members)
VALUES (1, 'by', 0, 'Sudria', NULL, 'SDR', NULL, '[]'), (1, 'to', 0, 'Norland', 'state:NRL', 'NRL', 'GOV', '["body:nrl"]');
INSERT INTO ledger_move (entry, position, outcome, day, evidence, made_by, why)
VALUES (1, 0, 'open', '2024-03-06', 's0000000000000001', 'rule:demand', 'said'),
       (1, 1, 'met', '2024-03-08', 'e0000000000000003', 'rule:fulfilled', 'they met');
