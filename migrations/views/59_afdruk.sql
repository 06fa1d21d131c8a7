-- SPDX-License-Identifier: EUPL-1.2
-- The plan on paper for a family reader (G7): who reads, and whether the household's card is for them (R19 covers the card).

CREATE VIEW zicht_afdruk_lezer AS
SELECT k.id, p.naam, NOT EXISTS (SELECT 1 FROM regel_lezer_gescheiden) AS kaart
FROM regel_lezer k
JOIN persoon p ON p.id = k.id;

-- Words with who said them: the item is about that person, so the name goes with it.
CREATE VIEW zicht_afdruk_woord AS
SELECT w.id, w.tekst, w.datum, coalesce(p.roepnaam, p.naam) AS wie, w.personen, w.grond
FROM zicht_woord w
JOIN persoon p ON p.id = w.persoon_id;
