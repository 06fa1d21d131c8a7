-- SPDX-License-Identifier: EUPL-1.2
-- The plan on paper for a family reader (G7): who reads, and whether the household's card is for them. R19 covers the card for who stands
-- on the other side; whom a separation protects keeps the regisseur's name and phone.

CREATE VIEW zicht_afdruk_lezer AS
SELECT k.id, p.naam,
       NOT EXISTS (SELECT 1 FROM afscherming_tegen t
                   JOIN afscherming a ON a.id = t.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
                   WHERE t.persoon_id = k.id
                      OR EXISTS (SELECT 1 FROM gebruiker g WHERE g.persoon_id = k.id AND (g.id = t.gebruiker_id OR g.onderdeel_id = t.onderdeel_id))) AS kaart
FROM regel_lezer k
JOIN persoon p ON p.id = k.id;

-- Words with who said them: the item is about that person, so the name goes with it.
CREATE VIEW zicht_afdruk_woord AS
SELECT w.id, w.tekst, w.datum, coalesce(p.roepnaam, p.naam) AS wie, w.personen, w.grond
FROM zicht_woord w
JOIN persoon p ON p.id = w.persoon_id;

-- Actions with the plan they belong to. The action is about the reader, its owner is not: across a separation, or of the network of somebody
-- there, the owner has no name (zicht_actie).
CREATE VIEW zicht_afdruk_actie AS
SELECT a.id, a.doel_id, d.plan_id, a.titel, a.vervaldatum, a.status, a.personen, a.grond, a.eigenaar
FROM zicht_actie a
JOIN doel d ON d.huishouden_id = a.huishouden_id AND d.id = a.doel_id;
