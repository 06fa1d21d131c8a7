-- SPDX-License-Identifier: EUPL-1.2
-- What belongs to members, beside the card and `contact` (40_kaart.sql).

-- R10: on which subjects somebody cannot decide. It says more about a person than who represents them: with the ground for
-- `contact` only regie, who keeps it, and who recorded it.
CREATE VIEW zicht_wilsonbekwaam AS
SELECT w.id, w.persoon_id, w.categorie, c.naam AS categorie_naam, w.van, w.tot, w.bron, g.naam AS vastgelegd_door, w.vastgelegd_op,
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
WHERE h.regie = 1 OR h.procesregie = 1;

-- What was decided about it in this household, for the same.
CREATE VIEW zicht_adresgeheim_besluit AS
SELECT b.id, z.lid_id, b.persoon_id, b.soort, b.tekst, g.naam AS door, b.op, z.personen
FROM zicht_adresgeheim z
JOIN adresgeheim_besluit b ON b.persoon_id = z.persoon_id AND b.huishouden_id = dossier()
JOIN gebruiker g ON g.id = b.door;
