-- An incident, and what was held to be so of it before it was contested.
INSERT INTO incident (key, id, type, status, contested, first_day, last_day, record, since, until) VALUES
    (1, 'i0000000000000001', 'ASSAULT', 'actual', 0, '2024-03-05', '2024-03-05',
     '{"id":"i0000000000000001","type":"ASSAULT","mode":"heavy-weapons","status":"actual",
       "actor":[{"words":"Norland","identity":"state:NRL","country":"NRL","sector":"GOV","members":[]}],
       "recipient":[],"place":null,"coordinates":[10.5,-20.25],"precision":null,"value":"2024-03-05","accounts":[],
       "contested":false,"why":"","killed":{"low":12,"best":12,"high":null,"sources":["e0000000000000001"]},
       "injured":null,"events":["e0000000000000001"],"reports":1,"first_published":"2024-03-06",
       "last_published":"2024-03-06"}',
     '2024-03-06T11:00:00.000000+00:00', '2024-03-07T11:00:00.000000+00:00'),
    (2, 'i0000000000000001', 'ASSAULT', 'actual', 1, '2024-03-05', '2024-03-05',
     '{"id":"i0000000000000001","type":"ASSAULT","mode":"heavy-weapons","status":"actual",
       "actor":[{"words":"Norland","identity":"state:NRL","country":"NRL","sector":"GOV","members":[]}],
       "recipient":[],"place":null,"coordinates":[10.5,-20.25],"precision":null,"value":"2024-03-05",
       "accounts":[{"claimant":[{"words":"Sudria","identity":null,"country":"SDR","sector":null,"members":[]}],
         "actor":[],"denies":true,"interested":true,"events":["e0000000000000001"],"publishers":["Strait Wire"],
         "reports":1,"first_published":"2024-03-06","last_published":"2024-03-06","killed":null,"injured":null}],
       "contested":true,"why":"Sudria denies it","killed":null,"injured":null,"events":["e0000000000000001"],
       "reports":1,"first_published":"2024-03-06","last_published":"2024-03-06"}',
     '2024-03-07T11:00:00.000000+00:00', NULL);
INSERT INTO incident_event (event, incident) VALUES (1, 1), (1, 2);
INSERT INTO incident_party (incident, role, position, words, identity, country)
VALUES (1, 'actor', 0, 'Norland', 'state:NRL', 'NRL'), (2, 'actor', 0, 'Norland', 'state:NRL', 'NRL');
