-- SPDX-License-Identifier: EUPL-1.2
-- The kinds of items. Each is its table, row for row with nu_item: no rule stands here, only columns.

CREATE VIEW zicht_gezinsplan AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.status, t.kernverhaal, t.evaluatiedatum, t.geopend_op, t.gesloten_op, t.sluit_reden, t.vacature_sinds, t.vacature_uiterlijk, t.versie,
       t.variant
FROM nu_item i JOIN gezinsplan t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'plan' AND i.grond IS NOT NULL;

CREATE VIEW zicht_doel AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.plan_id, t.leefgebied, t.titel, t.resultaat, t.streefdatum, t.score_begin, t.score_nu, t.status, t.status_op, t.status_door, t.status_reden, t.prioriteit, t.versie
FROM doel t CROSS JOIN nu_item i ON i.id = t.id
WHERE t.huishouden_id = dossier() AND i.soort = 'doel' AND i.grond IS NOT NULL;

CREATE VIEW zicht_notitie AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.datum, t.vorm, t.titel, t.tekst, t.ingetrokken_op, t.versie
FROM nu_item i JOIN notitie t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'notitie' AND i.grond IS NOT NULL;

CREATE VIEW zicht_document AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.titel, t.datum, t.bestandsnaam, t.bestandssoort, t.bytes, t.ingetrokken_op, t.versie
FROM nu_item i JOIN document t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'document' AND i.grond IS NOT NULL;

CREATE VIEW zicht_netwerklid AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.naam, t.relatie, t.telefoon, t.van, t.tot, t.versie
FROM nu_item i JOIN netwerklid t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'netwerklid' AND i.grond IS NOT NULL;

CREATE VIEW zicht_woord AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.persoon_id, t.tekst, t.datum
FROM nu_item i JOIN woord t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'woord' AND i.grond IS NOT NULL;

CREATE VIEW zicht_bericht AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.onderwerp, t.tekst, t.grond AS verzendgrond
FROM nu_item i JOIN bericht t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'bericht' AND i.grond IS NOT NULL;

CREATE VIEW zicht_aanmelding AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.eigenaar_id, t.onderdeel_id, t.vraag, t.status, t.versie
FROM nu_item i JOIN aanmelding t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'aanmelding' AND i.grond IS NOT NULL;

CREATE VIEW zicht_regieverzoek AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.soort AS verzoeksoort, t.aan_id, t.door_id, t.bericht, t.van, t.tot, t.status, t.gevraagd_op, t.beslist_op, t.reden, t.versie,
       t.uiterlijk, t.terug_op
FROM nu_item i JOIN regieverzoek t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'regieverzoek' AND i.grond IS NOT NULL;

CREATE VIEW zicht_afscherming AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.reden, t.van, t.tot, t.door, t.einde_door, t.einde_toets, t.versie
FROM nu_item i JOIN afscherming t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'afscherming' AND i.grond IS NOT NULL
UNION ALL
-- R5: a procesregisseur adds, changes and ends a separation, and so sees it (but not from the other side, R19).
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, 'G2', t.reden, t.van, t.tot, t.door, t.einde_door, t.einde_toets, t.versie
FROM regel_procesregie k
JOIN item i ON i.huishouden_id = dossier() AND i.soort = 'afscherming' AND i.gesloten = 0
JOIN afscherming t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE sleutel() IS NULL
  AND NOT EXISTS (SELECT 1 FROM item_persoon ip
                  WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
                    AND ip.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd))
  AND NOT EXISTS (SELECT 1 FROM zicht_item z WHERE z.id = i.id);

CREATE VIEW zicht_betrokkenheid AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.gebruiker_id, t.onderdeel_id, t.taak, t.doel, t.doel_zin, t.van, t.tot, t.status, t.gevraagd_door, t.gevraagd_op, t.beslist_door, t.beslist_op, t.reden, t.opgeschort, t.versie
FROM nu_item i JOIN betrokkenheid t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'betrokkenheid' AND i.grond IS NOT NULL;

-- An action with its owner by name, unless that is somebody protected from the viewer's side, or their network (R19). The goal's title only with a ground for the goal (G6): the page says "een doel van dit gezin" else.
CREATE VIEW zicht_actie AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.doel_id, t.titel, t.vervaldatum, t.status, t.status_op,
       t.status_door, t.reden, t.versie, t.eigenaar_gebruiker_id, t.eigenaar_persoon_id, t.eigenaar_netwerk_id,
       coalesce(g.naam, p.roepnaam, p.naam, n.naam) AS eigenaar, coalesce(o.naam, n.relatie) AS eigenaar_van
FROM actie t
CROSS JOIN nu_item i ON i.id = t.id
LEFT JOIN gebruiker g ON g.id = t.eigenaar_gebruiker_id
LEFT JOIN onderdeel o ON o.id = g.onderdeel_id
LEFT JOIN persoon p ON p.id = t.eigenaar_persoon_id AND NOT EXISTS (SELECT 1 FROM regel_kaart_dicht d WHERE d.persoon_id = p.id)
LEFT JOIN netwerklid n ON n.huishouden_id = t.huishouden_id AND n.id = t.eigenaar_netwerk_id
 AND NOT EXISTS (SELECT 1 FROM item_persoon ip
                 JOIN regel_kaart_dicht d ON d.persoon_id = ip.persoon_id
                 WHERE ip.huishouden_id = n.huishouden_id AND ip.item_id = n.id)
WHERE t.huishouden_id = dossier() AND i.soort = 'actie' AND i.grond IS NOT NULL;

-- What an item is called in a list: a title of its own, else (NULL) the word for its kind; and the day it is about.
CREATE VIEW zicht_item_titel AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.plek, i.grond,
       CASE i.soort WHEN 'notitie' THEN n.titel WHEN 'document' THEN t.titel WHEN 'doel' THEN d.titel WHEN 'actie' THEN a.titel
                    WHEN 'netwerklid' THEN w.naam WHEN 'bericht' THEN b.onderwerp WHEN 'betrokkenheid' THEN g.naam
                    WHEN 'verwijzing' THEN q.naam WHEN 'voorziening' THEN u.naam END AS titel,
       coalesce(n.datum, t.datum, lokale_datum(i.op)) AS datum
FROM zicht_item i
LEFT JOIN notitie n ON i.soort = 'notitie' AND n.huishouden_id = i.huishouden_id AND n.id = i.id
LEFT JOIN document t ON i.soort = 'document' AND t.huishouden_id = i.huishouden_id AND t.id = i.id
LEFT JOIN doel d ON i.soort = 'doel' AND d.huishouden_id = i.huishouden_id AND d.id = i.id
LEFT JOIN actie a ON i.soort = 'actie' AND a.huishouden_id = i.huishouden_id AND a.id = i.id
LEFT JOIN netwerklid w ON i.soort = 'netwerklid' AND w.huishouden_id = i.huishouden_id AND w.id = i.id
LEFT JOIN bericht b ON i.soort = 'bericht' AND b.huishouden_id = i.huishouden_id AND b.id = i.id
LEFT JOIN betrokkenheid e ON i.soort = 'betrokkenheid' AND e.huishouden_id = i.huishouden_id AND e.id = i.id
LEFT JOIN gebruiker g ON g.id = e.gebruiker_id
LEFT JOIN verwijzing r ON i.soort = 'verwijzing' AND r.huishouden_id = i.huishouden_id AND r.id = i.id
LEFT JOIN dienst q ON q.code = r.dienst
LEFT JOIN voorziening u ON i.soort = 'voorziening' AND u.huishouden_id = i.huishouden_id AND u.id = i.id;

-- History that belongs to an item is seen with it.
CREATE VIEW zicht_notitie_versie AS
SELECT v.notitie_id, v.versie, v.titel, v.tekst, v.reden, v.door, v.op
FROM zicht_notitie n JOIN notitie_versie v ON v.huishouden_id = n.huishouden_id AND v.notitie_id = n.id;

-- What stood in another category before was for who read that category: only the author and their onderdeel see it back.
CREATE VIEW zicht_document_versie AS
SELECT v.document_id, v.versie, v.titel, v.datum, v.categorie, v.reden, v.door, v.op
FROM zicht_document d JOIN document_versie v ON v.huishouden_id = d.huishouden_id AND v.document_id = d.id
WHERE d.grond = 'G1' OR v.categorie = d.categorie;

-- The bytes: where they lie, and the keys to them, sealed one in the other. What was withdrawn (the wrong file, the wrong family)
-- opens for its author and their onderdeel alone.
CREATE VIEW zicht_document_inhoud AS
SELECT d.id, d.personen, d.grond, d.bestandsnaam, d.bestandssoort, d.bytes, s.stuk, s.sleutel, h.sleutel AS huishouden_sleutel
FROM zicht_document d
JOIN document_inhoud s ON s.huishouden_id = d.huishouden_id AND s.document_id = d.id
JOIN huishouden_sleutel h ON h.huishouden_id = d.huishouden_id
WHERE d.ingetrokken_op IS NULL OR d.grond = 'G1';

CREATE VIEW zicht_actie_stand AS
SELECT s.actie_id, s.id, s.status, s.vervaldatum, s.reden, s.door, s.op
FROM zicht_actie a JOIN actie_stand s ON s.huishouden_id = a.huishouden_id AND s.actie_id = a.id;

CREATE VIEW zicht_doel_score AS
SELECT s.doel_id, s.id, s.score, s.datum, s.werkte, s.door
FROM zicht_doel d JOIN doel_score s ON s.huishouden_id = d.huishouden_id AND s.doel_id = d.id;

CREATE VIEW zicht_afscherming_persoon AS
SELECT p.afscherming_id, p.persoon_id
FROM zicht_afscherming a JOIN afscherming_persoon p ON p.afscherming_id = a.id;

CREATE VIEW zicht_afscherming_tegen AS
SELECT t.afscherming_id, t.id, t.persoon_id, t.onderdeel_id, t.gebruiker_id, coalesce(p.naam, o.naam, g.naam) AS naam
FROM zicht_afscherming a
JOIN afscherming_tegen t ON t.afscherming_id = a.id
LEFT JOIN persoon p ON p.id = t.persoon_id
LEFT JOIN onderdeel o ON o.id = t.onderdeel_id
LEFT JOIN gebruiker g ON g.id = t.gebruiker_id;

-- To whom an item was sent: for its author and for whom it was sent to.
CREATE VIEW zicht_geadresseerde AS
SELECT a.item_id, a.gebruiker_id, a.onderdeel_id, coalesce(g.naam, o.naam) AS naam, a.van, a.tot
FROM zicht_item i
JOIN geadresseerde a ON a.huishouden_id = i.huishouden_id AND a.item_id = i.id
LEFT JOIN gebruiker g ON g.id = a.gebruiker_id
LEFT JOIN onderdeel o ON o.id = a.onderdeel_id
WHERE i.grond IN ('G1', 'G6');

-- The regisseur is on the card; who was it before is for regie and procesregie.
CREATE VIEW zicht_regie AS
SELECT r.id, r.gebruiker_id, g.naam, o.naam AS onderdeel, r.van_op, r.tot_op, r.einde_reden, r.terug_op
FROM zicht_huishouden h
JOIN regie r ON r.huishouden_id = h.id
JOIN gebruiker g ON g.id = r.gebruiker_id
JOIN onderdeel o ON o.id = r.onderdeel_id
WHERE r.tot_op IS NULL OR h.regie = 1 OR h.procesregie = 1;

CREATE VIEW zicht_waarneming AS
SELECT w.id, w.gebruiker_id, g.naam, g.telefoon, w.van, w.tot
FROM zicht_huishouden h
JOIN waarneming w ON w.huishouden_id = h.id
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND r.tot_op IS NULL
JOIN gebruiker g ON g.id = w.gebruiker_id
WHERE w.tot >= vandaag();
