-- SPDX-License-Identifier: EUPL-1.2
-- R33: what merged into what, and what was split off. Of this household's side alone: whether the other household is told is for its own
-- card (lijst_open), or an old id would say where somebody went.

-- This household closed: since when, for whoever has its card; why and by whom, for regie. The one in which it goes on is an id to be opened.
CREATE VIEW zicht_samengevoegd AS
SELECT s.id, s.naar_id, h.opvolger_id, s.op, s.versie, CASE WHEN h.regie = 1 THEN s.reden END AS reden,
       CASE WHEN h.regie = 1 THEN g.naam END AS door
FROM zicht_huishouden h
JOIN samenvoeging s ON s.huishouden_id = h.id AND s.herstel_op IS NULL
JOIN gebruiker g ON g.id = s.door;

-- The other way round, for regie: households that went on in this one, and those it was split into or from. Ids, to be opened one by one.
CREATE VIEW zicht_verwant AS
SELECT s.huishouden_id AS id, 'opgegaan' AS soort, s.op
FROM zicht_huishouden h
JOIN samenvoeging s ON s.naar_id = h.id AND s.herstel_op IS NULL
WHERE h.regie = 1
UNION ALL
SELECT s.nieuw_id, 'afgesplitst', s.op
FROM zicht_huishouden h
JOIN splitsing s ON s.huishouden_id = h.id
WHERE h.regie = 1
UNION ALL
SELECT s.huishouden_id, 'komt_uit', s.op
FROM zicht_huishouden h
JOIN splitsing s ON s.nieuw_id = h.id
WHERE h.regie = 1;

-- The viewer's other households to merge with: of which they have the regie. Ids, to be opened one by one.
CREATE VIEW zicht_kandidaat_samen AS
SELECT r.huishouden_id FROM regie r WHERE r.gebruiker_id = kijker() AND r.tot_op IS NULL
UNION
SELECT w.huishouden_id FROM waarneming w WHERE w.gebruiker_id = kijker() AND w.van <= vandaag() AND w.tot >= vandaag()
UNION
SELECT a.huishouden_id FROM aanmelding a WHERE a.eigenaar_id = kijker() AND a.status = 'open';

-- R19: somebody of the one household is protected against somebody of the other, present or past, whoever looks. Between dossier() and each.
CREATE VIEW regel_gescheiden AS
SELECT daar.huishouden_id
FROM afscherming a
JOIN afscherming_persoon p ON p.afscherming_id = a.id
JOIN afscherming_tegen t ON t.afscherming_id = a.id AND t.persoon_id IS NOT NULL
JOIN lid hier ON hier.huishouden_id = dossier() AND hier.persoon_id IN (p.persoon_id, t.persoon_id)
JOIN lid daar ON daar.huishouden_id <> dossier() AND daar.persoon_id = CASE hier.persoon_id WHEN p.persoon_id THEN t.persoon_id ELSE p.persoon_id END
WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag());
