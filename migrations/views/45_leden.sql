-- SPDX-License-Identifier: EUPL-1.2
-- What belongs to members, beside the card and `contact` (40_kaart.sql).

-- R10: on which subjects somebody cannot decide. It says more about a person than who represents them: with the ground for
-- `contact` only regie, who keeps it, and who recorded it.
CREATE VIEW zicht_wilsonbekwaam AS
SELECT w.id, w.persoon_id, z.naam AS persoon, w.categorie, c.naam AS categorie_naam, w.van, w.tot, w.bron, g.naam AS vastgelegd_door, w.vastgelegd_op,
       w.versie, z.grond, z.personen
FROM zicht_contact z
JOIN zicht_huishouden h ON h.id = z.huishouden_id
JOIN wilsonbekwaam w ON w.persoon_id = z.persoon_id
JOIN categorie c ON c.code = w.categorie
LEFT JOIN gebruiker g ON g.id = w.vastgelegd_door
WHERE h.regie = 1 OR w.vastgelegd_door = kijker();

-- R5, R18: whether an address is secret, for those who decide about it. Not the address, and not who is named for it.
CREATE VIEW zicht_adresgeheim AS
SELECT l.id AS lid_id, l.persoon_id, p.adres_geheim AS geheim, id_tekst(l.persoon_id) AS personen
FROM zicht_huishouden h
JOIN zicht_lid l ON l.huishouden_id = h.id
JOIN persoon p ON p.id = l.persoon_id
WHERE (h.regie = 1 OR h.procesregie = 1) AND sleutel() IS NULL;

-- What was decided about it in this household, for the same.
CREATE VIEW zicht_adresgeheim_besluit AS
SELECT b.id, z.lid_id, b.persoon_id, b.soort, b.tekst, g.naam AS door, b.op, z.personen
FROM zicht_adresgeheim z
JOIN adresgeheim_besluit b ON b.persoon_id = z.persoon_id AND b.huishouden_id = dossier()
JOIN gebruiker g ON g.id = b.door;

-- Whom it concerns when something happens to a member: who has the regie of this household, else the procesregisseurs of its area.
-- Whoever asks.
CREATE VIEW regel_aanspreekpunt AS
SELECT gebruiker_id
FROM regel_regie
WHERE van <= vandaag()
UNION
SELECT g.gebruiker_id
FROM regel_gebiedsregie g
WHERE g.huishouden_id = dossier() AND NOT EXISTS (SELECT 1 FROM regel_regie);

-- R19: the accounts on the other side of a separation in force, for each person it protects. Whoever asks.
CREATE VIEW regel_overkant AS
SELECT p.persoon_id, g.id AS gebruiker_id
FROM afscherming a
JOIN afscherming_persoon p ON p.afscherming_id = a.id
JOIN afscherming_tegen t ON t.afscherming_id = a.id
JOIN gebruiker g ON g.id = t.gebruiker_id OR g.onderdeel_id = t.onderdeel_id OR g.persoon_id = t.persoon_id
WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag());
