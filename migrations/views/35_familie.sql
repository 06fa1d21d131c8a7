-- SPDX-License-Identifier: EUPL-1.2
-- G7, the family: a person as the reader. The program sets lezer_persoon() for an extract; nobody is kijker of items then
-- (regel_kijker has no row), and regel_item_zelf holds the rows below.

-- Who reads. Where an account looks with their eyes, it must have an extract or a letter in the making for them, or a print of the plan of that day: `geheel` is the privacy
-- officer's logged choice. A deceased person reads nothing.
CREATE VIEW regel_lezer AS
SELECT p.id, coalesce((SELECT max(u.geheel) FROM uittreksel u
                       WHERE u.maker_id = kijker() AND u.lezer_id = p.id AND u.status = 'concept'), 0) AS geheel
FROM persoon p
WHERE p.id = lezer_persoon() AND p.overleden_op IS NULL AND vandaag() IS NOT NULL
  AND (kijker() IS NULL
       OR EXISTS (SELECT 1 FROM uittreksel u
                  WHERE u.maker_id = kijker() AND u.lezer_id = lezer_persoon() AND u.status = 'concept'
                    AND (u.huishouden_id = dossier() OR u.geheel = 1))
       -- a letter: shown is what its maker sees as well (server/domein/brief.c)
       OR EXISTS (SELECT 1 FROM brief b
                  WHERE b.huishouden_id = dossier() AND b.maker_id = kijker() AND b.lezer_id = lezer_persoon() AND b.status = 'concept')
       -- the plan on paper: made today, for this reader, in this household
       OR EXISTS (SELECT 1 FROM afdruk a
                  WHERE a.maker_id = kijker() AND a.lezer_id = lezer_persoon() AND a.huishouden_id = dossier()
                    AND lokale_datum(a.op) = vandaag()));

-- R19, "anything across a separation": whom the reader is separated from, from either side. Their account counts as they do.
CREATE VIEW regel_lezer_gescheiden AS
SELECT p.persoon_id
FROM regel_lezer k
JOIN afscherming_persoon p
JOIN afscherming a ON a.id = p.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
JOIN afscherming_tegen t ON t.afscherming_id = a.id
WHERE t.persoon_id = k.id
   OR EXISTS (SELECT 1 FROM gebruiker g WHERE g.persoon_id = k.id AND (g.id = t.gebruiker_id OR g.onderdeel_id = t.onderdeel_id))
UNION ALL
SELECT coalesce(t.persoon_id, g.persoon_id)
FROM regel_lezer k
JOIN afscherming_persoon p ON p.persoon_id = k.id
JOIN afscherming a ON a.id = p.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
JOIN afscherming_tegen t ON t.afscherming_id = a.id
LEFT JOIN gebruiker g ON g.id = t.gebruiker_id
WHERE coalesce(t.persoon_id, g.persoon_id) IS NOT NULL;

-- The children under 16 whom the reader has gezag over, that being certain (R12).
CREATE VIEW regel_lezer_kind AS
SELECT z.kind_id AS persoon_id
FROM regel_lezer k
JOIN gezag z ON z.houder_id = k.id AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
JOIN persoon p ON p.id = z.kind_id AND p.overleden_op IS NULL
WHERE p.ongeboren = 0 AND leeftijd_hoog(p.geboortedatum, vandaag()) < 16
  AND NOT EXISTS (SELECT 1 FROM regel_gezag a WHERE a.kind_id = z.kind_id AND a.dicht);

-- What a consent in force names the reader as receiver of (R8, R9, R13), as regel_toestemming does for an account.
-- contexts: regel_lezer_geldig
CREATE VIEW regel_lezer_toestemming AS
WITH regel_lezer_geldig AS MATERIALIZED (
    SELECT t.id AS toestemming_id, t.persoon_id, t.soort
    FROM regel_lezer k
    JOIN toestemming t ON t.huishouden_id = dossier() AND t.ontvanger_persoon_id = k.id
    WHERE t.soort IN ('avg', 'beroepsgeheim')
      AND t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.van <= vandaag() AND t.tot >= vandaag()
      AND EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = t.id)
)
SELECT t.persoon_id, b.onderdeel_id AS bron_id, c.categorie, NULL AS item_id
FROM regel_lezer_geldig t
JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN toestemming_categorie c ON c.huishouden_id = dossier() AND c.toestemming_id = t.toestemming_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL)
UNION ALL
SELECT t.persoon_id, b.onderdeel_id, NULL, ti.item_id
FROM regel_lezer_geldig t
JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN toestemming_item ti ON ti.huishouden_id = dossier() AND ti.toestemming_id = t.toestemming_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL);

-- The child's objection (counts from the day it may be 12) and its interest (at any age), today. tegen_id NULL: whoever has gezag.
CREATE VIEW regel_bezwaar AS
SELECT z.kind_id, z.categorie, z.item_id, z.tegen_id
FROM kindbezwaar z
JOIN persoon p ON p.id = z.kind_id
WHERE z.einde_op IS NULL AND z.van <= vandaag()
  AND (z.soort = 'belang' OR coalesce(leeftijd_hoog(p.geboortedatum, vandaag()) >= 12, 1));

-- Where the reader is meant.
CREATE VIEW regel_lezer_bezwaar AS
SELECT z.kind_id, z.categorie, z.item_id
FROM regel_lezer k
JOIN regel_bezwaar z ON z.kind_id <> k.id AND (z.tegen_id IS NULL OR z.tegen_id = k.id);

-- What somebody of the family who talks along does not read of the items that a consent would open: nothing at all of what the child objects
-- to (R24), no words of what tells a secret address (R18). lezer_id NULL: nobody but whom it is about (persoon_id).
CREATE VIEW regel_meelezen AS
SELECT i.id AS item_id, z.kind_id AS persoon_id, z.tegen_id AS lezer_id, 1 AS helemaal
FROM regel_bezwaar z
JOIN item_persoon ip ON ip.huishouden_id = dossier() AND ip.persoon_id = z.kind_id
JOIN item i ON i.huishouden_id = ip.huishouden_id AND i.id = ip.item_id
WHERE z.categorie = i.categorie OR z.item_id = i.id
UNION ALL
SELECT i.id, p.id, NULL, 0
FROM item i
JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
JOIN persoon p ON p.id = ip.persoon_id
WHERE i.huishouden_id = dossier() AND i.plek = 1 AND p.adres_geheim = 1;

-- One row for each item of this dossier that the reader sees, grond G7 (NULL: not). Columns are those of regel_item_zelf.
CREATE VIEW regel_familie_item AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.plek, i.bij_id,
  CASE
    WHEN i.gesloten = 1 OR i.categorie IN ('melder', 'werkaantekening', 'regie_intern') THEN NULL
    -- AVG 18: but for the privacy officer's logged choice
    WHEN k.geheel = 0 AND EXISTS (SELECT 1 FROM beperking b
         WHERE b.huishouden_id = i.huishouden_id AND b.item_id = i.id AND b.einde_op IS NULL) THEN NULL
    -- about somebody else: where they are (R18), another adult's substance, across a separation
    WHEN EXISTS (SELECT 1 FROM item_persoon ip
         JOIN persoon p ON p.id = ip.persoon_id
         WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id AND ip.persoon_id <> k.id
           AND ((i.plek = 1 AND p.adres_geheim = 1)
                OR (i.aard = 'inhoud' AND p.ongeboren = 0 AND coalesce(leeftijd_hoog(p.geboortedatum, vandaag()) >= 18, 1))
                OR p.id IN (SELECT persoon_id FROM regel_lezer_gescheiden))) THEN NULL
    -- goals and actions they own or agreed to
    WHEN i.soort IN ('doel', 'actie')
     AND EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id)
     AND (EXISTS (SELECT 1 FROM actie a WHERE a.huishouden_id = i.huishouden_id AND a.id = i.id AND a.eigenaar_persoon_id = k.id)
          OR EXISTS (SELECT 1 FROM instemming s
                     WHERE s.huishouden_id = i.huishouden_id AND s.item_id = i.id AND s.persoon_id = k.id)) THEN 'G7'
    -- for each person it is about: themselves; their child; or by consent. Not past the child's objection or interest.
    WHEN (SELECT min(ip.persoon_id = k.id
                     OR (NOT EXISTS (SELECT 1 FROM regel_lezer_bezwaar z
                                     WHERE z.kind_id = ip.persoon_id AND (z.categorie = i.categorie OR z.item_id = i.id))
                         AND (ip.persoon_id IN (SELECT persoon_id FROM regel_lezer_kind)
                              OR EXISTS (SELECT 1 FROM persoon p
                                         WHERE p.id = ip.persoon_id AND p.ongeboren = 1 AND p.moeder_id = k.id AND p.overleden_op IS NULL)
                              OR EXISTS (SELECT 1 FROM regel_lezer_toestemming t
                                         WHERE t.persoon_id = ip.persoon_id AND t.bron_id = i.bron_id
                                           AND (t.categorie = i.categorie OR t.item_id = i.id)))))
          FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id) THEN 'G7'
  END AS grond
FROM regel_lezer k
JOIN item i ON i.huishouden_id = dossier();
