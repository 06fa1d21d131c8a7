-- SPDX-License-Identifier: EUPL-1.2
-- Overviews: *candidates* over households, ids only. Each is then opened through zicht_huishouden (dossier() set to it), so that the
-- rules are not written twice; what the rules close does not open here either.

-- Households the viewer may be involved with: a row for each capacity, and (zicht_kandidaat) each once. The first can stop early.
CREATE VIEW zicht_kandidaat_rij AS
SELECT b.huishouden_id FROM betrokkenheid b WHERE b.gebruiker_id = kijker() AND b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())
UNION ALL
SELECT r.huishouden_id FROM regie r WHERE r.gebruiker_id = kijker() AND r.tot_op IS NULL
UNION ALL
SELECT w.huishouden_id FROM waarneming w WHERE w.gebruiker_id = kijker() AND w.tot >= vandaag()
UNION ALL
SELECT a.huishouden_id FROM aanmelding a WHERE a.eigenaar_id = kijker() AND a.status = 'open';

CREATE VIEW zicht_kandidaat AS
SELECT DISTINCT huishouden_id FROM zicht_kandidaat_rij;

-- The same with what orders them on "mijn werk": the day of the evaluation, which is on the card (R21).
CREATE VIEW zicht_kandidaat_werk AS
SELECT k.huishouden_id, coalesce(p.evaluatiedatum, '9999-12-31') AS evaluatie
FROM zicht_kandidaat k
LEFT JOIN gezinsplan p ON p.huishouden_id = k.huishouden_id AND p.status = 'open';

-- The same with what a list of them can be chosen by: what is on the card (R21).
CREATE VIEW zicht_kandidaat_keuze AS
SELECT k.huishouden_id, h.wijk_id, p.evaluatiedatum, p.vacature_sinds,
       EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = k.huishouden_id AND r.gebruiker_id = kijker() AND r.tot_op IS NULL) AS regie
FROM zicht_kandidaat k
JOIN huishouden h ON h.id = k.huishouden_id
LEFT JOIN gezinsplan p ON p.huishouden_id = k.huishouden_id AND p.status = 'open';

-- What somebody chose and kept of lists: for themselves.
CREATE VIEW zicht_beeld AS
SELECT b.id, b.lijst, b.naam, b.wijk_id, b.toon
FROM regel_kijker k
JOIN beeld b ON b.gebruiker_id = k.id
WHERE k.sleutel_id IS NULL;

-- Households of a procesregisseur's area with an open plan; `vacature_uiterlijk` orders those without a regisseur first.
CREATE VIEW zicht_kandidaat_proces AS
SELECT p.huishouden_id, h.zoeknaam, h.wijk_id, p.vacature_sinds, p.vacature_uiterlijk, p.evaluatiedatum
FROM regel_kijker k
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'procesregisseur'
JOIN gezinsplan p ON p.status = 'open'
JOIN huishouden h ON h.id = p.huishouden_id
WHERE NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id)
   OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id AND w.wijk_id = h.wijk_id);

-- R23: plans of the area that stand still: since when nothing of the coordination that regie sees (G2) was added and no action went
-- on. Candidates, to be opened through the card.
CREATE VIEW zicht_kandidaat_stil AS
SELECT huishouden_id, laatst_op FROM (
    SELECT p.huishouden_id,
           (SELECT max(max(i.op, coalesce((SELECT max(s.op) FROM actie_stand s WHERE s.huishouden_id = i.huishouden_id AND s.actie_id = i.id), 0)))
            FROM item i
            WHERE i.huishouden_id = p.huishouden_id AND i.aard = 'coordinatie'
              AND i.categorie NOT IN ('strafrecht', 'meldcode', 'melder', 'regie_intern', 'werkaantekening')
              AND (i.door_regie = 1 OR EXISTS (SELECT 1 FROM onderdeel o WHERE o.id = i.bron_id AND o.beroepsgeheim = 0))) AS laatst_op
    FROM zicht_kandidaat_proces p
    WHERE p.vacature_sinds IS NULL)
WHERE dag_plus(lokale_datum(laatst_op), (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'stilstand_dagen')) < vandaag();

-- R23: plans of the area that sleep: open for a month, and nobody has anything to do in it, as far as regie sees (G2).
CREATE VIEW zicht_kandidaat_slaapt AS
SELECT p.huishouden_id, g.geopend_op
FROM zicht_kandidaat_proces p
JOIN gezinsplan g ON g.huishouden_id = p.huishouden_id AND g.status = 'open'
WHERE p.vacature_sinds IS NULL AND dag_plus(lokale_datum(g.geopend_op), 30) < vandaag()
  AND NOT EXISTS (SELECT 1 FROM actie a
                  JOIN item i ON i.huishouden_id = a.huishouden_id AND i.id = a.id AND i.aard = 'coordinatie'
                  WHERE a.huishouden_id = p.huishouden_id AND a.status IN ('open', 'aanvaard', 'bezig')
                    AND i.categorie NOT IN ('strafrecht', 'meldcode', 'melder', 'regie_intern', 'werkaantekening')
                    AND (i.door_regie = 1 OR EXISTS (SELECT 1 FROM onderdeel o WHERE o.id = i.bron_id AND o.beroepsgeheim = 0)));

-- What ends soon about regie in the area: a temporary regie within 30 days, a deputy within 7. Candidates.
CREATE VIEW zicht_kandidaat_termijn AS
SELECT p.huishouden_id, 'terug' AS termijn, r.terug_op AS op
FROM zicht_kandidaat_proces p
JOIN regie r ON r.huishouden_id = p.huishouden_id AND r.tot_op IS NULL AND r.terug_op <= dag_plus(vandaag(), 30)
UNION ALL
SELECT p.huishouden_id, 'waarneming', w.tot
FROM zicht_kandidaat_proces p
JOIN regie r ON r.huishouden_id = p.huishouden_id AND r.tot_op IS NULL
JOIN waarneming w ON w.huishouden_id = r.huishouden_id AND w.regie_id = r.id AND w.tot >= vandaag() AND w.tot <= dag_plus(vandaag(), 7);

-- Of one regisseur in the area (bulk reassigning, somebody who leaves). Candidates.
CREATE VIEW zicht_kandidaat_van AS
SELECT p.huishouden_id, r.gebruiker_id
FROM zicht_kandidaat_proces p
JOIN regie r ON r.huishouden_id = p.huishouden_id AND r.tot_op IS NULL;

-- What is addressed to the viewer (G6), to be opened item by item.
CREATE VIEW zicht_aan_mij AS
SELECT a.huishouden_id, a.item_id, i.soort
FROM geadresseerde a
JOIN item i ON i.huishouden_id = a.huishouden_id AND i.id = a.item_id
WHERE a.gebruiker_id = kijker() AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
UNION
SELECT a.huishouden_id, a.item_id, i.soort
FROM regel_kijker k
JOIN geadresseerde a ON a.onderdeel_id = k.onderdeel_id
JOIN item i ON i.huishouden_id = a.huishouden_id AND i.id = a.item_id
WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag());

-- Consents that end within 30 days and that this viewer can ask anew: recorded by them, or of a household whose regie they have.
-- Ids, to be opened one by one. What was asked anew already is left out.
CREATE VIEW zicht_kandidaat_afloop AS
SELECT t.huishouden_id, t.id, t.tot
FROM zicht_kandidaat k
CROSS JOIN toestemming t ON t.huishouden_id = k.huishouden_id -- few households first
WHERE t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.tot >= vandaag() AND t.tot <= dag_plus(vandaag(), 30)
  AND (t.vastgelegd_door = kijker()
       OR EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = t.huishouden_id AND r.gebruiker_id = kijker() AND r.tot_op IS NULL)
       OR EXISTS (SELECT 1 FROM waarneming w WHERE w.huishouden_id = t.huishouden_id AND w.gebruiker_id = kijker()
                  AND w.van <= vandaag() AND w.tot >= vandaag()))
  AND NOT EXISTS (SELECT 1 FROM toestemming n
                  WHERE n.huishouden_id = t.huishouden_id AND n.persoon_id = t.persoon_id AND n.soort = t.soort AND n.doel = t.doel
                    AND n.ontvanger_onderdeel_id IS t.ontvanger_onderdeel_id AND n.ontvanger_gebruiker_id IS t.ontvanger_gebruiker_id
                    AND n.ontvanger_persoon_id IS t.ontvanger_persoon_id AND n.einde_op IS NULL AND n.tot > t.tot);

-- R24: own notifications hold ids; what they point at is read through its own view.
CREATE VIEW zicht_attendering AS
SELECT a.id, a.soort, a.huishouden_id, a.object, a.object_id, a.op, a.gelezen_op, a.aantal
FROM attendering a JOIN regel_kijker k ON k.id = a.gebruiker_id AND k.sleutel_id IS NULL;

-- R22: households that intake does not find: a secret address, a separation, or Veilig Thuis involved. Ask with EXISTS of one household:
-- as a list it is read over all of them, which is slow, and tells by its time that there was something to look up.
-- The last line never holds. It reads a column: of a table of which only the id is read SQLite does not say in which view it stands, and the
-- authorizer then takes the word "huishouden" in a statement, such as the name of a column, for that table.
CREATE VIEW regel_verborgen AS
SELECT h.id AS huishouden_id
FROM huishouden h
WHERE EXISTS (SELECT 1 FROM lid l JOIN persoon p ON p.id = l.persoon_id
              WHERE p.adres_geheim = 1 AND l.huishouden_id = h.id AND (l.tot IS NULL OR l.tot >= vandaag()))
   OR EXISTS (SELECT 1 FROM lid l
              JOIN afscherming_persoon ap ON ap.persoon_id = l.persoon_id
              JOIN afscherming a ON a.id = ap.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
              WHERE l.huishouden_id = h.id)
   OR EXISTS (SELECT 1 FROM betrokkenheid b
              JOIN onderdeel o ON o.id = b.onderdeel_id
              JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'veilig_thuis'
              WHERE b.huishouden_id = h.id AND b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag()))
   OR h.geopend_op < 0;

-- R18: whose address is the secret one of somebody in their household, marked themselves or not (the BRP marks one by one).
CREATE VIEW regel_bij_geheim_adres AS
SELECT l.persoon_id
FROM lid l
JOIN persoon p ON p.id = l.persoon_id
JOIN lid bij ON bij.huishouden_id = l.huishouden_id AND (bij.tot IS NULL OR bij.tot >= vandaag())
JOIN persoon g ON g.id = bij.persoon_id AND g.adres_geheim = 1
 AND g.straat IS p.straat AND g.huisnummer IS p.huisnummer AND g.postcode IS p.postcode
WHERE l.tot IS NULL OR l.tot >= vandaag();

-- G1: a person found at intake in this login, who is in no household yet (as far as intake may know): name, birth date, and the
-- address if it is not secret. Nobody who is protected from the viewer's side (R19).
CREATE VIEW zicht_gevonden AS
SELECT p.id, p.naam, coalesce(p.roepnaam, p.naam) AS roepnaam, p.geslacht, p.geboortedatum, p.overleden_op, p.bsn_masker, p.opschorting,
       a.straat, a.huisnummer, a.postcode, a.woonplaats
FROM regel_kijker k
JOIN zoekvondst z ON z.sessie_id = sessie()
JOIN persoon p ON p.id = z.persoon_id
LEFT JOIN persoon a ON a.id = p.id AND a.adres_geheim = 0 AND NOT EXISTS (SELECT 1 FROM regel_bij_geheim_adres b WHERE b.persoon_id = p.id)
WHERE NOT EXISTS (SELECT 1 FROM lid l JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL
                  WHERE l.persoon_id = p.id AND (l.tot IS NULL OR l.tot >= vandaag())
                    AND NOT EXISTS (SELECT 1 FROM regel_verborgen v WHERE v.huishouden_id = l.huishouden_id))
  AND p.id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- Who has gezag over somebody found. A holder who is protected, or whose address is secret, looks like one who is in no file
-- (docs/adr/0010-gezag-bij-intake.md); the wijkteam that opens the household learns who must say yes there (G2).
CREATE VIEW zicht_gevonden_gezag AS
SELECT z.kind_id, z.soort, CASE WHEN p.id IS NOT NULL THEN z.houder_id END AS houder_id, coalesce(p.naam, o.naam) AS houder, z.in_onderzoek
FROM zicht_gevonden g
JOIN gezag z ON z.kind_id = g.id AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
LEFT JOIN persoon p ON p.id = z.houder_id AND p.adres_geheim = 0
 AND NOT EXISTS (SELECT 1 FROM afscherming_persoon ap
                 JOIN afscherming a ON a.id = ap.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
                 WHERE ap.persoon_id = p.id)
LEFT JOIN onderdeel o ON o.id = z.houder_onderdeel_id;

-- R22's answer, at intake: this person's household is known, and how to reach its regisseur.
CREATE VIEW zicht_gevonden_bekend AS
SELECT z.persoon_id, p.naam, l.huishouden_id, g.naam AS regisseur, g.telefoon AS regisseur_telefoon, o.naam AS regisseur_onderdeel
FROM regel_kijker k
JOIN zoekvondst z ON z.sessie_id = sessie()
JOIN persoon p ON p.id = z.persoon_id
JOIN lid l ON l.persoon_id = z.persoon_id AND (l.tot IS NULL OR l.tot >= vandaag())
JOIN huishouden h ON h.id = l.huishouden_id AND h.gesloten_op IS NULL
LEFT JOIN regie r ON r.huishouden_id = h.id AND r.tot_op IS NULL
LEFT JOIN gebruiker g ON g.id = r.gebruiker_id
LEFT JOIN onderdeel o ON o.id = r.onderdeel_id
WHERE NOT EXISTS (SELECT 1 FROM regel_verborgen v WHERE v.huishouden_id = l.huishouden_id);

-- Own running actions (own work, or sent: G6), to be opened one by one.
CREATE VIEW zicht_kandidaat_actie AS
SELECT a.huishouden_id, a.id, a.vervaldatum
FROM actie a
WHERE a.eigenaar_gebruiker_id = kijker() AND a.status IN ('open', 'aanvaard', 'bezig');

-- R23: how full everybody is, for a procesregisseur who looks for a regisseur. Numbers, no households.
CREATE VIEW zicht_caseload AS
SELECT a.id, a.naam, a.onderdeel, a.plekken,
       (SELECT count(*) FROM regie r WHERE r.gebruiker_id = a.id AND r.tot_op IS NULL) AS huishoudens,
       (SELECT coalesce(sum(CASE v.zwaarte WHEN 'licht' THEN 1 WHEN 'zwaar' THEN 3 ELSE 2 END), 0) FROM regie r LEFT JOIN regiewens v ON v.huishouden_id = r.huishouden_id
        WHERE r.gebruiker_id = a.id AND r.tot_op IS NULL) AS gewicht
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'procesregisseur'
JOIN gebruiker_rol r ON r.rol = 'regisseur'
JOIN regel_account a ON a.id = r.gebruiker_id;

-- The same of oneself: for a regisseur. Numbers, no households.
CREATE VIEW zicht_eigen_caseload AS
SELECT g.plekken,
       (SELECT count(*) FROM regie r WHERE r.gebruiker_id = g.id AND r.tot_op IS NULL) AS huishoudens,
       (SELECT coalesce(sum(CASE v.zwaarte WHEN 'licht' THEN 1 WHEN 'zwaar' THEN 3 ELSE 2 END), 0) FROM regie r LEFT JOIN regiewens v ON v.huishouden_id = r.huishouden_id
        WHERE r.gebruiker_id = g.id AND r.tot_op IS NULL) AS gewicht
FROM regel_kijker k
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'regisseur'
JOIN gebruiker g ON g.id = k.id
WHERE k.sleutel_id IS NULL;
