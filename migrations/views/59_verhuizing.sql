-- SPDX-License-Identifier: EUPL-1.2
-- A household that moves to another municipality: for regie; for whoever ended it also the weeks after (G1), so that the proof can be sent.

CREATE VIEW zicht_verhuizing AS
SELECT v.huishouden_id, v.id, v.onderdeel_id, o.naam AS onderdeel, z.naam AS gemeente, v.datum, v.bericht, v.status, v.veiligheid, v.besluit, v.geinformeerd,
       v.herzien_op, v.kenmerk, v.bundel_hash, v.uit IS NOT NULL AS bestand, v.verstuurd_op, v.lezing, v.gelezen, v.gelezen_door, v.gelezen_op, v.correctie, v.reden, v.einde_op,
       e.naam AS einde_door, d.naam AS door, v.op, v.versie, CASE WHEN w.regie THEN 'G2' ELSE 'G1' END AS grond,
       (SELECT group_concat(id_tekst(l.persoon_id)) FROM lid l
        WHERE l.huishouden_id = v.huishouden_id AND l.persoon_id NOT IN (SELECT persoon_id FROM regel_kaart_dicht)) AS personen
FROM nu_wie w
JOIN verhuizing v ON v.huishouden_id = dossier()
JOIN gebruiker d ON d.id = v.door
LEFT JOIN gebruiker e ON e.id = v.einde_door
LEFT JOIN onderdeel o ON o.id = v.onderdeel_id
LEFT JOIN organisatie z ON z.id = o.organisatie_id
WHERE w.sleutel_id IS NULL
  AND (w.regie OR (v.einde_door = w.id AND dag_plus(lokale_datum(v.einde_op),
       (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'eigen_werk_dagen')) >= vandaag()));

CREATE VIEW zicht_verhuizing_plek AS
SELECT v.id, v.huishouden_id FROM verhuizing v WHERE kijker() IS NOT NULL;

-- Sealed to the other municipality: opens for nobody here.
CREATE VIEW zicht_verhuizing_bestand AS
SELECT z.id, v.uit, z.status, z.grond, z.personen
FROM zicht_verhuizing z
JOIN verhuizing v ON v.huishouden_id = z.huishouden_id AND v.id = z.id
WHERE v.uit IS NOT NULL;

-- What opens for the municipality a household moves to, by a consent or a decision in force towards it: as G3 and G4 would for whoever
-- has the regie there (doel regie). Nobody of it has an account here, so it is asked by onderdeel.
CREATE VIEW regel_verhuis_toestemming AS
SELECT v.id AS verhuizing_id, t.persoon_id, t.soort, t.id AS toestemming_id
FROM verhuizing v
JOIN toestemming t ON t.huishouden_id = dossier() AND t.ontvanger_onderdeel_id = v.onderdeel_id AND t.ontvanger_gebruiker_id IS NULL
WHERE v.huishouden_id = dossier() AND v.status = 'voorbereid'
  AND t.soort IN ('avg', 'beroepsgeheim') AND t.doel = 'regie'
  AND t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.van <= vandaag() AND t.tot >= vandaag()
  AND EXISTS (SELECT 1 FROM regel_volledig r WHERE r.toestemming_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM regel_ontvanger_gestopt g WHERE g.toestemming_id = t.id);

CREATE VIEW regel_verhuis_dekking AS
SELECT t.verhuizing_id, t.persoon_id, b.onderdeel_id AS bron_id, c.categorie, NULL AS item_id
FROM regel_verhuis_toestemming t
JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN toestemming_categorie c ON c.huishouden_id = dossier() AND c.toestemming_id = t.toestemming_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL)
UNION ALL
SELECT t.verhuizing_id, t.persoon_id, b.onderdeel_id, NULL, ti.item_id
FROM regel_verhuis_toestemming t
JOIN toestemming_bron b ON b.huishouden_id = dossier() AND b.toestemming_id = t.toestemming_id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN toestemming_item ti ON ti.huishouden_id = dossier() AND ti.toestemming_id = t.toestemming_id
WHERE o.beroepsgeheim = 0 OR (t.soort = 'beroepsgeheim' AND b.bevestigd_op IS NOT NULL);

CREATE VIEW regel_verhuis_besluit AS
SELECT v.id AS verhuizing_id, p.persoon_id, b.bron_id, c.categorie, NULL AS item_id
FROM verhuizing v
JOIN deelbesluit b ON b.huishouden_id = dossier() AND b.ontvanger_onderdeel_id = v.onderdeel_id AND b.ontvanger_gebruiker_id IS NULL
JOIN regel_deelbesluit_geldt g ON g.deelbesluit_id = b.id
JOIN deelbesluit_persoon p ON p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
JOIN deelbesluit_categorie c ON c.huishouden_id = b.huishouden_id AND c.deelbesluit_id = b.id
WHERE v.huishouden_id = dossier() AND v.status = 'voorbereid'
UNION ALL
SELECT v.id, p.persoon_id, b.bron_id, c.categorie, c.item_id
FROM verhuizing v
JOIN deelbesluit b ON b.huishouden_id = dossier() AND b.ontvanger_onderdeel_id = v.onderdeel_id AND b.ontvanger_gebruiker_id IS NULL
JOIN regel_deelbesluit_geldt g ON g.deelbesluit_id = b.id
JOIN deelbesluit_persoon p ON p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
JOIN deelbesluit_item c ON c.huishouden_id = b.huishouden_id AND c.deelbesluit_id = b.id
WHERE v.huishouden_id = dossier() AND v.status = 'voorbereid';

-- What may go along: what the regisseur sees themselves and what a consent or a decision opens for the receiver, person by person, and no
-- block hides: not restricted or closed (AVG 18, R25), no secret place the receiver is not named for (R18), nobody protected from them (R19).
-- contexts: regel_verhuis_ja, regel_verhuis_deel
CREATE VIEW zicht_verhuisbaar AS
WITH regel_verhuis_ja AS MATERIALIZED (SELECT verhuizing_id, persoon_id, bron_id, categorie, item_id FROM regel_verhuis_dekking),
     regel_verhuis_deel AS MATERIALIZED (SELECT verhuizing_id, persoon_id, bron_id, categorie, item_id FROM regel_verhuis_besluit)
SELECT i.id, v.id AS verhuizing_id, i.soort, i.categorie, i.aard, i.plek, i.bron_id, t.titel, t.datum, i.personen, i.grond,
       CASE WHEN (SELECT min(EXISTS (SELECT 1 FROM regel_verhuis_ja c WHERE c.verhuizing_id = v.id AND c.persoon_id = ip.persoon_id
                                     AND c.bron_id = i.bron_id AND (c.categorie = i.categorie OR c.item_id = i.id)))
                  FROM item_persoon ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id) THEN 'G3' ELSE 'G4' END AS ontvanger_grond
FROM nu_wie w
JOIN verhuizing v ON v.huishouden_id = dossier() AND v.status = 'voorbereid'
JOIN zicht_item i ON i.huishouden_id = dossier()
JOIN zicht_item_titel t ON t.id = i.id
JOIN item x ON x.huishouden_id = dossier() AND x.id = i.id
WHERE w.regie AND w.sleutel_id IS NULL AND i.grond <> 'G5'
  AND i.soort IN ('contact', 'adres', 'plan', 'doel', 'actie', 'notitie', 'woord', 'kernverhaal', 'kracht', 'zorg', 'akkoord', 'evaluatie', 'stem',
                  'scanregel', 'verwijzing', 'voorziening', 'netwerklid', 'document')
  AND NOT EXISTS (SELECT 1 FROM document w WHERE w.huishouden_id = i.huishouden_id AND w.id = i.id AND w.ingetrokken_op IS NOT NULL)
  AND i.categorie NOT IN ('melder', 'werkaantekening', 'regie_intern', 'meldcode')
  AND x.gesloten = 0
  AND NOT EXISTS (SELECT 1 FROM beperking b WHERE b.huishouden_id = dossier() AND b.item_id = i.id AND b.einde_op IS NULL)
  AND NOT (i.plek = 1 AND EXISTS (SELECT 1 FROM item_persoon ip JOIN persoon p ON p.id = ip.persoon_id
       WHERE ip.huishouden_id = dossier() AND ip.item_id = i.id AND p.adres_geheim = 1
         AND NOT EXISTS (SELECT 1 FROM adres_lezer z WHERE z.persoon_id = p.id AND z.onderdeel_id = v.onderdeel_id
                         AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag()))))
  AND NOT EXISTS (SELECT 1 FROM afscherming_tegen a
       JOIN afscherming s ON s.id = a.afscherming_id AND s.van <= vandaag() AND (s.tot IS NULL OR s.tot >= vandaag())
       JOIN afscherming_persoon ap ON ap.afscherming_id = s.id
       JOIN item_persoon ip ON ip.huishouden_id = dossier() AND ip.item_id = i.id AND ip.persoon_id = ap.persoon_id
       WHERE a.onderdeel_id = v.onderdeel_id)
  AND ((SELECT min(EXISTS (SELECT 1 FROM regel_verhuis_ja c WHERE c.verhuizing_id = v.id AND c.persoon_id = ip.persoon_id
                           AND c.bron_id = i.bron_id AND (c.categorie = i.categorie OR c.item_id = i.id)))
        FROM item_persoon ip WHERE ip.huishouden_id = dossier() AND ip.item_id = i.id)
    OR (SELECT min(EXISTS (SELECT 1 FROM regel_verhuis_deel c WHERE c.verhuizing_id = v.id AND c.persoon_id = ip.persoon_id
                           AND c.bron_id = i.bron_id AND c.categorie = i.categorie AND (c.item_id IS NULL OR c.item_id = i.id)))
        FROM item_persoon ip WHERE ip.huishouden_id = dossier() AND ip.item_id = i.id));

-- What was chosen, as far as the viewer sees it.
CREATE VIEW zicht_verhuizing_stuk AS
SELECT s.verhuizing_id, s.item_id, s.uitleg, s.op, i.soort, i.titel, i.datum, i.categorie, i.personen, i.grond,
       EXISTS (SELECT 1 FROM zicht_verhuisbaar b WHERE b.id = s.item_id AND b.verhuizing_id = s.verhuizing_id) AS kan
FROM zicht_verhuizing v
JOIN verhuizing_stuk s ON s.huishouden_id = v.huishouden_id AND s.verhuizing_id = v.id
JOIN zicht_item_titel i ON i.id = s.item_id;

-- To whom a household can move: onderdelen of other municipalities whose keys are known here and confirmed.
CREATE VIEW zicht_gemeente AS
SELECT k.onderdeel_id AS id, z.naam AS gemeente, o.naam AS onderdeel, o.bsn, o.telefoon
FROM gemeente_sleutel k
JOIN onderdeel o ON o.id = k.onderdeel_id AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())
JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = 'gemeente' AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
WHERE k.einde_op IS NULL AND kijker() IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------
-- Arriving: addressed to whoever took it in, in a person's own login (G6)

CREATE VIEW zicht_vestiging AS
SELECT s.id, s.onderdeel_id, o.naam AS onderdeel, z.naam AS gemeente, o.telefoon, s.kenmerk, s.status, s.lezing, s.teruglezing, s.correctie, s.reden, s.huishouden_id,
       s.uit IS NOT NULL AS bestand, s.op, s.einde_op, s.versie, 'G6' AS grond
FROM regel_kijker k
JOIN vestiging s ON s.ontvanger_id = k.id AND s.ontvanger_onderdeel_id = k.onderdeel_id
JOIN onderdeel o ON o.id = s.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE k.sleutel_id IS NULL;

CREATE VIEW zicht_vestiging_bestand AS
SELECT z.id, s.bundel, s.uit, z.grond FROM zicht_vestiging z JOIN vestiging s ON s.id = z.id;

-- From which day on a move that goes no further is told, and from which to procesregie too (wachter/verhuizing.c). `wie`: whoever alone
-- can still do something. A file that was announced and is not sent waits from the day after the family moved.
CREATE VIEW regel_verhuizing_wacht AS
SELECT v.huishouden_id, v.id, v.status, v.gemeld_op, CASE v.status WHEN 'overgenomen' THEN v.einde_door END AS wie,
       CASE v.status WHEN 'voorbereid' THEN dag_plus(v.datum, 1)
                     WHEN 'verstuurd' THEN dag_plus(lokale_datum(max(v.verstuurd_op, coalesce(v.gelezen_op, 0))), CAST(i.waarde AS INTEGER))
                     WHEN 'teruggelezen' THEN dag_plus(lokale_datum(v.gelezen_op), CAST(i.waarde AS INTEGER))
                     WHEN 'overgenomen' THEN dag_plus(lokale_datum(v.einde_op), CAST(i.waarde AS INTEGER)) END AS van,
       CAST(i.waarde AS INTEGER) AS dagen
FROM verhuizing v
JOIN instelling i ON i.sleutel = 'verhuizing_antwoord_dagen'
WHERE v.status IN ('voorbereid', 'verstuurd', 'teruggelezen', 'overgenomen');

CREATE VIEW regel_vestiging_wacht AS
SELECT s.id, s.status, s.gemeld_op, s.ontvanger_id AS wie, dag_plus(lokale_datum(coalesce(s.stap_op, s.op)), CAST(i.waarde AS INTEGER)) AS van,
       CAST(i.waarde AS INTEGER) AS dagen
FROM vestiging s
JOIN instelling i ON i.sleutel = 'verhuizing_antwoord_dagen'
WHERE s.einde_op IS NULL;
