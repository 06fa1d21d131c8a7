-- SPDX-License-Identifier: EUPL-1.2
-- How long is it kept, and who sees what of the destruction lists (docs/adr/0009-vernietigen.md).

-- The last change of an item, of whatever household, as far as the item itself shows it.
CREATE VIEW regel_wijziging AS
SELECT i.huishouden_id, i.id, i.soort, i.bron_id, i.categorie,
       max(lokale_datum(i.op),
           coalesce(CASE i.soort
             WHEN 'notitie' THEN (SELECT lokale_datum(max(v.op)) FROM notitie_versie v WHERE v.huishouden_id = i.huishouden_id AND v.notitie_id = i.id)
             WHEN 'inbreng' THEN (SELECT lokale_datum(max(coalesce(q.ingetrokken_op, 0), coalesce((SELECT max(v.op) FROM inbreng_versie v WHERE v.huishouden_id = q.huishouden_id AND v.inbreng_id = q.id), 0)))
                                  FROM inbreng q WHERE q.huishouden_id = i.huishouden_id AND q.id = i.id)
             WHEN 'document' THEN (SELECT lokale_datum(max(coalesce(c.ingetrokken_op, 0), coalesce((SELECT max(v.op) FROM document_versie v WHERE v.huishouden_id = c.huishouden_id AND v.document_id = c.id), 0)))
                                   FROM document c WHERE c.huishouden_id = i.huishouden_id AND c.id = i.id)
             WHEN 'actie' THEN (SELECT lokale_datum(a.status_op) FROM actie a WHERE a.huishouden_id = i.huishouden_id AND a.id = i.id)
             WHEN 'doel' THEN (SELECT max(lokale_datum(d.status_op), coalesce((SELECT max(s.datum) FROM doel_score s WHERE s.huishouden_id = d.huishouden_id AND s.doel_id = d.id), ''))
                               FROM doel d WHERE d.huishouden_id = i.huishouden_id AND d.id = i.id)
             WHEN 'kernverhaal' THEN (SELECT lokale_datum(max(coalesce(c.klaar_op, 0), coalesce((SELECT max(v.op) FROM planstuk_versie v WHERE v.huishouden_id = c.huishouden_id AND v.planstuk_id = c.id), 0)))
                                      FROM planstuk c WHERE c.huishouden_id = i.huishouden_id AND c.id = i.id)
             WHEN 'kracht' THEN (SELECT lokale_datum(max(coalesce(c.klaar_op, 0), coalesce((SELECT max(v.op) FROM planstuk_versie v WHERE v.huishouden_id = c.huishouden_id AND v.planstuk_id = c.id), 0)))
                                 FROM planstuk c WHERE c.huishouden_id = i.huishouden_id AND c.id = i.id)
             WHEN 'zorg' THEN (SELECT lokale_datum(max(coalesce(c.klaar_op, 0), coalesce((SELECT max(v.op) FROM planstuk_versie v WHERE v.huishouden_id = c.huishouden_id AND v.planstuk_id = c.id), 0)))
                               FROM planstuk c WHERE c.huishouden_id = i.huishouden_id AND c.id = i.id)
             WHEN 'scanregel' THEN (SELECT lokale_datum(c.ingetrokken_op) FROM scanregel c WHERE c.huishouden_id = i.huishouden_id AND c.id = i.id)
             WHEN 'overleg' THEN (SELECT lokale_datum(max(y.begin_op, y.gewijzigd_op)) FROM overleg y WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id)
             WHEN 'plan' THEN (SELECT lokale_datum(coalesce(p.gesloten_op, p.geopend_op)) FROM gezinsplan p WHERE p.huishouden_id = i.huishouden_id AND p.id = i.id)
             WHEN 'betrokkenheid' THEN (SELECT max(coalesce(b.tot, b.van), lokale_datum(coalesce(b.beslist_op, b.gevraagd_op))) FROM betrokkenheid b WHERE b.huishouden_id = i.huishouden_id AND b.id = i.id)
             WHEN 'regieverzoek' THEN (SELECT lokale_datum(coalesce(q.beslist_op, q.gevraagd_op)) FROM regieverzoek q WHERE q.huishouden_id = i.huishouden_id AND q.id = i.id)
             WHEN 'regiebesluit' THEN (SELECT max(b.uiterlijk, lokale_datum(coalesce(b.reactie_op, 0))) FROM regiebesluit b WHERE b.huishouden_id = i.huishouden_id AND b.id = i.id)
             WHEN 'netwerklid' THEN (SELECT coalesce(n.tot, n.van) FROM netwerklid n WHERE n.huishouden_id = i.huishouden_id AND n.id = i.id)
             WHEN 'verwijzing' THEN (SELECT lokale_datum(y.status_op) FROM verwijzing y WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id)
             WHEN 'voorziening' THEN (SELECT max(coalesce(z.tot, z.van), lokale_datum(coalesce((SELECT max(s.op) FROM voorziening_stand s WHERE s.huishouden_id = z.huishouden_id AND s.voorziening_id = z.id), i.op)))
                                      FROM voorziening z WHERE z.huishouden_id = i.huishouden_id AND z.id = i.id)
             WHEN 'overgang' THEN (SELECT max(z.datum, coalesce((SELECT lokale_datum(max(r.op)) FROM overgang_regel r WHERE r.huishouden_id = z.huishouden_id AND r.overgang_id = z.id), ''))
                                   FROM overgang z WHERE z.huishouden_id = i.huishouden_id AND z.id = i.id)
             WHEN 'afsluiting' THEN (SELECT lokale_datum(z.status_op) FROM afsluiting z WHERE z.huishouden_id = i.huishouden_id AND z.id = i.id)
             WHEN 'volgcontact' THEN (SELECT lokale_datum(max(coalesce(z.einde_op, 0), coalesce((SELECT max(m.op) FROM contactmoment m WHERE m.huishouden_id = z.huishouden_id AND m.volgcontact_id = z.id), 0)))
                                      FROM volgcontact z WHERE z.huishouden_id = i.huishouden_id AND z.id = i.id)
             WHEN 'afscherming' THEN (SELECT coalesce(f.tot, f.van) FROM afscherming f WHERE f.huishouden_id = i.huishouden_id AND f.id = i.id)
           END, '')) AS dag
FROM item i;

-- Whether anybody still helps a household, and the last day that anybody did.
CREATE VIEW regel_hulp AS
SELECT h.id AS huishouden_id,
       -- R33: help to a household that merged goes on in its successor
       EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id IN (h.id, h.opvolger_id) AND p.status = 'open')
       OR EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id IN (h.id, h.opvolger_id) AND r.tot_op IS NULL)
       OR EXISTS (SELECT 1 FROM aanmelding a WHERE a.huishouden_id IN (h.id, h.opvolger_id) AND a.status = 'open')
       OR EXISTS (SELECT 1 FROM volgcontact v WHERE v.huishouden_id IN (h.id, h.opvolger_id) AND v.einde_op IS NULL)
       OR EXISTS (SELECT 1 FROM betrokkenheid b WHERE b.huishouden_id = h.id
                  AND (b.status IN ('gevraagd', 'uitgenodigd') OR (b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())))) AS loopt,
       max(lokale_datum(h.geopend_op),
           coalesce((SELECT max(b.tot) FROM betrokkenheid b WHERE b.huishouden_id = h.id AND b.status IN ('actief', 'beeindigd')), ''),
           coalesce((SELECT lokale_datum(max(r.tot_op)) FROM regie r WHERE r.huishouden_id IN (h.id, h.opvolger_id)), ''),
           coalesce((SELECT lokale_datum(max(p.gesloten_op)) FROM gezinsplan p WHERE p.huishouden_id IN (h.id, h.opvolger_id)), ''),
           coalesce((SELECT lokale_datum(max(v.einde_op)) FROM volgcontact v WHERE v.huishouden_id IN (h.id, h.opvolger_id)), ''),
           coalesce((SELECT lokale_datum(max(a.op)) FROM aanmelding a WHERE a.huishouden_id = h.id), '')) AS laatste
FROM huishouden h;

-- Which row of the table counts for an item today.
CREATE VIEW regel_termijn AS
SELECT w.huishouden_id, w.id AS item_id, w.soort, w.bron_id, w.dag,
       (SELECT b.id FROM onderdeel o JOIN organisatie z ON z.id = o.organisatie_id, bewaartermijn b
        WHERE o.id = w.bron_id
          AND (b.soort IS NULL OR b.soort = w.soort) AND (b.categorie IS NULL OR b.categorie = w.categorie)
          AND (b.bron_wet IS NULL OR instr(o.wet, b.bron_wet) > 0) AND (b.bron_soort IS NULL OR b.bron_soort = z.soort)
          AND b.van <= vandaag() AND (b.tot IS NULL OR b.tot >= vandaag())
        ORDER BY b.rang, b.jaren DESC, b.dagen DESC, b.id LIMIT 1) AS termijn_id
FROM regel_wijziging w;

-- The day on which the youngest of an item's persons is 18; NULL when a birth date is not known (then it is kept).
CREATE VIEW regel_achttien AS
SELECT ip.huishouden_id, ip.item_id,
       CASE WHEN max(p.geboortedatum IS NULL OR p.geboortedatum = '') = 0
            THEN max(date(CASE WHEN substr(p.geboortedatum, 6, 2) = '00' THEN substr(p.geboortedatum, 1, 4) || '-12-31'
                               WHEN substr(p.geboortedatum, 9, 2) = '00' THEN substr(p.geboortedatum, 1, 8) || '28'
                               ELSE p.geboortedatum END,
                          '+18 years', CASE WHEN substr(p.geboortedatum, 9, 2) = '00' THEN '+3 days' ELSE '+0 days' END)) END AS dag
FROM item_persoon ip JOIN persoon p ON p.id = ip.persoon_id
GROUP BY ip.huishouden_id, ip.item_id;

-- The day it counts from, with everything the rules ask; `loopt`: it waits for the help to end.
CREATE VIEW regel_bewaren_vanaf AS
SELECT t.huishouden_id, t.item_id, t.soort, t.termijn_id, b.jaren, b.dagen, b.tot_achttien,
       CASE b.vanaf
         WHEN 'gemaakt' THEN lokale_datum((SELECT i.op FROM item i WHERE i.huishouden_id = t.huishouden_id AND i.id = t.item_id))
         WHEN 'wijziging' THEN t.dag
         WHEN 'dossier' THEN (SELECT max(w.dag) FROM regel_wijziging w WHERE w.huishouden_id = t.huishouden_id AND w.bron_id = t.bron_id)
         WHEN 'einde_hulp' THEN (SELECT max(u.laatste, t.dag) FROM regel_hulp u WHERE u.huishouden_id = t.huishouden_id)
         WHEN 'achttien' THEN (SELECT max(j.dag, t.dag) FROM regel_achttien j WHERE j.huishouden_id = t.huishouden_id AND j.item_id = t.item_id)
       END AS vanaf,
       b.tijdens_hulp = 0 AND (SELECT u.loopt FROM regel_hulp u WHERE u.huishouden_id = t.huishouden_id) AS loopt,
       CASE WHEN b.tot_achttien THEN (SELECT j.dag FROM regel_achttien j WHERE j.huishouden_id = t.huishouden_id AND j.item_id = t.item_id) ELSE '' END AS achttien
FROM regel_termijn t
JOIN bewaartermijn b ON b.id = t.termijn_id;

-- After which day it is destroyed; NULL: not known yet, and so it is kept.
CREATE VIEW regel_bewaren AS
SELECT v.huishouden_id, v.item_id, v.soort, v.termijn_id,
       CASE WHEN v.loopt THEN NULL
            ELSE max(CASE WHEN v.jaren > 0 THEN date(v.vanaf, '+' || v.jaren || ' years') ELSE dag_plus(v.vanaf, v.dagen) END, v.achttien) END AS na
FROM regel_bewaren_vanaf v;

-- Legal hold.
CREATE VIEW regel_stop AS
SELECT s.id, s.huishouden_id, s.persoon_id FROM vernietigingsstop s WHERE s.opgeheven_op IS NULL;

-- For whoever sees an item: the law, and the earliest day, from what that item itself shows. Not what the last change of others or the
-- last day of help add to it, and no birthday: that would tell of what is hidden (R24).
CREATE VIEW zicht_bewaren AS
SELECT i.huishouden_id, i.id AS item_id, i.grond, i.personen, b.naam, b.wet, b.artikel, b.jaren, b.dagen, b.vanaf AS telt, b.tot_achttien,
       b.tot_achttien OR NOT b.tijdens_hulp OR b.vanaf IN ('dossier', 'einde_hulp') AS later,
       CASE WHEN b.vanaf = 'achttien' THEN NULL WHEN b.jaren > 0 THEN date(t.dag, '+' || b.jaren || ' years')
            ELSE dag_plus(t.dag, b.dagen) END AS vroegst
FROM zicht_item i
JOIN regel_termijn t ON t.huishouden_id = i.huishouden_id AND t.item_id = i.id
JOIN bewaartermijn b ON b.id = t.termijn_id;

-- Legal holds: for regie of the household.
CREATE VIEW zicht_vernietigingsstop AS
SELECT s.id, s.huishouden_id, s.persoon_id, p.naam AS persoon, s.soort, s.reden, s.op, g.naam AS door, s.beoordelen_op, s.opgeheven_op,
       e.naam AS opgeheven_door, s.opgeheven_reden, s.versie
FROM zicht_huishouden h
JOIN vernietigingsstop s ON s.huishouden_id = h.id
JOIN gebruiker g ON g.id = s.door
LEFT JOIN gebruiker e ON e.id = s.opgeheven_door
LEFT JOIN persoon p ON p.id = s.persoon_id
WHERE h.regie = 1 AND sleutel() IS NULL AND (s.persoon_id IS NULL OR s.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd));

-- For the privacy officer by number (R27): also of households that nobody helps any more. Not of their own (R6).
CREATE VIEW zicht_stop_privacy AS
SELECT s.id, s.huishouden_id, s.persoon_id, s.soort, s.reden, g.naam AS door, s.op, s.beoordelen_op, s.versie
FROM regel_kijker k
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'privacy'
JOIN vernietigingsstop s ON s.opgeheven_op IS NULL
JOIN gebruiker g ON g.id = s.door
WHERE s.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

-- An item that lost a person, for its author and (its source's) colleagues who are involved: they read it again and let it be seen.
-- As in regel_item: R18 and R19 stand before the author of `contact` and `adres` too.
CREATE VIEW zicht_nalezen AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.personen, 'G1' AS grond, i.op, i.auteur_id,
       CASE i.soort WHEN 'notitie' THEN n.titel WHEN 'doel' THEN d.titel WHEN 'actie' THEN a.titel WHEN 'netwerklid' THEN w.naam
                    WHEN 'bericht' THEN b.onderwerp WHEN 'document' THEN c.titel WHEN 'verwijzing' THEN y.dienst WHEN 'voorziening' THEN z.naam
                    WHEN 'overleg' THEN o.soort END AS titel,
       CASE i.soort WHEN 'notitie' THEN n.tekst WHEN 'document' THEN c.bestandsnaam WHEN 'doel' THEN d.resultaat WHEN 'actie' THEN a.reden WHEN 'netwerklid' THEN w.relatie
                    WHEN 'bericht' THEN b.tekst WHEN 'plan' THEN p.kernverhaal WHEN 'woord' THEN t.tekst WHEN 'aanmelding' THEN m.vraag
                    WHEN 'verwijzing' THEN y.vraag WHEN 'voorziening' THEN z.reden
                    WHEN 'kernverhaal' THEN s.tekst WHEN 'kracht' THEN s.tekst WHEN 'zorg' THEN s.tekst WHEN 'scanregel' THEN r.toelichting
                    WHEN 'overleg' THEN o.waarom
                    WHEN 'akkoord' THEN u.woorden WHEN 'evaluatie' THEN v.werkte WHEN 'stem' THEN x.tekst
                    WHEN 'afsluiting' THEN aa.reden WHEN 'volgcontact' THEN vv.afspraak
                    WHEN 'inbreng' THEN q.tekst WHEN 'overgang' THEN oo.soort END AS tekst
FROM nu_wie k
JOIN item i ON i.huishouden_id = dossier() AND i.gesloten = 1 AND i.bron_id = k.onderdeel_id
LEFT JOIN notitie n ON i.soort = 'notitie' AND n.huishouden_id = i.huishouden_id AND n.id = i.id
LEFT JOIN doel d ON i.soort = 'doel' AND d.huishouden_id = i.huishouden_id AND d.id = i.id
LEFT JOIN actie a ON i.soort = 'actie' AND a.huishouden_id = i.huishouden_id AND a.id = i.id
LEFT JOIN netwerklid w ON i.soort = 'netwerklid' AND w.huishouden_id = i.huishouden_id AND w.id = i.id
LEFT JOIN bericht b ON i.soort = 'bericht' AND b.huishouden_id = i.huishouden_id AND b.id = i.id
LEFT JOIN document c ON i.soort = 'document' AND c.huishouden_id = i.huishouden_id AND c.id = i.id
LEFT JOIN gezinsplan p ON i.soort = 'plan' AND p.huishouden_id = i.huishouden_id AND p.id = i.id
LEFT JOIN woord t ON i.soort = 'woord' AND t.huishouden_id = i.huishouden_id AND t.id = i.id
LEFT JOIN aanmelding m ON i.soort = 'aanmelding' AND m.huishouden_id = i.huishouden_id AND m.id = i.id
LEFT JOIN verwijzing y ON i.soort = 'verwijzing' AND y.huishouden_id = i.huishouden_id AND y.id = i.id
LEFT JOIN voorziening z ON i.soort = 'voorziening' AND z.huishouden_id = i.huishouden_id AND z.id = i.id
LEFT JOIN planstuk s ON i.soort IN ('kernverhaal', 'kracht', 'zorg') AND s.huishouden_id = i.huishouden_id AND s.id = i.id
LEFT JOIN scanregel r ON i.soort = 'scanregel' AND r.huishouden_id = i.huishouden_id AND r.id = i.id
LEFT JOIN akkoord u ON i.soort = 'akkoord' AND u.huishouden_id = i.huishouden_id AND u.id = i.id
LEFT JOIN evaluatie v ON i.soort = 'evaluatie' AND v.huishouden_id = i.huishouden_id AND v.id = i.id
LEFT JOIN afsluiting aa ON i.soort = 'afsluiting' AND aa.huishouden_id = i.huishouden_id AND aa.id = i.id
LEFT JOIN overgang oo ON i.soort = 'overgang' AND oo.huishouden_id = i.huishouden_id AND oo.id = i.id
LEFT JOIN volgcontact vv ON i.soort = 'volgcontact' AND vv.huishouden_id = i.huishouden_id AND vv.id = i.id
LEFT JOIN inbreng q ON i.soort = 'inbreng' AND q.huishouden_id = i.huishouden_id AND q.id = i.id
LEFT JOIN stem x ON i.soort = 'stem' AND x.huishouden_id = i.huishouden_id AND x.id = i.id
LEFT JOIN overleg o ON i.soort = 'overleg' AND o.huishouden_id = i.huishouden_id AND o.id = i.id
WHERE k.sleutel_id IS NULL AND i.categorie <> 'werkaantekening'
  -- R19: closed because it was taken back, not because it lost somebody
  AND NOT EXISTS (SELECT 1 FROM vrijgave q WHERE q.huishouden_id = i.huishouden_id AND q.id = i.id AND q.ingetrokken_op IS NOT NULL)
  AND (i.categorie <> 'melder' OR i.auteur_id = k.id)
  AND ((i.auteur_id = k.id AND k.eigen_werk) OR k.betrokken)
  AND (k.persoon_id IS NULL OR NOT EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id AND ip.persoon_id = k.persoon_id))
  AND ((i.auteur_id = k.id AND i.soort NOT IN ('contact', 'adres')) OR i.plek = 0 OR NOT EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
         AND EXISTS (SELECT 1 FROM regel_adres_dicht x WHERE x.persoon_id = ip.persoon_id)))
  AND ((i.auteur_id = k.id AND i.soort NOT IN ('contact', 'adres')) OR NOT k.afgeschermd OR NOT EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
         AND ip.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd)));

-- Destruction lists, for those who make and decide them (R5): numbers, laws and days; no person, no text (invariant 7).
CREATE VIEW regel_vernietiger AS
SELECT k.id, k.persoon_id, r.rol FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol IN ('beheerder', 'privacy');

-- A beheerder sees those of the term, and the proofs; a list of one person or household is the privacy officer's.
CREATE VIEW regel_lijst_zichtbaar AS
SELECT l.id AS lijst_id FROM regel_vernietiger k JOIN vernietigingslijst l
WHERE k.rol = 'privacy' OR l.soort = 'termijn' OR l.status = 'klaar';

CREATE VIEW zicht_vernietigingslijst AS
SELECT l.id, l.soort, l.grondslag, CASE WHEN k.rol = 'privacy' THEN l.reden END AS reden, l.door AS door_id, d.naam AS door, d.functie AS door_functie, l.op, l.status,
       b.naam AS beslist_door, b.functie AS beslist_functie, l.beslist_op, CASE WHEN k.rol = 'privacy' THEN l.beslist_reden END AS beslist_reden, l.totaal, l.gedaan, l.overgeslagen,
       l.logregels, l.klaar_op, l.versie
FROM regel_vernietiger k
JOIN regel_lijst_zichtbaar z
JOIN vernietigingslijst l ON l.id = z.lijst_id
JOIN gebruiker d ON d.id = l.door
LEFT JOIN gebruiker b ON b.id = l.beslist_door;

-- Per kind and law. A separation or an address is not named: with one household on the list that would tell.
CREATE VIEW zicht_vernietigingsregel AS
SELECT r.lijst_id, r.nr, r.huishouden_id, r.wat, r.status, r.na, coalesce(b.wet, '') AS wet, coalesce(b.artikel, '') AS artikel,
       CASE WHEN r.soort IN ('notitie', 'doel', 'actie', 'plan', 'bericht', 'document', 'woord', 'persoon', 'huishouden') THEN r.soort ELSE 'overig' END AS soort,
       EXISTS (SELECT 1 FROM regel_stop s WHERE s.huishouden_id = r.huishouden_id
               AND (s.persoon_id IS NULL OR s.persoon_id = r.persoon_id
                    OR EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = r.huishouden_id AND ip.item_id = r.item_id AND ip.persoon_id = s.persoon_id)
                    OR r.wat = 'huishouden')) AS stop
FROM regel_lijst_zichtbaar z
JOIN vernietigingsregel r ON r.lijst_id = z.lijst_id
LEFT JOIN bewaartermijn b ON b.id = r.termijn_id;

CREATE VIEW zicht_vernietigingstelling AS
SELECT t.lijst_id, t.soort, t.wet, t.artikel, t.uitkomst, t.aantal
FROM regel_lijst_zichtbaar z JOIN vernietigingstelling t ON t.lijst_id = z.lijst_id;

-- R6 for the deciders: what is on the list about their own household.
CREATE VIEW zicht_vernietiging_eigen AS
SELECT r.lijst_id
FROM regel_eigen_huishouden e
JOIN vernietigingsregel r ON r.huishouden_id = e.huishouden_id;
