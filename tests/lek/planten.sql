-- SPDX-License-Identifier: EUPL-1.2
-- What is hidden in the demo municipality for the leak hunt (tests/lek). `spook_huis` (h, n, plan, doel, kind, volwassene) has
-- the four families, `spook_lagen` the layers to plant; ids are 150000000000000000 + n * 1000 + k. All texts hold the marker.
--   0 always: the sources and accounts behind it, whose existence is no secret, and a person in no household
--   1 hidden from everybody: no ground reaches it, or a block stands before it
--   2 of the protected family: hidden from the other side, and from whoever is not involved there
--   8 as 1, but a privacy officer may know of it
--   4 of the wijkteam, its substance and coordination: hidden from partners without consent

-- 0
INSERT INTO organisatie (id, naam, soort, van) VALUES (150000000000000001, 'Schimzorg', 'ggz', '2020-01-01'),
    (150000000000000002, 'Schimdienst', 'gi', '2020-01-01');
INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) VALUES
    (150000000000000011, 150000000000000001, 'Schimbehandeling', 'WGBO', 1, 0, '2020-01-01'),
    (150000000000000012, 150000000000000002, 'Schimloket', 'Wmo 2015', 0, 0, '2020-01-01');
INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op)
SELECT 150000000000000020 + column1, column2, column3, 'schim', coalesce(column4, (SELECT id FROM onderdeel WHERE naam = 'Wijkteam Waterveen')),
       '2020-01-01', 1577880000
FROM (VALUES (1, 'schim.a', 'Sara Schim', 150000000000000011), (2, 'schim.b', 'Sem Schim', 150000000000000011),
             (3, 'schim.t', 'Tess Schim', 150000000000000012), (4, 'schim.w', 'Wout Schim', NULL));
INSERT INTO gebruiker_rol SELECT id, 'professional' FROM gebruiker WHERE id BETWEEN 150000000000000021 AND 150000000000000024;
INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslachtsnaam, geslacht, geboortedatum, straat, huisnummer, telefoon, adres_geheim, bron,
                     bron_datum)
    VALUES (150000000000000031, 'Selma Schimmel', 'selma schimmel', 'Selma', 'Schimmel', 'v', '1991-02-03', 'SPOOKx7straat', '1', 'SPOOKx7-06', 1,
            'hand', '2026-01-01');

-- A household that nobody here is involved with, of somebody whose address is secret (layer 1)
INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum)
    SELECT 150000000000000032, 'SPOOKx7 Schimmel', 'spookx7 schimmel', 'SPOOKx7', 'm', '2015-02-03', 'hand', '2026-01-01' FROM spook_lagen WHERE laag = 1;
INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op)
    SELECT 150000000000000041, 'SPOOKx7gezin', 'spookx7gezin', 150000000000000011, 150000000000000021, 1767225600 FROM spook_lagen WHERE laag = 1;
INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)
    SELECT h.id, 150000000000000020 + p.id % 100, p.id, 'ander', '2026-01-01', 'hand'
    FROM huishouden h JOIN persoon p ON p.id IN (150000000000000031, 150000000000000032) WHERE h.id = 150000000000000041;

-- The child of the protected family (layer 2): a member, in the separation
INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, straat, huisnummer, adres_geheim, bron, bron_datum)
    SELECT 150000000000000033, 'SPOOKx7 Bennani', 'spookx7 bennani', 'SPOOKx7', 'v', '2020-02-03', 'SPOOKx7pad', '2', 1, 'hand', '2026-01-01'
    FROM spook_lagen WHERE laag = 2;
INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)
    SELECT h, 150000000000000033, 150000000000000033, 'kind', '2026-01-01', 'hand' FROM spook_huis JOIN spook_lagen ON laag = 2 WHERE beschermd IS NOT NULL;
INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op)
    SELECT 150000000000000035, 150000000000000033, 'eenhoofdig_ouderlijk', beschermd, '2020-02-03', 'SPOOKx7', '2026-01-01', 1767225600
    FROM spook_huis JOIN spook_lagen ON laag = 2 WHERE beschermd IS NOT NULL;
INSERT INTO afscherming_persoon
    SELECT a.id, 150000000000000033 FROM spook_huis JOIN spook_lagen ON laag = 2 JOIN afscherming a ON a.huishouden_id = h WHERE beschermd IS NOT NULL;
INSERT INTO adresgeheim_besluit (id, persoon_id, huishouden_id, soort, tekst, door, op)
    SELECT 150000000000000036, 150000000000000033, h, 'gezet', 'SPOOKx7', 150000000000000024, 1767225600
    FROM spook_huis JOIN spook_lagen ON laag = 2 WHERE beschermd IS NOT NULL;

-- Items. bron: S with beroepsgeheim, T without, W the wijkteam. wie: kind, volw(assene), beide, los (the hidden household), nieuw (the child above).
CREATE TEMP TABLE spook (laag, k, soort, categorie, aard, bron, auteur, wie, door_regie, plek, gesloten);
INSERT INTO spook VALUES
    (1, 101, 'notitie', 'gezondheid', 'inhoud', 'S', 1, 'kind', 0, 0, 0),
    (1, 102, 'notitie', 'onderwijs', 'inhoud', 'T', 3, 'beide', 0, 0, 0),
    (1, 103, 'doel', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 104, 'actie', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 105, 'actie', 'gezondheid', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 106, 'netwerklid', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 107, 'woord', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 108, 'bericht', 'onderwijs', 'inhoud', 'T', 3, 'kind', 0, 0, 0),
    (1, 109, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 110, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 'S', 2, 'volw', 0, 0, 0),
    (1, 111, 'notitie', 'strafrecht', 'coordinatie', 'T', 3, 'volw', 0, 0, 0),
    (1, 112, 'notitie', 'meldcode', 'coordinatie', 'T', 3, 'kind', 0, 0, 0),
    (1, 113, 'notitie', 'melder', 'coordinatie', 'T', 3, 'kind', 0, 0, 0),
    (1, 114, 'notitie', 'regie_intern', 'coordinatie', 'T', 3, 'kind', 1, 0, 0),
    (1, 115, 'notitie', 'werkaantekening', 'inhoud', 'T', 3, 'kind', 0, 0, 0),
    (1, 116, 'notitie', 'onderwijs', 'coordinatie', 'S', 1, 'kind', 0, 0, 1),
    (1, 117, 'regieverzoek', 'betrokkenheid', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 118, 'afscherming', 'veiligheid', 'coordinatie', 'S', 1, 'kind', 0, 0, 1),
    (1, 119, 'aanmelding', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 120, 'notitie', 'wonen', 'inhoud', 'T', 3, 'kind', 0, 1, 0),
    (1, 121, 'plan', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 122, 'actie', 'onderwijs', 'coordinatie', 'S', 1, 'kind', 0, 0, 1),
    (1, 181, 'kernverhaal', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 182, 'zorg', 'onderwijs', 'inhoud', 'T', 3, 'kind', 0, 0, 0),
    (1, 183, 'scanregel', 'gezondheid', 'inhoud', 'S', 1, 'volw', 0, 0, 0),
    (1, 184, 'akkoord', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 188, 'overgang', 'plan', 'coordinatie', 'S', 1, 'kind', 0, 0, 0),
    (1, 186, 'afsluiting', 'plan', 'coordinatie', 'S', 1, 'beide', 0, 0, 0),
    (1, 187, 'volgcontact', 'plan', 'coordinatie', 'S', 1, 'beide', 0, 0, 0),
    (1, 189, 'inbreng', 'onderwijs', 'inhoud', 'T', 3, 'kind', 0, 0, 0),
    (1, 190, 'overleg', 'overleg', 'coordinatie', 'S', 1, 'beide', 0, 0, 0),
    (1, 185, 'evaluatie', 'plan', 'coordinatie', 'S', 1, 'beide', 0, 0, 0),
    (1, 191, 'verwijzing', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 192, 'voorziening', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 193, 'document', 'gezondheid', 'inhoud', 'S', 1, 'kind', 0, 0, 0),
    (1, 194, 'stem', 'gezondheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 195, 'regiebesluit', 'betrokkenheid', 'coordinatie', 'S', 1, 'volw', 0, 0, 0),
    (1, 196, 'kracht', 'onderwijs', 'inhoud', 'T', 3, 'kind', 0, 0, 0),
    (2, 201, 'contact', 'contact', 'coordinatie', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 202, 'adres', 'contact', 'coordinatie', 'W', 4, 'nieuw', 1, 1, 0),
    (2, 203, 'notitie', 'onderwijs', 'inhoud', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 204, 'doel', 'onderwijs', 'coordinatie', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 205, 'actie', 'onderwijs', 'coordinatie', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 206, 'woord', 'plan', 'coordinatie', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 207, 'netwerklid', 'plan', 'coordinatie', 'W', 4, 'nieuw', 1, 0, 0),
    (2, 208, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 'T', 3, 'nieuw', 1, 0, 0),
    (4, 401, 'notitie', 'werk_dagbesteding', 'inhoud', 'W', 4, 'volw', 1, 0, 0),
    (4, 402, 'doel', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 403, 'actie', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 404, 'actie', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 405, 'netwerklid', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 406, 'woord', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 407, 'bericht', 'werk_dagbesteding', 'inhoud', 'W', 4, 'volw', 1, 0, 0),
    (4, 408, 'betrokkenheid', 'werk_dagbesteding', 'coordinatie', 'T', 3, 'volw', 1, 0, 0),
    (4, 410, 'inbreng', 'werk_dagbesteding', 'inhoud', 'W', 4, 'volw', 1, 0, 0),
    (4, 411, 'verwijzing', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 412, 'voorziening', 'werk_dagbesteding', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 413, 'document', 'werk_dagbesteding', 'inhoud', 'W', 4, 'volw', 1, 0, 0),
    (4, 414, 'regiebesluit', 'betrokkenheid', 'coordinatie', 'W', 4, 'volw', 1, 0, 0),
    (4, 409, 'notitie', 'overleg', 'coordinatie', 'W', 4, 'beide', 1, 0, 0);
CREATE TEMP TABLE spook_item AS
SELECT h.h, 150000000000000000 + h.n * 1000 + s.k AS id, s.*, h.plan, h.doel,
       150000000000000000 + h.n * 1000 AS basis
FROM spook_lagen l JOIN spook s ON s.laag = l.laag JOIN spook_huis h ON s.laag <> 2 OR h.beschermd IS NOT NULL
WHERE (h.doel IS NOT NULL OR s.soort <> 'actie') AND (h.plan IS NOT NULL OR s.soort <> 'doel');
CREATE TEMP TABLE spook_wie AS
SELECT DISTINCT i.h, i.id, p.persoon
FROM spook_item i
JOIN (SELECT h, 'kind' AS wie, kind AS persoon FROM spook_huis UNION ALL SELECT h, 'volw', volwassene FROM spook_huis
      UNION ALL SELECT h, 'beide', kind FROM spook_huis UNION ALL SELECT h, 'beide', volwassene FROM spook_huis
      UNION ALL SELECT h, 'nieuw', 150000000000000033 FROM spook_huis) p ON p.h = i.h AND p.wie = i.wie;
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, plek, gesloten, op, personen)
SELECT h, id, soort, categorie, aard,
       CASE bron WHEN 'S' THEN 150000000000000011 WHEN 'T' THEN 150000000000000012 ELSE (SELECT id FROM onderdeel WHERE naam = 'Wijkteam Waterveen') END,
       150000000000000020 + auteur, door_regie, plek, gesloten, 1794000000,
       (SELECT group_concat(id_tekst(persoon), ',') FROM (SELECT persoon FROM spook_wie w WHERE w.id = s.id ORDER BY persoon))
FROM spook_item s;
INSERT INTO item_persoon SELECT h, id, persoon FROM spook_wie;

INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst, versie)
    SELECT h, id, '2026-11-10', 'gesprek', 'SPOOKx7 titel', 'SPOOKx7 tekst', 2 FROM spook_item WHERE soort = 'notitie';
INSERT INTO notitie_versie SELECT h, id, 1, 'SPOOKx7 oud', 'SPOOKx7 oud', 'SPOOKx7 reden', 150000000000000020 + auteur, 1794000000 FROM spook_item WHERE soort = 'notitie';
INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, geopend_op, gesloten_op, sluit_reden)
    SELECT h, id, 'gesloten', 'SPOOKx7 verhaal', 1767225600, 1767225700, 'SPOOKx7' FROM spook_item WHERE soort = 'plan';
INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, score_begin, score_nu, status, status_op, status_door)
    SELECT h, id, plan, categorie, 'SPOOKx7 doel', 'SPOOKx7 resultaat', 2, 4, 'actief', 1794000000, 150000000000000020 + auteur FROM spook_item WHERE soort = 'doel';
INSERT INTO doel_score (huishouden_id, doel_id, id, score, datum, door) SELECT h, id, 1, 4, '2026-11-10', 150000000000000020 + auteur FROM spook_item WHERE soort = 'doel';
INSERT INTO planstuk (huishouden_id, id, soort, tekst) SELECT h, id, soort, 'SPOOKx7 stuk' FROM spook_item WHERE soort IN ('kernverhaal', 'zorg', 'kracht');
INSERT INTO scanregel (huishouden_id, id, leefgebied, status, toestand, toelichting, datum)
    SELECT h, id, categorie, 'besproken', 'acuut', 'SPOOKx7 scan', '2026-11-10' FROM spook_item WHERE soort = 'scanregel';
INSERT INTO scan_erger SELECT h, id, 'wonen' FROM spook_item WHERE soort = 'scanregel';
INSERT INTO akkoord (huishouden_id, id, plan_id, persoon_id, antwoord, woorden, datum)
    SELECT s.h, s.id, coalesce(s.plan, 0), (SELECT min(persoon) FROM spook_wie w WHERE w.id = s.id), 'ja', 'SPOOKx7 eens', '2026-11-10'
    FROM spook_item s WHERE soort = 'akkoord';
INSERT INTO evaluatie (huishouden_id, id, plan_id, status, datum, volgende, werkte)
    SELECT h, id, coalesce(plan, 0), 'gehouden', '2026-11-10', '2027-01-10', 'SPOOKx7 werkte' FROM spook_item WHERE soort = 'evaluatie';
INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status)
    SELECT s.h, s.id, 'verhuizing', (SELECT min(persoon) FROM spook_wie w WHERE w.id = s.id), '2027-01-15', 'loopt' FROM spook_item s WHERE soort = 'overgang';
INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, door, op)
    SELECT h, id, 'wonen', 'geregeld', 'SPOOKx7 oma', '2027-01-15', 150000000000000021, 1794000000 FROM spook_item WHERE soort = 'overgang';
INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door, reden)
    SELECT h, id, coalesce(plan, 0), 'gestopt', 1794000000, 150000000000000021, 'SPOOKx7 sluiten' FROM spook_item WHERE soort = 'afsluiting';
INSERT INTO volgcontact (huishouden_id, id, vorm, contact_id, afspraak, begin, einde_op, einde_soort, einde_reden)
    SELECT h, id, 'bemoeizorg', 150000000000000021, 'SPOOKx7 bellen', '2026-11-10', 1794000000, 'klaar', 'SPOOKx7 klaar' FROM spook_item WHERE soort = 'volgcontact';
INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag, door, op)
    SELECT h, id, 1, '2026-11-10', 'bellen', 'gesproken', 'SPOOKx7 verslag', 150000000000000021, 1794000000 FROM spook_item WHERE soort = 'volgcontact';
INSERT INTO inbreng (huishouden_id, id, tekst, versie) SELECT h, id, 'SPOOKx7 inbreng', 2 FROM spook_item WHERE soort = 'inbreng';
INSERT INTO inbreng_versie SELECT h, id, 1, 'SPOOKx7 oud', 'SPOOKx7 reden', 150000000000000020 + auteur, 1794000000 FROM spook_item WHERE soort = 'inbreng';
INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, plaats, waarom, status, gewijzigd_op)
    SELECT h, id, 'mdo', 1795600000, 60, 'SPOOKx7 zaal', 'SPOOKx7 waarom', 'gepland', 1794000000 FROM spook_item WHERE soort = 'overleg';
INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id) SELECT h, id, 1, 150000000000000021 FROM spook_item WHERE soort = 'overleg';
INSERT INTO overleg_punt SELECT h, id, 1, NULL, 'SPOOKx7 punt' FROM spook_item WHERE soort = 'overleg';
INSERT INTO overleg_besluit SELECT h, id, 1, NULL, 'SPOOKx7 besluit', 150000000000000021, 1794000000 FROM spook_item WHERE soort = 'overleg';
INSERT INTO netwerklid (huishouden_id, id, naam, relatie, telefoon, van)
    SELECT h, id, 'SPOOKx7 tante', 'SPOOKx7', 'SPOOKx7-06', '2026-01-01' FROM spook_item WHERE soort = 'netwerklid';
-- those with an even number on a hidden goal, the others on one that may be seen; owned by an account, once by the hidden child
INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, eigenaar_persoon_id, vervaldatum, status, status_op, status_door)
    SELECT h, id, CASE k WHEN 104 THEN basis + 103 WHEN 403 THEN basis + 402 ELSE doel END, 'SPOOKx7 actie',
           CASE wie WHEN 'nieuw' THEN NULL ELSE 150000000000000020 + auteur END, CASE wie WHEN 'nieuw' THEN 150000000000000033 END,
           '2026-11-12', 'bezig', 1794000000, 150000000000000020 + auteur
    FROM spook_item WHERE soort = 'actie';
INSERT INTO actie_stand SELECT h, id, 1, 'bezig', '2026-11-12', 'SPOOKx7', 150000000000000020 + auteur, 1794000000 FROM spook_item WHERE soort = 'actie';
INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum)
    SELECT s.h, s.id, (SELECT min(persoon) FROM spook_wie w WHERE w.id = s.id), 'SPOOKx7 woord', '2026-11-10' FROM spook_item s WHERE soort = 'woord';
INSERT INTO bericht SELECT h, id, 'SPOOKx7 bericht', 'SPOOKx7 tekst', 'SPOOKx7 grond' FROM spook_item WHERE soort = 'bericht';
INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, doel_zin, van, tot, status, gevraagd_door, gevraagd_op,
                           beslist_door, beslist_op, reden)
    SELECT h, s.id, g.id, g.onderdeel_id, 'SPOOKx7 taak', 'ggz', 'SPOOKx7 zin', '2026-01-01', CASE k WHEN 110 THEN '2026-06-01' END,
           CASE k WHEN 110 THEN 'beeindigd' ELSE 'actief' END, g.id, 1767225600, 150000000000000024, 1767225600, 'SPOOKx7'
    FROM spook_item s JOIN gebruiker g ON g.id = 150000000000000020 + auteur WHERE soort = 'betrokkenheid' AND k <> 408;
INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, doel_zin, van, status, gevraagd_door, gevraagd_op)
    SELECT h, s.id, g.id, g.onderdeel_id, 'SPOOKx7 taak', 'participatie', 'SPOOKx7 zin', '2026-01-01', 'gevraagd', g.id, 1767225600
    FROM spook_item s JOIN gebruiker g ON g.id = 150000000000000020 + auteur WHERE k = 408;
INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status, gevraagd_op, beslist_op, reden)
    SELECT h, id, 'overdracht', 150000000000000021, 150000000000000022, 'SPOOKx7', 'geweigerd', 1767225600, 1767225600, 'SPOOKx7' FROM spook_item WHERE soort = 'regieverzoek';
INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)
    SELECT h, id, 'SPOOKx7', '2026-01-01', 150000000000000021, 1767225600 FROM spook_item WHERE soort = 'afscherming';
INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)
    SELECT h, id, 150000000000000021, 150000000000000011, 'SPOOKx7', 'afgerond', 1767225600 FROM spook_item WHERE soort = 'aanmelding';
INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)
    SELECT h, id, id, CASE auteur WHEN 1 THEN 150000000000000022 WHEN 3 THEN 150000000000000021 ELSE 150000000000000024 END, '2026-01-01'
    FROM spook_item WHERE soort IN ('bericht', 'actie');
INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)
    SELECT 150000000000000021, id, 'bericht', h, 'bericht', id, 1794000000 FROM spook_item WHERE soort = 'bericht';

INSERT INTO verwijzing (huishouden_id, id, doel_id, dienst, aan_naam, vraag, gevraagd_op, norm_op, status, status_op, status_door)
    SELECT h, id, doel, (SELECT min(code) FROM dienst), 'SPOOKx7 kliniek', 'SPOOKx7 vraag', '2026-10-01', '2026-11-01', 'gevraagd', 1794000000,
           150000000000000020 + auteur FROM spook_item WHERE soort = 'verwijzing';
INSERT INTO voorziening (huishouden_id, id, doel_id, wet, dienst, naam, vorm, aanbieder, bedrag, per, van, tot, status)
    SELECT h, id, doel, (SELECT min(code) FROM wet), (SELECT min(code) FROM dienst), 'SPOOKx7 hulp', 'natura', 'SPOOKx7', 987654, 'jaar', '2026-01-01',
           '2026-12-01', 'loopt' FROM spook_item WHERE soort = 'voorziening';
INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes, versie)
    SELECT h, id, 'SPOOKx7 stuk', '2026-11-10', 'SPOOKx7.pdf', 'pdf', 987654, 2 FROM spook_item WHERE soort = 'document';
INSERT INTO document_versie SELECT h, id, 1, 'SPOOKx7 oud', '2026-11-10', categorie, 'SPOOKx7', 150000000000000020 + auteur, 1794000000 FROM spook_item WHERE soort = 'document';
INSERT INTO familiegroepsplan SELECT h, plan, id, 150000000000000020 + auteur, 1794000000 FROM spook_item WHERE soort = 'document' AND plan IS NOT NULL;
INSERT INTO regiebesluit (huishouden_id, id, soort, onderdeel_id, wie, mandaat, besluit, uiterlijk)
    SELECT h, id, 'doorzetting', 150000000000000012, 'SPOOKx7 wie', 'SPOOKx7 mandaat', 'SPOOKx7 besluit', '2026-11-12' FROM spook_item WHERE soort = 'regiebesluit';
INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, door_id, reden, status, gevraagd_op)
    SELECT h, id, 1, 150000000000000022, 150000000000000021, 'SPOOKx7', 'gevraagd', 1794000000 FROM spook_item WHERE soort = 'actie' AND laag = 1;
-- what hangs on something that may be seen: a voice at its evaluation, minutes, a point and a decision of its meeting
CREATE TEMP TABLE spook_bij AS
SELECT i.*, (SELECT max(o.id) FROM overleg o WHERE o.huishouden_id = i.h AND o.id < 150000000000000000) AS overleg,
       (SELECT max(e.id) FROM evaluatie e WHERE e.huishouden_id = i.h AND e.id < 150000000000000000) AS evaluatie
FROM spook_item i;
INSERT INTO stem (huishouden_id, id, evaluatie_id, persoon_id, tekst, cijfer)
    SELECT h, id, coalesce(evaluatie, basis + 185), 150000000000000031, 'SPOOKx7 stem', 1 FROM spook_bij WHERE soort = 'stem';
INSERT INTO overleg_verslag SELECT h, overleg, id FROM spook_bij WHERE k = 101 AND overleg IS NOT NULL;
INSERT INTO overleg_punt SELECT h, overleg, 987, id, NULL FROM spook_bij WHERE k = 103 AND overleg IS NOT NULL;
INSERT INTO overleg_besluit SELECT h, overleg, 987, id, NULL, 150000000000000021, 1794000000 FROM spook_bij WHERE k = 105 AND overleg IS NOT NULL;
INSERT INTO instemming SELECT w.h, w.id, w.persoon, '2026-11-10', 150000000000000021, 1794000000 FROM spook_wie w JOIN spook_item s ON s.id = w.id AND s.soort = 'doel';
INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring, gevraagd, datum, door, op)
    SELECT s.h, s.basis + 701, s.id, w.persoon, 'SPOOKx7 verklaring', 'SPOOKx7 gevraagd', '2026-11-10', 150000000000000021, 1794000000
    FROM spook_item s JOIN spook_wie w ON w.id = s.id WHERE k = 101;
INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op)
    SELECT h, basis + 702, id, basis + 703, 'SPOOKx7 reden', 150000000000000021, 1794000000 FROM spook_item WHERE k = 111;
INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, item_id, reden, van, vastgelegd_door, vastgelegd_op)
    SELECT s.h, s.basis + 704, w.persoon, 'belang', s.id, 'SPOOKx7 reden', '2026-11-10', 150000000000000021, 1794000000
    FROM spook_item s JOIN spook_wie w ON w.id = s.id WHERE k = 101;
INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid, ontvangen, vraag, identiteit, uiterlijk, eigenaar_id, status,
                        door_id, op)
    SELECT h, 150000000000000000 + n * 1000 + 706, 'inzage', volwassene, volwassene, 'zelf', '2026-11-10', 'SPOOKx7 vraag', 'bekend', '2026-12-10',
           150000000000000024, 'open', 150000000000000024, 1794000000 FROM spook_huis JOIN spook_lagen a ON a.laag = 8 JOIN spook_lagen b ON b.laag = 4;

-- Consents: from and to the hidden source; and (layer 4) from the wijkteam to the other one
CREATE TEMP TABLE spook_ja AS
SELECT h, 150000000000000000 + n * 1000 + 500 + laag AS id, laag, volwassene AS persoon,
       CASE laag WHEN 1 THEN 150000000000000011 ELSE (SELECT id FROM onderdeel WHERE naam = 'Wijkteam Waterveen') END AS bron,
       CASE laag WHEN 1 THEN 150000000000000011 ELSE 150000000000000012 END AS ontvanger,
       CASE laag WHEN 1 THEN 150000000000000021 ELSE 150000000000000024 END AS door,
       150000000000000000 + n * 1000 + 401 AS item
FROM spook_huis JOIN spook_lagen ON laag IN (1, 4);
INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek,
                         vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, volledig_op)
    SELECT h, id, persoon, CASE laag WHEN 1 THEN 'beroepsgeheim' ELSE 'avg' END, ontvanger, 'ggz', 'SPOOKx7 doelzin', '2026-02-01', '2027-01-31',
           'SPOOKx7 tekst', 'mondeling', 'Nederlands', 0, 0, door, bron, 1769900400, 1769900400 FROM spook_ja;
INSERT INTO toestemming_categorie SELECT h, id, 'gezondheid' FROM spook_ja;
INSERT INTO toestemming_bron SELECT h, id, bron, door, 1769900400 FROM spook_ja;
INSERT INTO toestemming_item SELECT h, id, item FROM spook_ja WHERE laag = 4;
INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid, antwoord, wijze, datum, bewijs, vastgelegd_door, vastgelegd_op)
    SELECT h, id, id + 10, persoon, 'zelf', 'ja', 'mondeling', '2026-02-01', 'SPOOKx7 bewijs', door, 1769900400 FROM spook_ja;

-- What was decided and weighed by the hidden source (8); and, for all but regie (4), an emergency
INSERT INTO deelbesluit_persoon (huishouden_id, deelbesluit_id, persoon_id, uitstel_reden, uitstel_tot)
    SELECT h, 150000000000000000 + n * 1000 + 601, volwassene, 'SPOOKx7 uitstel', '2026-12-01' FROM spook_huis JOIN spook_lagen ON laag = 8;
INSERT INTO deelbesluit_weging (huishouden_id, deelbesluit_id, vraag, antwoord)
    SELECT h, 150000000000000000 + n * 1000 + 601, q.code, 'SPOOKx7 weging' FROM spook_huis JOIN spook_lagen ON laag = 8
    JOIN deelgrond g ON g.code = 'ots' JOIN deelgrond_vraag q ON q.grond_id = g.id;
INSERT INTO deelbesluit_categorie SELECT h, 150000000000000000 + n * 1000 + 601, 'gezondheid' FROM spook_huis JOIN spook_lagen ON laag = 8;
INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op, ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen,
                         vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op)
    SELECT h, 150000000000000000 + n * 1000 + 601, (SELECT id FROM deelgrond WHERE code = 'ots'), 150000000000000011, 150000000000000021, 1794000000,
           150000000000000012, 'veiligheid', 'SPOOKx7 zin', 'SPOOKx7 minimaal', 'gevaar', 'SPOOKx7 uitleg', 'SPOOKx7 gevaar', 'SPOOKx7',
           '2026-11-10', '2026-11-10', '2026-12-05', '2026-12-05' FROM spook_huis JOIN spook_lagen ON laag = 8;
INSERT INTO deelafweging (huishouden_id, id, uitkomst, door, onderdeel_id, op, waarom)
    SELECT h, 150000000000000000 + n * 1000 + 602, 'niet-delen', 150000000000000021, 150000000000000011, 1794000000, 'SPOOKx7'
    FROM spook_huis JOIN spook_lagen ON laag = 8;
INSERT INTO deelafweging_persoon SELECT h, 150000000000000000 + n * 1000 + 602, volwassene FROM spook_huis JOIN spook_lagen ON laag = 8;
INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op, tot_op)
    SELECT h, 150000000000000000 + n * 1000 + 603, 150000000000000023, 150000000000000012, 'SPOOKx7 reden', 0, 1794000000, 1794003600
    FROM spook_huis JOIN spook_lagen a ON a.laag = 8 JOIN spook_lagen b ON b.laag = 4;

-- How hidden things stood in a version that may be seen (layer 0: the version itself, which names an evaluation that may be hidden), a
-- letter in the making, an aanmelding of the hidden source, moves of hidden things (1) and of the wijkteam (4), and one that arrives for
-- somebody else.
INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding, item_id, door, op)
    SELECT h, 150000000000000000 + n * 1000 + 801, plan, 'evaluatie', 150000000000000000 + n * 1000 + 185, 150000000000000024, 1794000000
    FROM spook_huis WHERE plan IS NOT NULL;
INSERT INTO planversie_stuk (huishouden_id, versie_id, item_id, categorie, inhoud)
    SELECT h, basis + 801, id, categorie, json_object('titel', 'SPOOKx7 toen', 'tekst', 'SPOOKx7 toen', 'resultaat', 'SPOOKx7', 'status', 'actief')
    FROM spook_item WHERE laag = 1 AND plan IS NOT NULL AND soort IN ('doel', 'actie', 'kernverhaal', 'zorg', 'akkoord');
INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, toevoeging, maker_id, op, status)
    SELECT h, 150000000000000000 + n * 1000 + 802, (SELECT min(id) FROM brief_sjabloon), volwassene, 'SPOOKx7 toevoeging', 150000000000000021, 1794000000,
           'concept' FROM spook_huis JOIN spook_lagen ON laag = 1;
INSERT INTO instroom (id, auteur_id, bron_id, wie, melder, over, vraag, weet_het, weet_niet_reden, veiligheid, veiligheid_wat, op, eigenaar_id,
                      eigenaar_onderdeel_id, aan_onderdeel_id, uiterlijk)
    SELECT 150000000000000000 + n * 1000 + 803, 150000000000000021, 150000000000000011, 'omgeving', 'SPOOKx7 buurman', 'SPOOKx7 over', 'SPOOKx7 vraag', 0,
           'SPOOKx7 reden', 'zorgen', 'SPOOKx7 wat', 1794000000, 150000000000000021, 150000000000000011, 150000000000000012, '2026-11-12'
    FROM spook_huis JOIN spook_lagen ON laag = 1;
INSERT INTO instroom_persoon SELECT 150000000000000000 + n * 1000 + 803, kind FROM spook_huis JOIN spook_lagen ON laag = 1;
INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, reden, door, op)
    SELECT 150000000000000000 + n * 1000 + 803, 1, 'aangeboden', 150000000000000012, 'SPOOKx7 stap', 150000000000000021, 1794000000
    FROM spook_huis JOIN spook_lagen ON laag = 1;
INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, datum, bericht, status, door, op)
    SELECT 150000000000000041, 150000000000000804, 150000000000000012, '2026-11-10', 'SPOOKx7 bericht', 'voorbereid', 150000000000000021, 1794000000
    FROM spook_lagen WHERE laag = 1;
INSERT INTO verhuizing_stuk (huishouden_id, verhuizing_id, item_id, uitleg, door, op)
    SELECT 150000000000000041, 150000000000000804, 150000000000000032, 'SPOOKx7 uitleg', 150000000000000021, 1794000000 FROM spook_lagen WHERE laag = 1;
-- chosen for a move that regie sees, by somebody who saw it then
INSERT INTO verhuizing_stuk (huishouden_id, verhuizing_id, item_id, uitleg, door, op)
    SELECT s.h, v.id, s.id, 'SPOOKx7 uitleg', 150000000000000021, 1794000000
    FROM spook_item s JOIN verhuizing v ON v.huishouden_id = s.h AND v.status = 'voorbereid' WHERE s.laag = 1 AND s.soort IN ('notitie', 'doel');
INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, datum, bericht, status, kenmerk, bundel_hash, uit, verstuurd_op, lezing, gelezen, gelezen_door,
                        gelezen_op, correctie, reden, einde_op, einde_door, door, op)
    SELECT h, 150000000000000000 + n * 1000 + 805, 150000000000000012, '2026-11-10', 'SPOOKx7 bericht', 'teruggenomen', 'SPOOKx7' || n, 'SPOOKx7', x'00',
           1794000000, 1, 'SPOOKx7 gelezen', 'SPOOKx7 wie', 1794000000, 'SPOOKx7 correctie', 'SPOOKx7 reden', 1794000000, 150000000000000024,
           150000000000000024, 1794000000 FROM spook_huis JOIN spook_lagen ON laag = 4;
INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, bundel, ontvanger_id, ontvanger_onderdeel_id, status, lezing, teruglezing, correctie, uit, op)
    SELECT 150000000000000806, 150000000000000012, 'SPOOKx7', 'SPOOKx7', x'00', 150000000000000024,
           (SELECT id FROM onderdeel WHERE naam = 'Wijkteam Waterveen'), 'aanvaard', 1, 'SPOOKx7 terug', 'SPOOKx7 correctie', x'00', 1794000000
    FROM spook_lagen WHERE laag = 1;
