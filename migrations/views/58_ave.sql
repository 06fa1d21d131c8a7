-- SPDX-License-Identifier: EUPL-1.2
-- R21: the AVE phase is for regie, procesregie in its area (G2) and the parties in it while they are involved. Why, by whom it was decided
-- and what went before: regie and procesregie alone. Nobody from whose side somebody here is protected: that it escalates tells of them.

CREATE VIEW regel_ave_kijker AS
SELECT h.id, h.regie = 1 OR h.procesregie = 1 AS geheel, h.betrokken, k.onderdeel_id
FROM zicht_huishouden h
JOIN regel_open k
WHERE NOT EXISTS (SELECT 1 FROM lid l WHERE l.huishouden_id = h.id AND l.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd));

CREATE VIEW zicht_ave AS
SELECT a.huishouden_id, a.id, a.fase, a.stap, a.regie_bij, a.afschaal, a.herbeoordeel_op, a.van, a.tot, a.op,
       CASE WHEN k.geheel THEN a.criterium END AS criterium, CASE WHEN k.geheel THEN a.besluit_door END AS besluit_door,
       CASE WHEN k.geheel THEN a.gehaald END AS gehaald, CASE WHEN k.geheel THEN a.toets END AS toets,
       CASE WHEN k.geheel THEN g.naam END AS door, k.geheel,
       (SELECT group_concat(id_tekst(l.persoon_id), ',') FROM lid l WHERE l.huishouden_id = a.huishouden_id AND (l.tot IS NULL OR l.tot >= vandaag())) AS personen,
       CASE WHEN k.geheel THEN 'G2' ELSE 'G6' END AS grond
FROM regel_ave_kijker k
JOIN ave_fase a ON a.huishouden_id = k.id
JOIN gebruiker g ON g.id = a.door
WHERE k.geheel
   OR (k.betrokken AND a.tot IS NULL
       AND EXISTS (SELECT 1 FROM ave_partij p WHERE p.huishouden_id = a.huishouden_id AND p.ave_id = a.id AND p.onderdeel_id = k.onderdeel_id));

CREATE VIEW zicht_ave_partij AS
SELECT p.ave_id, p.onderdeel_id, o.naam AS onderdeel, z.naam AS organisatie
FROM zicht_ave a
JOIN ave_partij p ON p.huishouden_id = a.huishouden_id AND p.ave_id = a.id
JOIN onderdeel o ON o.id = p.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE a.geheel;
