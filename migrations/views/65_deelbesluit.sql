-- SPDX-License-Identifier: EUPL-1.2
-- Deelbesluiten on the screens (R16): for the source that took them, with the weighing; for whom they are towards, without it and
-- while they hold; for the privacy officer (R27), with the weighing and without the substance. R19 and R6 stand before the first two.

CREATE VIEW regel_deelbesluit_stand AS
SELECT b.huishouden_id, b.id AS deelbesluit_id,
  CASE
    WHEN b.einde_op IS NOT NULL THEN 'beeindigd'
    WHEN b.tot < vandaag() OR b.herbeoordeel_op < vandaag() THEN 'verlopen'
    WHEN NOT EXISTS (SELECT 1 FROM deelgrond g WHERE g.id = b.grond_id AND g.actief = 1 AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())) THEN 'grond_weg'
    ELSE 'geldt'
  END AS stand
FROM deelbesluit b;

-- The decider and involved colleagues of the source (G1); whom it is towards (G4).
CREATE VIEW regel_deelbesluit_zichtbaar AS
SELECT b.huishouden_id, b.id AS deelbesluit_id,
       CASE WHEN b.bron_id = k.onderdeel_id THEN 'G1' ELSE 'G4' END AS grond
FROM nu_wie k
JOIN deelbesluit b ON b.huishouden_id = dossier()
WHERE k.sleutel_id IS NULL -- never a program
  AND CASE WHEN b.bron_id = k.onderdeel_id THEN k.betrokken OR (b.besloten_door = k.id AND k.eigen_werk)
           ELSE b.id IN (SELECT deelbesluit_id FROM nu_deelbesluit) END
  AND NOT EXISTS (SELECT 1 FROM deelbesluit_persoon p
                  WHERE p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
                    AND (p.persoon_id IS k.persoon_id OR p.persoon_id IN (SELECT persoon_id FROM nu_afgeschermd)));

CREATE VIEW zicht_deelbesluit AS
SELECT b.huishouden_id, b.id, s.stand, b.grond_id, g.code AS deelgrond, g.naam AS deelgrond_naam, g.artikel,
       b.bron_id, o.naam AS bron, b.besloten_door, d.naam AS besloten_door_naam, d.telefoon AS besloten_door_telefoon, b.besloten_op,
       b.ontvanger_onderdeel_id, b.ontvanger_gebruiker_id, r.naam AS ontvanger_onderdeel, z.naam AS ontvanger_organisatie, w.naam AS ontvanger,
       b.doel, b.doel_zin, b.minimaal, b.van, b.tot, b.herbeoordeel_op, b.einde_op, b.einde_soort,
       v.grond,
       (SELECT group_concat(id_tekst(p.persoon_id)) FROM deelbesluit_persoon p
        WHERE p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id) AS personen
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit b ON b.huishouden_id = v.huishouden_id AND b.id = v.deelbesluit_id
JOIN regel_deelbesluit_stand s ON s.huishouden_id = b.huishouden_id AND s.deelbesluit_id = b.id
JOIN deelgrond g ON g.id = b.grond_id
JOIN onderdeel o ON o.id = b.bron_id
JOIN gebruiker d ON d.id = b.besloten_door
JOIN onderdeel r ON r.id = b.ontvanger_onderdeel_id
JOIN organisatie z ON z.id = r.organisatie_id
LEFT JOIN gebruiker w ON w.id = b.ontvanger_gebruiker_id;

-- The weighing is the source's: it may say why asking is dangerous.
CREATE VIEW zicht_deelbesluit_afweging AS
SELECT b.id AS deelbesluit_id, b.vragen, b.vragen_uitleg, b.gevaar, b.overlegd_met, b.overlegd_op, b.einde_reden, e.naam AS einde_door
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit b ON b.huishouden_id = v.huishouden_id AND b.id = v.deelbesluit_id
LEFT JOIN gebruiker e ON e.id = b.einde_door
WHERE v.grond = 'G1';

CREATE VIEW zicht_deelbesluit_weging AS
SELECT w.deelbesluit_id, w.vraag AS code, q.vraag, w.antwoord, q.volgorde
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit b ON b.huishouden_id = v.huishouden_id AND b.id = v.deelbesluit_id
JOIN deelbesluit_weging w ON w.huishouden_id = b.huishouden_id AND w.deelbesluit_id = b.id
JOIN deelgrond_vraag q ON q.grond_id = b.grond_id AND q.code = w.vraag
WHERE v.grond = 'G1';

-- Whom it is about, and who of them know. Why one does not yet is the weighing; that they do not, the receiver has to know.
CREATE VIEW zicht_deelbesluit_persoon AS
SELECT p.deelbesluit_id, p.persoon_id, m.naam, coalesce(m.roepnaam, m.naam) AS roepnaam, t.datum AS verteld_op,
       p.uitstel_tot, CASE WHEN v.grond = 'G1' THEN p.uitstel_reden END AS uitstel_reden
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit_persoon p ON p.huishouden_id = v.huishouden_id AND p.deelbesluit_id = v.deelbesluit_id
JOIN persoon m ON m.id = p.persoon_id
LEFT JOIN deelbesluit_verteld t ON t.huishouden_id = p.huishouden_id AND t.deelbesluit_id = p.deelbesluit_id AND t.persoon_id = p.persoon_id;

CREATE VIEW zicht_deelbesluit_categorie AS
SELECT c.deelbesluit_id, c.categorie, k.naam, k.volgorde
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit_categorie c ON c.huishouden_id = v.huishouden_id AND c.deelbesluit_id = v.deelbesluit_id
JOIN categorie k ON k.code = c.categorie;

-- The single items: only those the viewer sees themselves (R24), on whatever ground. To whom it opens: all that it opens.
CREATE VIEW zicht_deelbesluit_stuk AS
SELECT d.deelbesluit_id, i.id AS item_id, i.soort, i.titel, i.datum, i.categorie, i.personen, i.grond
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit_item d ON d.huishouden_id = v.huishouden_id AND d.deelbesluit_id = v.deelbesluit_id
JOIN zicht_item_titel i ON i.id = d.item_id
UNION
SELECT d.deelbesluit_id, i.id, i.soort, i.titel, i.datum, i.categorie, i.personen, i.grond
FROM zicht_item_deelbesluit d
JOIN zicht_item_titel i ON i.id = d.item_id;

-- What the privacy officer said of it: for the source.
CREATE VIEW zicht_deelbesluit_toets AS
SELECT t.deelbesluit_id, t.id, t.uitkomst, t.toelichting, g.naam AS door, t.op, t.antwoord, a.naam AS antwoord_door, t.antwoord_op
FROM regel_deelbesluit_zichtbaar v
JOIN deelbesluit_toets t ON t.huishouden_id = v.huishouden_id AND t.deelbesluit_id = v.deelbesluit_id
JOIN gebruiker g ON g.id = t.door
LEFT JOIN gebruiker a ON a.id = t.antwoord_door
WHERE v.grond = 'G1';

-- Where a deelbesluit lives, for the router; as zicht_plek.
CREATE VIEW zicht_deelbesluit_plek AS
SELECT b.id, b.huishouden_id FROM deelbesluit b WHERE kijker() IS NOT NULL;

-- What was weighed and not shared, or asked first: its writer's alone, as own work.
CREATE VIEW zicht_deelafweging AS
SELECT a.id, a.uitkomst, a.op, a.ontvanger_onderdeel_id, a.ontvanger_gebruiker_id, o.naam AS ontvanger_onderdeel, g.naam AS ontvanger,
       a.doel, a.doel_zin, a.wat, a.minimaal, a.vragen, a.vragen_uitleg, a.gevaar, a.waarom,
       'G1' AS grond,
       (SELECT group_concat(id_tekst(p.persoon_id)) FROM deelafweging_persoon p
        WHERE p.huishouden_id = a.huishouden_id AND p.deelafweging_id = a.id) AS personen
FROM nu_wie k
JOIN deelafweging a ON a.huishouden_id = dossier() AND a.door = k.id AND a.onderdeel_id = k.onderdeel_id
LEFT JOIN onderdeel o ON o.id = a.ontvanger_onderdeel_id
LEFT JOIN gebruiker g ON g.id = a.ontvanger_gebruiker_id
WHERE k.eigen_werk AND k.sleutel_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM deelafweging_persoon p
                  WHERE p.huishouden_id = a.huishouden_id AND p.deelafweging_id = a.id
                    AND (p.persoon_id IS k.persoon_id OR p.persoon_id IN (SELECT persoon_id FROM nu_afgeschermd)));

-- R16, the ground table for this viewer: the rows of today on which the viewer's onderdeel may decide.
CREATE VIEW zicht_deelgrond AS
SELECT g.id, g.code, g.naam, g.artikel, g.uitleg, g.wie, g.max_dagen, g.volgorde
FROM regel_kijker k
JOIN onderdeel o ON o.id = k.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
JOIN deelgrond g ON g.actief = 1 AND g.geheim <= o.beroepsgeheim AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
JOIN deelgrond_bron s ON s.grond_id = g.id AND s.soort = z.soort;

-- R16, who can receive, on which row of today: a professional there who can help a family. An onderdeel counts by who works in it: where
-- all are beheerder or privacy officer (R27), nobody can receive.
CREATE VIEW zicht_deelontvanger AS
SELECT g.id AS grond_id, a.onderdeel_id, a.id AS gebruiker_id
FROM regel_kijker k
JOIN regel_account a ON a.helpt AND a.onderdeel_id <> k.onderdeel_id
JOIN deelgrond_ontvanger s ON s.soort = a.organisatiesoort
JOIN deelgrond g ON g.id = s.grond_id AND g.actief = 1 AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag());

-- ---------------------------------------------------------------------------------------------------------
-- The queue of the privacy officer (R16, R27). No names of persons and no items; the weighing as it was written. Never of their own
-- household (R6): another privacy officer reviews that.

CREATE VIEW regel_toetser AS
SELECT k.id FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'privacy';

CREATE VIEW zicht_toets_deelbesluit AS
SELECT b.huishouden_id, b.id, s.stand, g.naam AS deelgrond_naam, g.artikel, o.naam AS bron, d.naam AS besloten_door_naam, d.functie AS besloten_door_functie,
       b.besloten_op, r.naam AS ontvanger_onderdeel, z.naam AS ontvanger_organisatie, w.naam AS ontvanger, b.doel, b.doel_zin, b.minimaal,
       b.vragen, b.vragen_uitleg, b.gevaar, b.overlegd_met, b.overlegd_op, b.van, b.tot, b.herbeoordeel_op, b.einde_op, b.einde_soort, b.einde_reden,
       (SELECT count(*) FROM deelbesluit_persoon p WHERE p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id) AS personen_aantal,
       (SELECT count(*) FROM deelbesluit_item i WHERE i.huishouden_id = b.huishouden_id AND i.deelbesluit_id = b.id) AS stukken_aantal,
       CASE WHEN EXISTS (SELECT 1 FROM deelbesluit_toets t WHERE t.huishouden_id = b.huishouden_id AND t.deelbesluit_id = b.id AND t.uitkomst <> 'vraag') THEN 'klaar'
            WHEN EXISTS (SELECT 1 FROM deelbesluit_toets t WHERE t.huishouden_id = b.huishouden_id AND t.deelbesluit_id = b.id AND t.antwoord IS NULL) THEN 'gevraagd'
            ELSE 'wacht' END AS toets
FROM regel_toetser k
JOIN deelbesluit b
JOIN regel_deelbesluit_stand s ON s.huishouden_id = b.huishouden_id AND s.deelbesluit_id = b.id
JOIN deelgrond g ON g.id = b.grond_id
JOIN onderdeel o ON o.id = b.bron_id
JOIN gebruiker d ON d.id = b.besloten_door
JOIN onderdeel r ON r.id = b.ontvanger_onderdeel_id
JOIN organisatie z ON z.id = r.organisatie_id
LEFT JOIN gebruiker w ON w.id = b.ontvanger_gebruiker_id
WHERE b.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

CREATE VIEW zicht_toets_weging AS
SELECT w.deelbesluit_id, w.vraag AS code, q.vraag, w.antwoord, q.volgorde
FROM regel_toetser k
JOIN deelbesluit b
JOIN deelbesluit_weging w ON w.huishouden_id = b.huishouden_id AND w.deelbesluit_id = b.id
JOIN deelgrond_vraag q ON q.grond_id = b.grond_id AND q.code = w.vraag
WHERE b.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

CREATE VIEW zicht_toets_categorie AS
SELECT c.deelbesluit_id, k.naam, k.volgorde
FROM regel_toetser t
JOIN deelbesluit_categorie c
JOIN categorie k ON k.code = c.categorie
WHERE c.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

-- Who was told, without names: one row for each person.
CREATE VIEW zicht_toets_persoon AS
SELECT p.deelbesluit_id, v.datum AS verteld_op, p.uitstel_reden, p.uitstel_tot
FROM regel_toetser t
JOIN deelbesluit_persoon p
LEFT JOIN deelbesluit_verteld v ON v.huishouden_id = p.huishouden_id AND v.deelbesluit_id = p.deelbesluit_id AND v.persoon_id = p.persoon_id
WHERE p.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

CREATE VIEW zicht_toets_uitkomst AS
SELECT u.deelbesluit_id, u.id, u.uitkomst, u.toelichting, g.naam AS door, u.op, u.antwoord, a.naam AS antwoord_door, u.antwoord_op
FROM regel_toetser t
JOIN deelbesluit_toets u
JOIN gebruiker g ON g.id = u.door
LEFT JOIN gebruiker a ON a.id = u.antwoord_door
WHERE u.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

-- R27, "substance only by a logged choice": whoever chose to see it today, and said why.
CREATE VIEW regel_toets_inzage AS
SELECT DISTINCT i.huishouden_id, i.deelbesluit_id
FROM regel_toetser t
JOIN deelbesluit_inzage i ON i.door = t.id AND lokale_datum(i.op) = vandaag()
WHERE i.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

CREATE VIEW zicht_toets_inhoud_persoon AS
SELECT p.deelbesluit_id, m.naam, id_tekst(m.id) AS personen
FROM regel_toets_inzage z
JOIN deelbesluit_persoon p ON p.huishouden_id = z.huishouden_id AND p.deelbesluit_id = z.deelbesluit_id
JOIN persoon m ON m.id = p.persoon_id;

-- What it opens: the single items; and what of its source is about its persons alone, in its categories.
CREATE VIEW zicht_toets_inhoud AS
SELECT b.id AS deelbesluit_id, i.id, i.soort, k.naam AS categorie, lokale_datum(i.op) AS datum, n.titel, n.tekst, i.personen
FROM regel_toets_inzage z
JOIN deelbesluit b ON b.huishouden_id = z.huishouden_id AND b.id = z.deelbesluit_id
JOIN item i ON i.huishouden_id = b.huishouden_id AND i.bron_id = b.bron_id AND i.gesloten = 0 AND i.categorie NOT IN ('werkaantekening', 'melder')
JOIN categorie k ON k.code = i.categorie
LEFT JOIN notitie n ON i.soort = 'notitie' AND n.huishouden_id = i.huishouden_id AND n.id = i.id
WHERE (EXISTS (SELECT 1 FROM deelbesluit_item d
               WHERE d.huishouden_id = b.huishouden_id AND d.deelbesluit_id = b.id AND d.item_id = i.id AND d.categorie = i.categorie)
       OR EXISTS (SELECT 1 FROM deelbesluit_categorie c
                  WHERE c.huishouden_id = b.huishouden_id AND c.deelbesluit_id = b.id AND c.categorie = i.categorie))
  AND NOT EXISTS (SELECT 1 FROM item_persoon ip
                  WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
                    AND NOT EXISTS (SELECT 1 FROM deelbesluit_persoon p
                                    WHERE p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id AND p.persoon_id = ip.persoon_id));
