-- SPDX-License-Identifier: EUPL-1.2
-- A program that acts for an account (sleutel() is the id of its token): the account's own rules hold, and one closing condition more in
-- regel_kijker (the token works today), regel_open (its households), regel_item and regel_toestemming_zichtbaar (kinds and categories),
-- regel_wie (no emergency access) and regel_bevoegdheid (named writes). It can only take away. docs/adr/0013-toegangssleutel.md.

-- The token of this request, as long as it works: not ended, not past its day, the organisation allowed, the account where and what it was
-- when the token was made, and not confirmed anew since (R27).
CREATE VIEW regel_sleutel AS
SELECT s.id, s.gebruiker_id, s.onderdeel_id, s.alle_huishoudens
FROM toegangssleutel s
JOIN gebruiker g ON g.id = s.gebruiker_id AND g.onderdeel_id = s.onderdeel_id AND g.bevestigd_op <= s.op
JOIN onderdeel o ON o.id = s.onderdeel_id
JOIN sleutel_toelating t ON t.organisatie_id = o.organisatie_id
WHERE s.id = sleutel() AND s.einde_op IS NULL AND s.tot >= vandaag()
  AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = s.gebruiker_id AND r.rol IN ('beheerder', 'privacy'))
  AND NOT EXISTS (SELECT 1 FROM sleutel_bereik b
                  WHERE b.sleutel_id = s.id AND b.groep = 'rol'
                    AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = s.gebruiker_id AND r.rol = b.code));

-- What the token of this request may, by name.
CREATE VIEW zicht_sleutel_bereik AS
SELECT b.groep, b.code
FROM regel_kijker k
JOIN sleutel_bereik b ON b.sleutel_id = k.sleutel_id;

-- The households that a token of one's own names: ids, to be opened one by one.
CREATE VIEW zicht_sleutel_huishouden AS
SELECT h.sleutel_id, h.huishouden_id
FROM regel_kijker k
JOIN toegangssleutel s ON s.gebruiker_id = k.id
JOIN sleutel_huishouden h ON h.sleutel_id = s.id
WHERE k.sleutel_id IS NULL;

-- Tokens on the screens: one's own; for a beheerder and a privacy officer everybody's, without households.
CREATE VIEW zicht_toegangssleutel AS
SELECT s.id, s.kenmerk, s.naam, s.waarvoor, s.alle_huishoudens, s.op, s.tot, s.einde_op, s.einde_soort, s.versie,
       s.gebruiker_id, g.naam AS wie, s.onderdeel_id, o.naam AS onderdeel, o.organisatie_id, z.naam AS organisatie,
       u.laatst_op, s.gebruiker_id = k.id AS eigen,
       s.einde_op IS NULL AND s.tot >= vandaag() AS geldt
FROM regel_kijker k
JOIN toegangssleutel s
JOIN gebruiker g ON g.id = s.gebruiker_id
JOIN onderdeel o ON o.id = s.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN toegangssleutel_gebruik u ON u.sleutel_id = s.id
WHERE k.sleutel_id IS NULL
  AND (s.gebruiker_id = k.id
       OR EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = k.id AND r.rol IN ('beheerder', 'privacy')));

CREATE VIEW zicht_toegangssleutel_bereik AS
SELECT t.id AS sleutel_id, b.groep, b.code, n.naam, n.volgorde
FROM zicht_toegangssleutel t
JOIN sleutel_bereik b ON b.sleutel_id = t.id
JOIN sleutel_kan n ON n.groep = b.groep AND n.code = b.code;
