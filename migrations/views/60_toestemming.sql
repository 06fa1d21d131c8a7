-- SPDX-License-Identifier: EUPL-1.2
-- The consent matrix (R21): the regisseur sees the rows whose source's and receiver's involvement they may see; others the rows
-- where they are receiver, source or recorder. R19 stands before it.

-- Onderdelen with beroepsgeheim whose involvement this viewer may see here; the others regie sees anyway (G2).
CREATE VIEW regel_onderdeel_zichtbaar AS
SELECT o.id AS onderdeel_id FROM onderdeel o
WHERE o.beroepsgeheim = 0
   OR o.id IN (SELECT onderdeel_id FROM regel_open)
   OR EXISTS (SELECT 1 FROM zicht_betrokkenheid b WHERE b.onderdeel_id = o.id);

CREATE VIEW zicht_toestemming AS
SELECT t.huishouden_id, t.id, t.persoon_id, p.naam AS persoon, t.soort, t.ontvanger_onderdeel_id, t.ontvanger_gebruiker_id, t.ontvanger_persoon_id,
       coalesce(g.naam, o.naam, pp.naam) AS ontvanger, o.naam AS ontvanger_onderdeel, z.naam AS ontvanger_organisatie,
       t.doel, t.doel_zin, t.van, t.tot, t.tekst, t.wijze, t.taal, t.tolk, t.kind_alleen, t.kind_alleen_reden,
       t.vastgelegd_door, t.vastgelegd_op, t.volledig_op, t.einde_op, t.einde_soort,
       -- in force today, whoever asks (R13, R14)
       t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.van <= vandaag() AND t.tot >= vandaag() AND t.soort <> 'hulp'
         AND EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM regel_ontvanger_gestopt s WHERE s.toestemming_id = t.id) AS in_werking,
       CASE
         WHEN t.vastgelegd_door = k.id OR t.ontvanger_onderdeel_id = k.onderdeel_id
           OR EXISTS (SELECT 1 FROM toestemming_bron b WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = k.onderdeel_id)
         THEN 'G1' ELSE 'G2' END AS grond,
       id_tekst(t.persoon_id) AS personen
FROM regel_open k
JOIN zicht_huishouden h
JOIN toestemming t ON t.huishouden_id = h.id
JOIN persoon p ON p.id = t.persoon_id
LEFT JOIN onderdeel o ON o.id = t.ontvanger_onderdeel_id
LEFT JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN gebruiker g ON g.id = t.ontvanger_gebruiker_id
LEFT JOIN persoon pp ON pp.id = t.ontvanger_persoon_id
WHERE h.betrokken = 1
  AND (k.persoon_id IS NULL OR t.persoon_id <> k.persoon_id)
  AND t.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd)
  AND (t.vastgelegd_door = k.id
       OR (t.ontvanger_onderdeel_id = k.onderdeel_id AND (t.ontvanger_gebruiker_id IS NULL OR t.ontvanger_gebruiker_id = k.id))
       OR EXISTS (SELECT 1 FROM toestemming_bron b WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = k.onderdeel_id)
       OR (h.regie = 1
           AND (t.ontvanger_onderdeel_id IS NULL OR t.ontvanger_onderdeel_id IN (SELECT onderdeel_id FROM regel_onderdeel_zichtbaar))
           AND NOT EXISTS (SELECT 1 FROM toestemming_bron b WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id
                             AND b.onderdeel_id NOT IN (SELECT onderdeel_id FROM regel_onderdeel_zichtbaar))));

CREATE VIEW zicht_toestemming_categorie AS
SELECT c.toestemming_id, c.categorie
FROM zicht_toestemming t JOIN toestemming_categorie c ON c.huishouden_id = t.huishouden_id AND c.toestemming_id = t.id;

-- The single items of a consent: only those the viewer sees themselves (R24).
CREATE VIEW zicht_toestemming_item AS
SELECT ti.toestemming_id, ti.item_id
FROM zicht_toestemming t
JOIN toestemming_item ti ON ti.huishouden_id = t.huishouden_id AND ti.toestemming_id = t.id
JOIN zicht_item i ON i.huishouden_id = ti.huishouden_id AND i.id = ti.item_id;

CREATE VIEW zicht_toestemming_bron AS
SELECT b.toestemming_id, b.onderdeel_id, o.naam, z.naam AS organisatie, o.beroepsgeheim, b.bevestigd_op
FROM zicht_toestemming t
JOIN toestemming_bron b ON b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id;

-- Who must say yes today (G1: who records a consent is told), not naming anyone protected from the viewer's side.
CREATE VIEW zicht_gever AS
SELECT g.toestemming_id, g.hoedanigheid, g.gever_persoon_id, g.gever_onderdeel_id, coalesce(p.naam, o.naam) AS naam
FROM zicht_toestemming t
JOIN regel_gever g ON g.toestemming_id = t.id
LEFT JOIN persoon p ON p.id = g.gever_persoon_id
LEFT JOIN onderdeel o ON o.id = g.gever_onderdeel_id
WHERE g.gever_persoon_id IS NULL OR g.gever_persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- Why it stays closed, whoever says yes (R12).
CREATE VIEW zicht_toestemming_dicht AS
SELECT d.toestemming_id, d.reden FROM zicht_toestemming t JOIN regel_dicht d ON d.toestemming_id = t.id;

CREATE VIEW zicht_verklaring AS
SELECT v.toestemming_id, v.id, v.gever_persoon_id, v.gever_onderdeel_id, coalesce(p.naam, o.naam) AS gever, v.namens, v.hoedanigheid, v.antwoord, v.wijze,
       v.datum, v.bewijs, v.vastgelegd_door, v.vastgelegd_op
FROM zicht_toestemming t
JOIN verklaring v ON v.huishouden_id = t.huishouden_id AND v.toestemming_id = t.id
LEFT JOIN persoon p ON p.id = v.gever_persoon_id
LEFT JOIN onderdeel o ON o.id = v.gever_onderdeel_id
WHERE v.gever_persoon_id IS NULL OR v.gever_persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- Where a consent lives, for the router; as zicht_plek.
CREATE VIEW zicht_toestemming_plek AS
SELECT t.id, t.huishouden_id FROM toestemming t WHERE kijker() IS NOT NULL;
