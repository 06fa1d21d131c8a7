-- SPDX-License-Identifier: EUPL-1.2
-- Talking about a household: row for row with nu_item, as the other kinds (50_soorten.sql).

-- What it hangs on only where the viewer sees that: its author keeps their own words when they lost sight of it (G1).
CREATE VIEW zicht_inbreng AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.tekst, t.ingetrokken_op, t.versie,
       (SELECT z.id FROM nu_item z WHERE z.id = i.bij_id AND z.grond IS NOT NULL) AS bij_id
FROM nu_item i JOIN inbreng t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'inbreng' AND i.grond IS NOT NULL;

CREATE VIEW zicht_inbreng_versie AS
SELECT v.inbreng_id, v.versie, v.tekst, v.reden, v.door, v.op
FROM zicht_inbreng i JOIN inbreng_versie v ON v.huishouden_id = i.huishouden_id AND v.inbreng_id = i.id;

-- New to the viewer: of somebody else, and not read yet. A program reads no talk at all (sleutel_kan).
CREATE VIEW zicht_inbreng_nieuw AS
SELECT i.id
FROM zicht_inbreng i
WHERE i.auteur_id <> kijker() AND i.ingetrokken_op IS NULL
  AND NOT EXISTS (SELECT 1 FROM inbreng_gelezen g
                  WHERE g.huishouden_id = i.huishouden_id AND g.inbreng_id = i.id AND g.gebruiker_id = kijker());
