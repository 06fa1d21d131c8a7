-- SPDX-License-Identifier: EUPL-1.2
-- Unusual access as a privacy officer sees it (R27): who, when, how many, which household codes; no substance. Not about oneself.

CREATE VIEW zicht_inzagesignaal AS
SELECT s.id, s.soort, s.gebruiker_id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, z.naam AS organisatie, s.dag, s.aantal, s.regels,
       r.drempel, r.venster, s.eerste_op, s.laatste_op, s.laatste_volgnr, s.stand, s.versie,
       (SELECT count(*) FROM inzagesignaal_huishouden h WHERE h.signaal_id = s.id) AS huishoudens,
       (SELECT count(*) FROM inzagesignaal e WHERE e.gebruiker_id = s.gebruiker_id AND e.soort = s.soort AND e.id < s.id) AS eerder
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN inzagesignaal s ON s.gebruiker_id <> k.id
JOIN inzagesignaal_regel r ON r.id = s.regel_id
JOIN gebruiker g ON g.id = s.gebruiker_id
JOIN onderdeel o ON o.id = g.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id;

CREATE VIEW zicht_inzagesignaal_huishouden AS
SELECT h.signaal_id, h.huishouden_id, h.regels, h.laatste_op
FROM zicht_inzagesignaal s
JOIN inzagesignaal_huishouden h ON h.signaal_id = s.id;

CREATE VIEW zicht_inzagesignaal_stap AS
SELECT t.signaal_id, t.nr, t.stand, t.reden, g.naam AS door, t.op
FROM zicht_inzagesignaal s
JOIN inzagesignaal_stap t ON t.signaal_id = s.id
LEFT JOIN gebruiker g ON g.id = t.door;

CREATE VIEW zicht_inzagesignaal_regel AS
SELECT r.id, r.soort, r.actief, r.drempel, r.venster, r.van_op, r.tot_op, g.naam AS door, r.reden
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN inzagesignaal_regel r
LEFT JOIN gebruiker g ON g.id = r.door;

CREATE VIEW zicht_werktijd AS
SELECT w.id, w.begint, w.eindigt, w.dagen, w.van_op, w.tot_op, g.naam AS door, w.reden
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN werktijd w
LEFT JOIN gebruiker g ON g.id = w.door;

CREATE VIEW zicht_feestdag AS
SELECT f.datum, f.naam
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN feestdag f;
