-- SPDX-License-Identifier: EUPL-1.2
-- The consent matrix (R21): the regisseur sees the rows whose source's and receiver's involvement they may see; others the rows
-- where they are receiver, source or recorder. R19 stands before it.

-- Onderdelen with beroepsgeheim whose involvement this viewer may see here; the others regie sees anyway (G2).
CREATE VIEW regel_onderdeel_zichtbaar AS
SELECT o.id AS onderdeel_id FROM onderdeel o
WHERE o.beroepsgeheim = 0
   OR o.id IN (SELECT onderdeel_id FROM regel_open)
   OR EXISTS (SELECT 1 FROM zicht_betrokkenheid b WHERE b.onderdeel_id = o.id);

-- R4: who is involved today, whoever asks: who works here, and still at the onderdeel they were involved for.
CREATE VIEW regel_betrokkenen AS
SELECT n.gebruiker_id, n.onderdeel_id, n.doel, n.van
FROM (
    SELECT b.gebruiker_id, b.onderdeel_id, b.doel, b.van
    FROM betrokkenheid b
    WHERE b.huishouden_id = dossier() AND b.status = 'actief' AND b.opgeschort = 0
      AND b.van <= vandaag() AND (b.tot IS NULL OR b.tot >= vandaag())
    UNION ALL
    SELECT r.gebruiker_id, r.onderdeel_id, 'regie', lokale_datum(r.van_op)
    FROM regie r
    WHERE r.huishouden_id = dossier() AND r.tot_op IS NULL
    UNION ALL
    SELECT w.gebruiker_id, w.onderdeel_id, 'regie', w.van
    FROM waarneming w
    JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND r.tot_op IS NULL
    WHERE w.huishouden_id = dossier() AND w.van <= vandaag() AND w.tot >= vandaag()
    UNION ALL
    SELECT a.eigenaar_id, a.onderdeel_id, 'regie', lokale_datum(a.op)
    FROM aanmelding a
    JOIN onderdeel o ON o.id = a.onderdeel_id AND o.wijkteam = 1
    WHERE a.huishouden_id = dossier() AND a.status = 'open'
      AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = dossier())
    UNION ALL
    SELECT v.gebruiker_id, v.onderdeel_id, 'regie', v.van
    FROM regel_regie_verder v
    WHERE v.van <= vandaag()
) n
JOIN regel_account g ON g.id = n.gebruiker_id AND g.onderdeel_id = n.onderdeel_id;

-- R13: the receiver is active and involved today, for the doel of the consent; a person as receiver is alive.
CREATE VIEW regel_ontvanger_erbij AS
SELECT t.id AS toestemming_id
FROM toestemming t
WHERE t.huishouden_id = dossier()
  -- (lists, made once: the view itself would be worked out whole for each consent)
  AND (CASE WHEN t.ontvanger_gebruiker_id IS NULL
       THEN (t.ontvanger_onderdeel_id, t.doel) IN (SELECT onderdeel_id, doel FROM regel_betrokkenen)
       ELSE (t.ontvanger_gebruiker_id, t.ontvanger_onderdeel_id, t.doel) IN (SELECT gebruiker_id, onderdeel_id, doel FROM regel_betrokkenen) END
       OR EXISTS (SELECT 1 FROM persoon p WHERE p.id = t.ontvanger_persoon_id AND p.overleden_op IS NULL));

-- How a consent stands today, whoever asks (R9, R12-R14): ended; past its last day; its receiver stopped; closed whoever says yes;
-- waiting for an answer; complete by time alone, so waiting for a new answer; not begun; no source that may tell yet; its receiver
-- not involved; or in force. The first that holds.
CREATE VIEW regel_toestemming_stand AS
SELECT t.huishouden_id, t.id AS toestemming_id,
  CASE
    WHEN t.einde_op IS NOT NULL THEN t.einde_soort
    WHEN t.tot < vandaag() THEN 'verlopen'
    WHEN EXISTS (SELECT 1 FROM regel_ontvanger_gestopt s WHERE s.toestemming_id = t.id) THEN 'ontvanger_gestopt'
    WHEN NOT EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = t.id)
    -- (what is closed is never complete: regel_volledig)
    THEN CASE WHEN EXISTS (SELECT 1 FROM regel_dicht d WHERE d.toestemming_id = t.id) THEN 'dicht' ELSE 'wacht' END
    WHEN t.volledig_op IS NULL THEN 'opnieuw'
    WHEN t.van > vandaag() THEN 'straks'
    WHEN t.soort <> 'hulp'
     AND NOT EXISTS (SELECT 1 FROM toestemming_bron b JOIN onderdeel o ON o.id = b.onderdeel_id
                     WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id
                       AND (o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL))) THEN 'bron'
    WHEN NOT EXISTS (SELECT 1 FROM regel_ontvanger_erbij e WHERE e.toestemming_id = t.id) THEN 'ontvanger'
    ELSE 'geldt'
  END AS stand
FROM toestemming t
WHERE t.huishouden_id = dossier();

-- The consents this viewer sees (R21), and on which ground.
CREATE VIEW regel_toestemming_zichtbaar AS
SELECT t.huishouden_id, t.id AS toestemming_id,
       CASE
         WHEN t.vastgelegd_door = k.id OR t.ontvanger_onderdeel_id = k.onderdeel_id
           OR EXISTS (SELECT 1 FROM toestemming_bron b WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = k.onderdeel_id)
         THEN 'G1' ELSE 'G2' END AS grond
FROM regel_open k
JOIN zicht_huishouden h
JOIN toestemming t ON t.huishouden_id = h.id
WHERE h.betrokken = 1
  -- a program: when its scope names consents, and each category of this one
  AND (k.sleutel_id IS NULL
       OR (EXISTS (SELECT 1 FROM sleutel_bereik b WHERE b.sleutel_id = k.sleutel_id AND b.groep = 'lezen' AND b.code = 'toestemming')
           AND NOT EXISTS (SELECT 1 FROM toestemming_categorie c
                           WHERE c.huishouden_id = t.huishouden_id AND c.toestemming_id = t.id
                             AND NOT EXISTS (SELECT 1 FROM sleutel_bereik b WHERE b.sleutel_id = k.sleutel_id AND b.groep = 'categorie' AND b.code = c.categorie))))
  AND (k.persoon_id IS NULL OR t.persoon_id <> k.persoon_id)
  AND t.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd)
  AND (t.ontvanger_persoon_id IS NULL OR t.ontvanger_persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd))
  AND (t.vastgelegd_door = k.id
       OR (t.ontvanger_onderdeel_id = k.onderdeel_id AND (t.ontvanger_gebruiker_id IS NULL OR t.ontvanger_gebruiker_id = k.id))
       OR EXISTS (SELECT 1 FROM toestemming_bron b WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = k.onderdeel_id)
       OR (h.regie = 1
           AND NOT EXISTS (SELECT 1 FROM (SELECT t.ontvanger_onderdeel_id AS onderdeel_id
                                          UNION ALL
                                          SELECT b.onderdeel_id FROM toestemming_bron b
                                          WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id) d
                           WHERE d.onderdeel_id NOT IN (SELECT onderdeel_id FROM regel_onderdeel_zichtbaar))));

-- R15: of two holders of gezag one said yes and the other no. Not telling of anyone who is protected from the viewer's side.
CREATE VIEW regel_oneens AS
SELECT ja.toestemming_id
FROM verklaring ja
JOIN verklaring nee ON nee.huishouden_id = dossier() AND nee.toestemming_id = ja.toestemming_id
 AND nee.antwoord = 'nee' AND nee.hoedanigheid = 'gezag'
 AND (nee.gever_persoon_id IS NOT ja.gever_persoon_id OR nee.gever_onderdeel_id IS NOT ja.gever_onderdeel_id)
WHERE ja.huishouden_id = dossier() AND ja.antwoord = 'ja' AND ja.hoedanigheid = 'gezag'
  AND NOT EXISTS (SELECT 1 FROM verklaring l
                  WHERE l.huishouden_id = dossier() AND l.toestemming_id = ja.toestemming_id AND l.antwoord <> 'ja'
                    AND l.gever_persoon_id IS ja.gever_persoon_id AND l.gever_onderdeel_id IS ja.gever_onderdeel_id AND l.id > ja.id)
  AND coalesce(ja.gever_persoon_id, 0) NOT IN (SELECT persoon_id FROM regel_afgeschermd)
  AND coalesce(nee.gever_persoon_id, 0) NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- `stand`: as regel_toestemming_stand, and 'oneens' for a refusal in which the parents disagree (R15). It opens as little.
CREATE VIEW zicht_toestemming AS
SELECT t.huishouden_id, t.id, t.persoon_id, p.naam AS persoon, t.soort, t.ontvanger_onderdeel_id, t.ontvanger_gebruiker_id, t.ontvanger_persoon_id,
       coalesce(g.naam, o.naam, pp.naam) AS ontvanger, o.naam AS ontvanger_onderdeel, z.naam AS ontvanger_organisatie,
       t.doel, t.doel_zin, t.van, t.tot, t.tekst, t.wijze, t.taal, t.tolk, t.kind_alleen, t.kind_alleen_reden, t.plek,
       t.vastgelegd_door, t.vastgelegd_op, t.volledig_op, t.einde_op, t.einde_soort,
       -- (s.stand once: SQLite works it out wherever it is named)
       CASE WHEN t.einde_soort = 'geweigerd' AND EXISTS (SELECT 1 FROM regel_oneens n WHERE n.toestemming_id = t.id) THEN 'oneens' ELSE s.stand END AS stand,
       s.stand = 'geldt' AND t.soort <> 'hulp' AS in_werking, -- R13: opens something, whoever asks
       r.grond, id_tekst(t.persoon_id) AS personen
FROM regel_toestemming_zichtbaar r
JOIN toestemming t ON t.huishouden_id = r.huishouden_id AND t.id = r.toestemming_id
JOIN persoon p ON p.id = t.persoon_id
JOIN regel_toestemming_stand s ON s.toestemming_id = t.id
LEFT JOIN onderdeel o ON o.id = t.ontvanger_onderdeel_id
LEFT JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN gebruiker g ON g.id = t.ontvanger_gebruiker_id
LEFT JOIN persoon pp ON pp.id = t.ontvanger_persoon_id;

CREATE VIEW zicht_toestemming_categorie AS
SELECT c.toestemming_id, c.categorie, k.naam, k.volgorde
FROM regel_toestemming_zichtbaar t
JOIN toestemming_categorie c ON c.huishouden_id = t.huishouden_id AND c.toestemming_id = t.toestemming_id
JOIN categorie k ON k.code = c.categorie;

-- The single items of a consent: only those the viewer sees themselves (R24).
CREATE VIEW zicht_toestemming_item AS
SELECT ti.toestemming_id, ti.item_id
FROM regel_toestemming_zichtbaar t
JOIN toestemming_item ti ON ti.huishouden_id = t.huishouden_id AND ti.toestemming_id = t.toestemming_id
JOIN zicht_item i ON i.huishouden_id = ti.huishouden_id AND i.id = ti.item_id;

CREATE VIEW zicht_toestemming_bron AS
SELECT b.toestemming_id, b.onderdeel_id, o.naam, z.naam AS organisatie, o.beroepsgeheim, b.bevestigd_op
FROM regel_toestemming_zichtbaar t
JOIN toestemming_bron b ON b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.toestemming_id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id;

-- Who must say yes today (G1: who records a consent is told) and what each said last, not naming anyone protected from the viewer's side.
CREATE VIEW zicht_gever AS
SELECT g.toestemming_id, g.hoedanigheid, g.gever_persoon_id, g.gever_onderdeel_id, coalesce(p.naam, o.naam) AS naam,
       (SELECT v.antwoord FROM verklaring v
        WHERE v.huishouden_id = t.huishouden_id AND v.toestemming_id = g.toestemming_id
          AND v.gever_persoon_id IS g.gever_persoon_id AND v.gever_onderdeel_id IS g.gever_onderdeel_id
        ORDER BY v.id DESC LIMIT 1) AS antwoord,
       EXISTS (SELECT 1 FROM regel_gever_overkant k
               WHERE k.toestemming_id = g.toestemming_id AND k.gever_persoon_id IS g.gever_persoon_id
                 AND k.gever_onderdeel_id IS g.gever_onderdeel_id) AS overkant -- R19
FROM regel_toestemming_zichtbaar t
JOIN regel_gever g ON g.toestemming_id = t.toestemming_id
LEFT JOIN persoon p ON p.id = g.gever_persoon_id
LEFT JOIN onderdeel o ON o.id = g.gever_onderdeel_id
WHERE g.gever_persoon_id IS NULL OR g.gever_persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- Why it stays closed, whoever says yes (R12).
CREATE VIEW zicht_toestemming_dicht AS
SELECT d.toestemming_id, d.reden FROM regel_toestemming_zichtbaar t JOIN regel_dicht d ON d.toestemming_id = t.toestemming_id;

CREATE VIEW zicht_verklaring AS
SELECT v.toestemming_id, v.id, v.gever_persoon_id, v.gever_onderdeel_id, coalesce(p.naam, o.naam) AS gever, v.namens, v.hoedanigheid, v.antwoord, v.wijze,
       v.datum, v.bewijs, v.ondertekend, v.taal, v.tolk, v.vastgelegd_door, v.vastgelegd_op
FROM regel_toestemming_zichtbaar t
JOIN verklaring v ON v.huishouden_id = t.huishouden_id AND v.toestemming_id = t.toestemming_id
LEFT JOIN persoon p ON p.id = v.gever_persoon_id
LEFT JOIN onderdeel o ON o.id = v.gever_onderdeel_id
WHERE v.gever_persoon_id IS NULL OR v.gever_persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- A consent with its parts as JSON, for the list and its page: one statement instead of one for each part.
--   categorieen  [{code, naam}]     bronnen  [{onderdeel, naam, beroepsgeheim, bevestigdOp, eigen}]
--   dicht        [{reden}]          stukken  whether it names single items (which ones: zicht_toestemming_item)
CREATE VIEW zicht_toestemming_vol AS
SELECT t.huishouden_id, t.id, t.persoon_id, t.persoon, t.soort, t.ontvanger_onderdeel_id, t.ontvanger_gebruiker_id, t.ontvanger_persoon_id,
       t.ontvanger, t.ontvanger_onderdeel, t.ontvanger_organisatie, t.doel, t.doel_zin, t.van, t.tot, t.tekst, t.wijze, t.taal, t.tolk,
       t.kind_alleen, t.kind_alleen_reden, t.vastgelegd_door, t.vastgelegd_op, t.einde_op, t.stand, t.grond, t.personen,
       (SELECT json_group_array(json_object('code', c.categorie, 'naam', c.naam))
        FROM (SELECT tc.categorie, k.naam FROM toestemming_categorie tc JOIN categorie k ON k.code = tc.categorie
              WHERE tc.huishouden_id = t.huishouden_id AND tc.toestemming_id = t.id ORDER BY k.volgorde) c) AS categorieen,
       (SELECT json_group_array(json_object('onderdeel', id_tekst(b.onderdeel_id),
               'naam', CASE WHEN instr(b.naam, b.organisatie) > 0 THEN b.naam ELSE b.naam || ' (' || b.organisatie || ')' END,
               'beroepsgeheim', json(CASE b.beroepsgeheim WHEN 1 THEN 'true' ELSE 'false' END),
               'bevestigdOp', moment_tekst(b.bevestigd_op),
               'eigen', json(CASE WHEN b.onderdeel_id IN (SELECT onderdeel_id FROM regel_open) THEN 'true' ELSE 'false' END)))
        FROM (SELECT tb.onderdeel_id, tb.bevestigd_op, o.naam, o.beroepsgeheim, z.naam AS organisatie
              FROM toestemming_bron tb JOIN onderdeel o ON o.id = tb.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id
              WHERE tb.huishouden_id = t.huishouden_id AND tb.toestemming_id = t.id ORDER BY o.naam, o.id) b) AS bronnen,
       CASE WHEN EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = t.id) THEN '[]' -- complete: nothing closes it
            ELSE (SELECT json_group_array(json_object('reden', d.reden))
                  FROM (SELECT DISTINCT reden FROM regel_dicht WHERE toestemming_id = t.id) d) END AS dicht,
       EXISTS (SELECT 1 FROM toestemming_item ti WHERE ti.huishouden_id = t.huishouden_id AND ti.toestemming_id = t.id) AS stukken
FROM zicht_toestemming t;

-- R8: whom a consent can be for, as far as this viewer may see it: who is involved or invited, with the doel; the card's regisseur
-- and deputy; the viewer's own onderdeel. `erbij`: involved today, by this very row: whoever is invited may help already for a source
-- that keeps it to itself, and an invitation tells nothing of that (R24). The card's rows need no ground of their own (R21).
CREATE VIEW zicht_ontvanger AS
SELECT b.onderdeel_id, b.gebruiker_id, b.doel, b.doel_zin, b.van,
       b.status = 'actief' AND b.opgeschort = 0 AND b.van <= vandaag()
         AND EXISTS (SELECT 1 FROM regel_betrokkenen n
                     WHERE n.gebruiker_id = b.gebruiker_id AND n.onderdeel_id = b.onderdeel_id AND n.doel = b.doel) AS erbij,
       b.grond, b.personen
FROM zicht_betrokkenheid b
WHERE b.status IN ('actief', 'uitgenodigd') AND (b.tot IS NULL OR b.tot >= vandaag())
UNION ALL
SELECT g.onderdeel_id, g.id, 'regie', NULL, lokale_datum(k.regisseur_sinds), 1, NULL, NULL
FROM zicht_kaart k JOIN gebruiker g ON g.id = k.regisseur_id
UNION ALL
SELECT g.onderdeel_id, g.id, 'regie', NULL, w.van, w.van <= vandaag(), NULL, NULL
FROM zicht_waarneming w JOIN gebruiker g ON g.id = w.gebruiker_id
UNION ALL
-- the municipality a household moves to: for its regisseur there, while it is prepared (59_verhuizing.sql)
SELECT v.onderdeel_id, NULL, 'regie', NULL, NULL, 0, v.grond, v.personen
FROM zicht_verhuizing v
WHERE v.status = 'voorbereid'
UNION ALL
SELECT n.onderdeel_id, n.gebruiker_id, n.doel, NULL, n.van, 1, NULL, NULL
FROM regel_open k
JOIN regel_betrokkenen n ON n.onderdeel_id = k.onderdeel_id
WHERE EXISTS (SELECT 1 FROM regel_betrokken)
  AND (n.gebruiker_id = k.id
       OR NOT EXISTS (SELECT 1 FROM lid l WHERE l.huishouden_id = dossier() AND l.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd)));

-- R8: the sources this viewer can name: the own onderdeel, the regisseur's, whose involvement they see, and who wrote what they see.
CREATE VIEW zicht_bron AS
SELECT o.id AS onderdeel_id, o.naam, z.naam AS organisatie, o.beroepsgeheim
FROM onderdeel o
JOIN organisatie z ON z.id = o.organisatie_id
WHERE o.id IN (SELECT onderdeel_id FROM regel_open
               UNION ALL
               SELECT g.onderdeel_id FROM zicht_kaart k JOIN gebruiker g ON g.id = k.regisseur_id
               UNION ALL
               SELECT j.value
               FROM zicht_item i
               LEFT JOIN betrokkenheid b ON i.soort = 'betrokkenheid' AND b.huishouden_id = i.huishouden_id AND b.id = i.id
               JOIN json_each(json_array(i.bron_id, b.onderdeel_id)) j);

-- R19: needed givers who are on the other side of a separation that protects a member of this household. A text that may name a
-- place (plek = 1) is not put to them.
CREATE VIEW regel_gever_overkant AS
SELECT g.toestemming_id, g.gever_persoon_id, g.gever_onderdeel_id
FROM regel_gever g
WHERE EXISTS (SELECT 1 FROM lid l
              JOIN afscherming_persoon ap ON ap.persoon_id = l.persoon_id
              JOIN afscherming a ON a.id = ap.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
              JOIN afscherming_tegen t ON t.afscherming_id = a.id
              WHERE l.huishouden_id = dossier()
                AND (t.persoon_id = g.gever_persoon_id OR t.onderdeel_id = g.gever_onderdeel_id));

-- R19: consents whose text names a place for sure, whatever was said of it: a shelter as receiver or source; and about somebody
-- protected or with a secret address, their `contact`, an item that reveals a place, or a school.
CREATE VIEW regel_toestemming_plek AS
SELECT t.id AS toestemming_id
FROM toestemming t
WHERE t.huishouden_id = dossier()
  AND (EXISTS (SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'vrouwenopvang'
               WHERE o.id = t.ontvanger_onderdeel_id
                  OR EXISTS (SELECT 1 FROM toestemming_bron b
                             WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = o.id))
       OR ((EXISTS (SELECT 1 FROM persoon p WHERE p.id = t.persoon_id AND p.adres_geheim = 1)
            OR EXISTS (SELECT 1 FROM afscherming_persoon ap
                       JOIN afscherming a ON a.id = ap.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
                       WHERE ap.persoon_id = t.persoon_id))
           AND (EXISTS (SELECT 1 FROM regel_onderwerp w
                        WHERE w.huishouden_id = t.huishouden_id AND w.toestemming_id = t.id AND w.categorie = 'contact')
                OR EXISTS (SELECT 1 FROM toestemming_item ti
                           JOIN item i ON i.huishouden_id = ti.huishouden_id AND i.id = ti.item_id AND i.plek = 1
                           WHERE ti.huishouden_id = t.huishouden_id AND ti.toestemming_id = t.id)
                OR EXISTS (SELECT 1 FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'onderwijs'
                           WHERE o.id = t.ontvanger_onderdeel_id
                              OR EXISTS (SELECT 1 FROM toestemming_bron b
                                         WHERE b.huishouden_id = t.huishouden_id AND b.toestemming_id = t.id AND b.onderdeel_id = o.id)))));

-- Where a consent lives, for the router; as zicht_plek.
CREATE VIEW zicht_toestemming_plek AS
SELECT t.id, t.huishouden_id FROM toestemming t WHERE kijker() IS NOT NULL;
