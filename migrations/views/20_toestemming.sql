-- SPDX-License-Identifier: EUPL-1.2
-- Consent: who must say yes (R10-R12), whether all did (R13), and what is in force for this viewer (R8, R9, R13, R14).

-- How these are written: everything that completeness is made of is a plain join without UNION, so that SQLite can look it up for one
-- consent (a compound view is worked out whole, for every consent of the dossier). The compound views at the end are for the screens.

-- The consents of this dossier, with what the rules ask of the person they are about; whoever looks. Kept in memory (nu_akte, and nu_onbekwaam
-- and nu_ja below): each look-up in a table costs ten times one in there, and completeness asks them many times for each consent.
CREATE VIEW regel_akte AS
SELECT t.id AS toestemming_id, t.persoon_id, t.soort, t.kind_alleen, p.ongeboren, p.overleden_op IS NOT NULL AS overleden, p.moeder_id, p.geboortedatum,
       leeftijd_laag(p.geboortedatum, vandaag()) AS laag, leeftijd_hoog(p.geboortedatum, vandaag()) AS hoog
FROM toestemming t
CROSS JOIN persoon p ON p.id = t.persoon_id
WHERE t.huishouden_id = dossier();

-- R10: a subject of a consent (a category of its own, or of one of its items) that the person cannot decide on today, and the measure
-- that goes first for it. NULL rang: none covers it.
CREATE VIEW regel_onbekwaam AS
SELECT t.toestemming_id, t.persoon_id, w.categorie,
       (SELECT min(m.rang) FROM vertegenwoordiging v
        JOIN maatregel m ON m.soort = v.soort AND m.categorie = w.categorie
        WHERE v.persoon_id = t.persoon_id AND v.van <= vandaag() AND (v.tot IS NULL OR v.tot >= vandaag())) AS rang
FROM nu_akte t
CROSS JOIN wilsonbekwaam w ON w.persoon_id = t.persoon_id AND w.van <= vandaag() AND (w.tot IS NULL OR w.tot >= vandaag())
WHERE (EXISTS (SELECT 1 FROM toestemming_categorie c
               WHERE c.huishouden_id = dossier() AND c.toestemming_id = t.toestemming_id AND c.categorie = w.categorie)
       OR EXISTS (SELECT 1 FROM toestemming_item ti
                  JOIN item i ON i.huishouden_id = dossier() AND i.id = ti.item_id AND i.categorie = w.categorie
                  WHERE ti.huishouden_id = dossier() AND ti.toestemming_id = t.toestemming_id));

-- R10: the rules that apply to each consent of this dossier today. A partial birth date lets several ages in (R12).
CREATE VIEW regel_gever_regel AS
SELECT t.toestemming_id, t.persoon_id, r.zelf,
       r.gezag = 1 AND NOT (r.kind_alleen = 1 AND t.kind_alleen = 1
                            -- who cannot judge a subject cannot decide on it alone
                            AND NOT EXISTS (SELECT 1 FROM nu_onbekwaam o WHERE o.toestemming_id = t.toestemming_id)) AS gezag,
       r.vertegenwoordiger
FROM nu_akte t
CROSS JOIN gever_regel r ON r.soort = t.soort
 AND r.van <= vandaag() AND (r.tot IS NULL OR r.tot >= vandaag())
 AND r.leeftijd_van <= t.hoog
 AND r.leeftijd_tot >= t.laag
WHERE t.ongeboren = 0;

-- R10: consents with a subject that the person can decide on.
CREATE VIEW regel_zelf_beslist AS
SELECT t.toestemming_id
FROM nu_akte t
WHERE EXISTS (SELECT 1 FROM toestemming_categorie c
              WHERE c.huishouden_id = dossier() AND c.toestemming_id = t.toestemming_id
                AND NOT EXISTS (SELECT 1 FROM nu_onbekwaam o WHERE o.toestemming_id = t.toestemming_id AND o.categorie = c.categorie))
   OR EXISTS (SELECT 1 FROM toestemming_item ti
              JOIN item i ON i.huishouden_id = dossier() AND i.id = ti.item_id
              WHERE ti.huishouden_id = dossier() AND ti.toestemming_id = t.toestemming_id
                AND NOT EXISTS (SELECT 1 FROM nu_onbekwaam o WHERE o.toestemming_id = t.toestemming_id AND o.categorie = i.categorie));

-- Every holder of gezag today; `dicht`: whatever is said, it stays closed (R12).
CREATE VIEW regel_gezag AS
SELECT z.kind_id, z.houder_id, z.houder_onderdeel_id,
       z.soort IN ('tijdelijk_geen', 'niet_te_bepalen') OR z.in_onderzoek = 1
         OR (z.houder_id IS NULL AND z.houder_onderdeel_id IS NULL) AS dicht
FROM gezag z
WHERE z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag());

-- R10-R12, the needed givers of each consent of this dossier today, by capacity. The person: for a subject they can decide on.
CREATE VIEW regel_gever_zelf AS
SELECT g.toestemming_id, g.persoon_id
FROM regel_gever_regel g
WHERE g.zelf = 1 AND EXISTS (SELECT 1 FROM regel_zelf_beslist z WHERE z.toestemming_id = g.toestemming_id);

CREATE VIEW regel_gever_gezag AS
SELECT g.toestemming_id, z.houder_id, z.houder_onderdeel_id
FROM regel_gever_regel g
JOIN regel_gezag z ON z.kind_id = g.persoon_id
WHERE g.gezag = 1;

-- The representative, for each subject the person cannot decide on.
CREATE VIEW regel_gever_vertegenwoordiger AS
SELECT g.toestemming_id, v.houder_id, v.houder_onderdeel_id
FROM regel_gever_regel g
JOIN nu_onbekwaam o ON o.toestemming_id = g.toestemming_id
JOIN vertegenwoordiging v ON v.persoon_id = o.persoon_id AND v.van <= vandaag() AND (v.tot IS NULL OR v.tot >= vandaag())
JOIN maatregel m ON m.soort = v.soort AND m.categorie = o.categorie AND m.rang = o.rang
WHERE g.vertegenwoordiger = 1;

-- R12: what keeps a consent closed, whoever says yes. A child without a holder too.
CREATE VIEW regel_dicht_gezag AS
SELECT g.toestemming_id
FROM regel_gever_regel g
WHERE g.gezag = 1
  AND (NOT EXISTS (SELECT 1 FROM regel_gezag z WHERE z.kind_id = g.persoon_id)
       OR EXISTS (SELECT 1 FROM regel_gezag z WHERE z.kind_id = g.persoon_id AND z.dicht));

CREATE VIEW regel_dicht_vertegenwoordiger AS
SELECT g.toestemming_id
FROM regel_gever_regel g
JOIN nu_onbekwaam o ON o.toestemming_id = g.toestemming_id
WHERE g.vertegenwoordiger = 1 AND o.rang IS NULL;

-- A yes that counts: not taken back by the same giver, and not said for a minor who is eighteen now (R14; BW 1:233).
CREATE VIEW regel_ja AS
SELECT v.toestemming_id, v.gever_persoon_id, v.gever_onderdeel_id
FROM nu_akte t
CROSS JOIN verklaring v ON v.huishouden_id = dossier() AND v.toestemming_id = t.toestemming_id
LEFT JOIN persoon gever ON gever.id = v.gever_persoon_id
WHERE v.antwoord = 'ja' AND gever.overleden_op IS NULL
  -- (first whether anybody said anything else here at all, which is seldom)
  AND NOT (EXISTS (SELECT 1 FROM verklaring w WHERE w.huishouden_id = dossier() AND w.antwoord <> 'ja')
           AND EXISTS (SELECT 1 FROM verklaring l
                       WHERE l.huishouden_id = dossier() AND l.toestemming_id = v.toestemming_id AND l.antwoord <> 'ja'
                         AND l.gever_persoon_id IS v.gever_persoon_id AND l.gever_onderdeel_id IS v.gever_onderdeel_id AND l.id > v.id))
  AND (v.gever_persoon_id IS t.persoon_id
       OR coalesce(leeftijd_laag(t.geboortedatum, v.datum) >= 18 OR t.hoog < 18, 1));

-- R13: how each rule that applies stands, for each capacity: 0 it needs nobody, 1 everybody it needs said yes, 2 somebody did not, or
-- it stays closed (R12).
CREATE VIEW regel_gever_stand AS
SELECT g.toestemming_id,
  CASE WHEN g.zelf = 0 OR NOT EXISTS (SELECT 1 FROM regel_zelf_beslist z WHERE z.toestemming_id = g.toestemming_id) THEN 0
       WHEN EXISTS (SELECT 1 FROM nu_ja j WHERE j.toestemming_id = g.toestemming_id AND j.gever_persoon_id = g.persoon_id) THEN 1
       ELSE 2 END AS zelf,
  CASE WHEN g.gezag = 0 THEN 0
       ELSE coalesce((SELECT max(CASE WHEN z.dicht THEN 2
                                      WHEN EXISTS (SELECT 1 FROM nu_ja j WHERE j.toestemming_id = g.toestemming_id
                                                   AND j.gever_persoon_id IS z.houder_id AND j.gever_onderdeel_id IS z.houder_onderdeel_id) THEN 1
                                      ELSE 2 END)
                      FROM regel_gezag z WHERE z.kind_id = g.persoon_id), 2) END AS gezag,
  CASE WHEN g.vertegenwoordiger = 0 OR NOT EXISTS (SELECT 1 FROM nu_onbekwaam o WHERE o.toestemming_id = g.toestemming_id) THEN 0
       WHEN EXISTS (SELECT 1 FROM regel_dicht_vertegenwoordiger d WHERE d.toestemming_id = g.toestemming_id)
         OR EXISTS (SELECT 1 FROM regel_gever_vertegenwoordiger v WHERE v.toestemming_id = g.toestemming_id
                    AND NOT EXISTS (SELECT 1 FROM nu_ja j WHERE j.toestemming_id = g.toestemming_id
                                    AND j.gever_persoon_id IS v.houder_id AND j.gever_onderdeel_id IS v.houder_onderdeel_id)) THEN 2
       ELSE 1 END AS vertegenwoordiger
FROM regel_gever_regel g;

-- R13: somebody is needed, and everybody who is needed, alive, said yes. A needed giver's "nee" ends a consent for good (R14); that of
-- somebody who is needed only later does not, but it is no yes.
CREATE VIEW regel_volledig AS
SELECT dossier() AS huishouden_id, t.toestemming_id
FROM nu_akte t
WHERE NOT t.overleden
  AND CASE WHEN t.ongeboren = 1
    THEN EXISTS (SELECT 1 FROM nu_ja j WHERE j.toestemming_id = t.toestemming_id AND j.gever_persoon_id = t.moeder_id)
    ELSE t.laag IS NOT NULL
     AND (SELECT max(max(s.zelf, s.gezag, s.vertegenwoordiger)) FROM regel_gever_stand s WHERE s.toestemming_id = t.toestemming_id) = 1
    END;

-- For the screens: subjects, needed givers, what closes.
CREATE VIEW regel_onderwerp AS
SELECT c.huishouden_id, c.toestemming_id, c.categorie
FROM toestemming_categorie c
WHERE c.huishouden_id = dossier()
UNION
SELECT ti.huishouden_id, ti.toestemming_id, i.categorie
FROM toestemming_item ti
JOIN item i ON i.huishouden_id = ti.huishouden_id AND i.id = ti.item_id
WHERE ti.huishouden_id = dossier();

CREATE VIEW regel_gever AS
SELECT toestemming_id, 'zelf' AS hoedanigheid, persoon_id AS gever_persoon_id, NULL AS gever_onderdeel_id FROM regel_gever_zelf
UNION
SELECT toestemming_id, 'gezag', houder_id, houder_onderdeel_id FROM regel_gever_gezag
WHERE houder_id IS NOT NULL OR houder_onderdeel_id IS NOT NULL
UNION
SELECT toestemming_id, 'vertegenwoordiger', houder_id, houder_onderdeel_id FROM regel_gever_vertegenwoordiger
UNION
SELECT t.id, 'moeder', p.moeder_id, NULL
FROM toestemming t
JOIN persoon p ON p.id = t.persoon_id
WHERE t.huishouden_id = dossier() AND p.ongeboren = 1 AND p.moeder_id IS NOT NULL;

CREATE VIEW regel_dicht AS
SELECT t.id AS toestemming_id, 'overleden' AS reden
FROM toestemming t JOIN persoon p ON p.id = t.persoon_id
WHERE t.huishouden_id = dossier() AND p.overleden_op IS NOT NULL
UNION ALL
SELECT t.id, 'geboortedatum-onbekend'
FROM toestemming t JOIN persoon p ON p.id = t.persoon_id
WHERE t.huishouden_id = dossier() AND p.ongeboren = 0 AND leeftijd_laag(p.geboortedatum, vandaag()) IS NULL
UNION ALL
SELECT toestemming_id, 'gezag-onbekend' FROM regel_dicht_gezag
UNION ALL
SELECT toestemming_id, 'geen-vertegenwoordiger' FROM regel_dicht_vertegenwoordiger;

-- R33: the households in which this one went on, one after the other, each from the moment it did.
CREATE VIEW regel_verder AS
WITH RECURSIVE verder (huishouden_id, op) AS (
    SELECT s.naar_id, s.op FROM samenvoeging s WHERE s.huishouden_id = dossier() AND s.herstel_op IS NULL
    UNION
    SELECT s.naar_id, s.op FROM verder v JOIN samenvoeging s ON s.huishouden_id = v.huishouden_id AND s.herstel_op IS NULL
)
SELECT huishouden_id, op FROM verder;

-- R14: the periods in which somebody of an onderdeel was involved here, in whatever capacity. R33: after a merge also the regie of the
-- households in which this one went on, from that day: what ran there earlier wakes nothing that had stopped here. CROSS JOIN: from
-- those few households to their regie, not from the regie of everybody.
CREATE VIEW regel_periode AS
SELECT b.gebruiker_id, b.onderdeel_id, b.van, b.tot
FROM betrokkenheid b
WHERE b.huishouden_id = dossier() AND b.status IN ('actief', 'beeindigd')
UNION ALL
SELECT r.gebruiker_id, r.onderdeel_id, lokale_datum(r.van_op), lokale_datum(r.tot_op)
FROM regie r
WHERE r.huishouden_id = dossier()
UNION ALL
SELECT w.gebruiker_id, w.onderdeel_id, w.van, min(w.tot, coalesce(lokale_datum(r.tot_op), w.tot))
FROM waarneming w
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id
WHERE w.huishouden_id = dossier()
UNION ALL
SELECT r.gebruiker_id, r.onderdeel_id, lokale_datum(max(r.van_op, v.op)), lokale_datum(r.tot_op)
FROM regel_verder v
CROSS JOIN regie r ON r.huishouden_id = v.huishouden_id AND (r.tot_op IS NULL OR r.tot_op >= v.op)
UNION ALL
SELECT w.gebruiker_id, w.onderdeel_id, max(w.van, lokale_datum(v.op)), min(w.tot, coalesce(lokale_datum(r.tot_op), w.tot))
FROM regel_verder v
CROSS JOIN waarneming w ON w.huishouden_id = v.huishouden_id AND w.tot >= lokale_datum(v.op)
CROSS JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND (r.tot_op IS NULL OR r.tot_op >= v.op);

-- R14: the receiver's involvement ended, on or after the day of recording, with none running the next day.
CREATE VIEW regel_ontvanger_gestopt AS
SELECT t.id AS toestemming_id
FROM toestemming t
JOIN nu_periode e ON e.onderdeel_id = t.ontvanger_onderdeel_id
 AND (t.ontvanger_gebruiker_id IS NULL OR e.gebruiker_id = t.ontvanger_gebruiker_id)
WHERE t.huishouden_id = dossier()
  AND e.tot < vandaag() AND e.tot >= lokale_datum(t.vastgelegd_op)
  AND NOT EXISTS (SELECT 1 FROM nu_periode n
                  WHERE n.onderdeel_id = t.ontvanger_onderdeel_id
                    AND (t.ontvanger_gebruiker_id IS NULL OR n.gebruiker_id = t.ontvanger_gebruiker_id)
                    AND n.van <= dag_plus(e.tot, 1) AND (n.tot IS NULL OR n.tot >= dag_plus(e.tot, 1)));

-- R8, R9, R13: consents in force for this viewer.
CREATE VIEW regel_geldig AS
SELECT t.id AS toestemming_id, t.persoon_id, t.soort
FROM nu_wie k
JOIN toestemming t ON t.huishouden_id = dossier() AND t.ontvanger_onderdeel_id = k.onderdeel_id
 AND (t.ontvanger_gebruiker_id IS NULL OR t.ontvanger_gebruiker_id = k.id)
WHERE t.soort IN ('avg', 'beroepsgeheim')
  AND t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.van <= vandaag() AND t.tot >= vandaag()
  AND EXISTS (SELECT 1 FROM nu_betrokken r WHERE r.doel = t.doel)
  AND EXISTS (SELECT 1 FROM regel_volledig v WHERE v.toestemming_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM regel_ontvanger_gestopt g WHERE g.toestemming_id = t.id);

-- One row for each source and each category or item they cover. Each consent is judged once (nu_geldig).
CREATE VIEW regel_toestemming AS
SELECT t.toestemming_id, t.persoon_id, b.onderdeel_id AS bron_id, c.categorie, CAST(NULL AS INTEGER) AS item_id
FROM nu_geldig t
CROSS JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
CROSS JOIN onderdeel o ON o.id = b.onderdeel_id
CROSS JOIN toestemming_categorie c ON c.huishouden_id = dossier() AND c.toestemming_id = t.toestemming_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL)
UNION ALL
SELECT t.toestemming_id, t.persoon_id, b.onderdeel_id, CAST(NULL AS TEXT), ti.item_id
FROM nu_geldig t
CROSS JOIN toestemming_item ti ON ti.huishouden_id = dossier() AND ti.toestemming_id = t.toestemming_id
CROSS JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
CROSS JOIN onderdeel o ON o.id = b.onderdeel_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL);
