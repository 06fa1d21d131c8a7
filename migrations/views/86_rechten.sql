-- SPDX-License-Identifier: EUPL-1.2
-- The rights of the family as the municipality keeps them: requests, extracts, contested items, restrictions, a child's objection.
-- docs/adr/0008-gezin-als-lezer.md

-- ---------------------------------------------------------------------------------------------------------
-- Requests: for the regie of the household, for a privacy officer (who sees no substance by it), and for whoever wrote it down,
-- while involved. R6 and R19 stand before it.

CREATE VIEW regel_privacy AS
SELECT k.id FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'privacy';

CREATE VIEW zicht_avgverzoek AS
SELECT v.huishouden_id, v.id, v.soort, v.persoon_id, p.naam AS persoon_naam, v.aanvrager_id, a.naam AS aanvrager, v.hoedanigheid, v.ontvangen,
       v.vraag, v.identiteit, v.uiterlijk, v.verleng_reden, v.verlengd_op, v.eigenaar_id, e.naam AS eigenaar, v.status, v.besluit,
       v.besluit_reden, b.naam AS besluit_door, v.besluit_op, d.naam AS door, v.op, v.versie,
       CASE WHEN EXISTS (SELECT 1 FROM regel_privacy) THEN 'privacy'
            WHEN EXISTS (SELECT 1 FROM nu_wie w WHERE w.regie) THEN 'G2' ELSE 'G1' END AS grond,
       id_tekst(v.persoon_id) || CASE WHEN v.aanvrager_id <> v.persoon_id THEN ',' || id_tekst(v.aanvrager_id) ELSE '' END AS personen
FROM regel_open k
JOIN avgverzoek v ON v.huishouden_id = dossier() AND k.sleutel_id IS NULL
LEFT JOIN persoon p ON p.id = v.persoon_id
LEFT JOIN persoon a ON a.id = v.aanvrager_id
JOIN gebruiker e ON e.id = v.eigenaar_id
JOIN gebruiker d ON d.id = v.door_id
LEFT JOIN gebruiker b ON b.id = v.besluit_door
WHERE (EXISTS (SELECT 1 FROM regel_privacy)
       OR EXISTS (SELECT 1 FROM nu_wie w WHERE w.regie OR (w.betrokken AND w.id = v.door_id)))
  AND v.persoon_id NOT IN (SELECT persoon_id FROM nu_afgeschermd)
  AND v.aanvrager_id NOT IN (SELECT persoon_id FROM nu_afgeschermd);

-- Where one lives, for the router; as zicht_plek.
CREATE VIEW zicht_avgverzoek_plek AS
SELECT v.id, v.huishouden_id FROM avgverzoek v WHERE kijker() IS NOT NULL;

-- Candidates for "mijn werk": open requests of their owner, and all open ones for a privacy officer. To be opened one by one.
CREATE VIEW zicht_kandidaat_avgverzoek AS
SELECT v.huishouden_id, v.id, v.uiterlijk
FROM regel_kijker k
JOIN avgverzoek v ON v.status = 'open' AND k.sleutel_id IS NULL
WHERE v.eigenaar_id = k.id OR EXISTS (SELECT 1 FROM regel_privacy);

-- The register, for a privacy officer: the newest first, handled ones too.
CREATE VIEW zicht_kandidaat_register AS
SELECT v.huishouden_id, v.id, v.status, v.uiterlijk
FROM regel_privacy k
JOIN avgverzoek v;

-- Who may hold one: the regie of this household, and the privacy officers.
CREATE VIEW zicht_avgverzoek_eigenaar AS
SELECT a.id, a.naam, a.functie
FROM regel_kijker k
JOIN regel_account a
WHERE a.id IN (SELECT gebruiker_id FROM regel_regie WHERE van <= vandaag())
   OR EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = a.id AND r.rol = 'privacy');

-- Who may ask for a member: themselves, whoever has gezag, whoever represents them today. With the ground for `contact`.
CREATE VIEW zicht_aanvrager AS
SELECT l.persoon_id, l.persoon_id AS aanvrager_id, l.naam, 'zelf' AS hoedanigheid
FROM zicht_lid l
UNION
SELECT z.kind_id, z.houder_id, z.houder, 'gezag'
FROM zicht_gezag z
WHERE z.houder_id IS NOT NULL AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
UNION
SELECT v.persoon_id, v.houder_id, v.houder, 'vertegenwoordiger'
FROM zicht_vertegenwoordiging v
WHERE v.houder_id IS NOT NULL AND v.van <= vandaag() AND (v.tot IS NULL OR v.tot >= vandaag());

-- ---------------------------------------------------------------------------------------------------------
-- Extracts. That one is made is seen with its request; what is in it, by its maker alone.

-- R10, G7: what whoever asks on behalf of an adult may read today: the categories of their measures, while these run. Nothing for who
-- stands on the other side (R19) of that adult, or of anybody who shares a household with them.
CREATE VIEW regel_namens AS
SELECT v.huishouden_id, v.id AS verzoek_id, m.categorie
FROM avgverzoek v
JOIN vertegenwoordiging g ON g.persoon_id = v.persoon_id AND g.houder_id = v.aanvrager_id
 AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
JOIN maatregel m ON m.soort = g.soort
WHERE v.hoedanigheid = 'vertegenwoordiger'
  AND NOT EXISTS (
    SELECT 1
    FROM afscherming a
    JOIN afscherming_persoon p ON p.afscherming_id = a.id
    JOIN afscherming_tegen t ON t.afscherming_id = a.id
    LEFT JOIN gebruiker w ON w.id = t.gebruiker_id
    WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
      AND CASE coalesce(t.persoon_id, w.persoon_id)
          WHEN v.aanvrager_id THEN EXISTS (SELECT 1 FROM lid hier JOIN lid ook ON ook.huishouden_id = hier.huishouden_id
                                           WHERE hier.persoon_id = v.persoon_id AND ook.persoon_id = p.persoon_id)
          WHEN v.persoon_id THEN p.persoon_id = v.aanvrager_id
          END);

-- `categorieen`: of a representative, what the measure covered when it was begun and covers today; NULL for anybody else.
CREATE VIEW zicht_uittreksel AS
SELECT u.huishouden_id, u.id, u.verzoek_id, u.persoon_id, v.persoon_naam, u.lezer_id,
       CASE WHEN u.categorieen IS NOT NULL THEN
         (SELECT coalesce(group_concat(n.categorie), '')
          FROM (SELECT DISTINCT n.categorie FROM regel_namens n
                WHERE n.verzoek_id = u.verzoek_id AND instr(',' || u.categorieen || ',', ',' || n.categorie || ',') > 0) n)
       END AS categorieen, u.maker_id, m.naam AS maker, u.geheel,
       u.reden, u.op, u.status, u.gegeven_op, u.gegeven_aan, u.wijze, u.versie, u.maker_id = kijker() AS eigen, v.identiteit, v.hoedanigheid,
       v.status AS verzoek_status, v.grond, v.personen
FROM zicht_avgverzoek v
JOIN uittreksel u ON u.huishouden_id = v.huishouden_id AND u.verzoek_id = v.id
JOIN gebruiker m ON m.id = u.maker_id
WHERE u.maker_id = kijker() OR EXISTS (SELECT 1 FROM regel_privacy);

CREATE VIEW zicht_uittreksel_plek AS
SELECT u.id, u.huishouden_id FROM uittreksel u WHERE kijker() IS NOT NULL;

CREATE VIEW zicht_uittreksel_inhoud AS
SELECT z.id, u.inhoud, z.grond, z.personen
FROM zicht_uittreksel z
JOIN uittreksel u ON u.huishouden_id = z.huishouden_id AND u.id = z.id
WHERE u.maker_id = kijker();

CREATE VIEW zicht_uittreksel_stuk AS
SELECT s.uittreksel_id, s.item_id, s.geven, s.reden, s.tekst
FROM zicht_uittreksel z
JOIN uittreksel_stuk s ON s.huishouden_id = z.huishouden_id AND s.uittreksel_id = z.id
WHERE z.maker_id = kijker();

-- In which households there may be something: this one; with the privacy officer's choice wherever they are or were a member.
CREATE VIEW zicht_uittreksel_huishouden AS
SELECT z.id AS uittreksel_id, z.huishouden_id FROM zicht_uittreksel z WHERE z.maker_id = kijker() AND z.status = 'concept'
UNION
SELECT z.id, l.huishouden_id
FROM zicht_uittreksel z
JOIN lid l ON l.persoon_id = z.persoon_id
WHERE z.maker_id = kijker() AND z.status = 'concept' AND z.geheel = 1;

-- Names to look for in the text: everybody else in those households, and their network.
CREATE VIEW zicht_uittreksel_naam AS
SELECT h.uittreksel_id, p.naam, p.roepnaam, p.voornamen
FROM zicht_uittreksel_huishouden h
JOIN zicht_uittreksel z ON z.id = h.uittreksel_id
JOIN lid l ON l.huishouden_id = h.huishouden_id
JOIN persoon p ON p.id = l.persoon_id
WHERE p.id <> z.persoon_id AND p.id <> z.lezer_id
UNION
SELECT h.uittreksel_id, n.naam, NULL, NULL
FROM zicht_uittreksel_huishouden h
JOIN netwerklid n ON n.huishouden_id = h.huishouden_id;

-- Whom the family can call: the regisseur of those households.
CREATE VIEW zicht_uittreksel_regisseur AS
SELECT h.uittreksel_id, g.naam, g.telefoon, o.naam AS onderdeel
FROM zicht_uittreksel_huishouden h
JOIN regie r ON r.huishouden_id = h.huishouden_id AND r.tot_op IS NULL
JOIN gebruiker g ON g.id = r.gebruiker_id
JOIN onderdeel o ON o.id = r.onderdeel_id;

-- What an item says, as one text: for whoever sees it.
CREATE VIEW zicht_item_tekst AS
SELECT i.id, i.soort, i.categorie, c.naam AS categorie_naam, c.soort = 'bijzonder' AS bijzonder, c.volgorde, i.personen, i.grond, i.op,
       coalesce(n.datum, w.datum, lokale_datum(i.op)) AS datum,
       g.naam AS auteur, g.functie, o.naam AS onderdeel, z.naam AS organisatie,
       CASE i.soort
         WHEN 'notitie' THEN n.titel || char(10) || n.tekst
         WHEN 'doel' THEN d.titel || char(10) || 'Gelukt als: ' || d.resultaat
         WHEN 'actie' THEN a.titel || char(10) || 'Klaar op ' || a.vervaldatum
         WHEN 'woord' THEN w.tekst
         WHEN 'kernverhaal' THEN (SELECT x.tekst FROM planstuk x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'kracht' THEN (SELECT x.tekst FROM planstuk x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'zorg' THEN (SELECT x.tekst FROM planstuk x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'akkoord' THEN (SELECT CASE x.antwoord WHEN 'ja' THEN 'Eens met het plan' WHEN 'deels' THEN 'Deels eens met het plan' ELSE 'Niet eens met het plan' END
                                     || ', ' || x.datum || coalesce(char(10) || x.woorden, '') FROM akkoord x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'evaluatie' THEN (SELECT CASE x.status WHEN 'gehouden' THEN 'Het plan is besproken' WHEN 'verzet' THEN 'De evaluatie is verzet' ELSE 'De evaluatie is overgeslagen' END
                                       || ', ' || x.datum || coalesce(char(10) || 'Waarom: ' || x.reden, '') || coalesce(char(10) || 'Wat werkte: ' || x.werkte, '')
                                       || coalesce(char(10) || 'Wat anders moet: ' || x.anders, '') || coalesce(char(10) || 'Goed aan de regie: ' || x.regie_goed, '')
                                       || coalesce(char(10) || 'Beter aan de regie: ' || x.regie_beter, '')
                                FROM evaluatie x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'stem' THEN (SELECT 'Bij de evaluatie' || coalesce(char(10) || x.tekst, '') || coalesce(char(10) || 'Cijfer voor de hulp: ' || x.cijfer, '')
                                  || coalesce(char(10) || 'Cijfer voor de regisseur: ' || x.regie_cijfer, '') || coalesce(char(10) || 'Over de regisseur: ' || x.regie_tekst, '')
                           FROM stem x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'scanregel' THEN (SELECT CASE x.status WHEN 'besproken' THEN 'Besproken' WHEN 'niet_besproken' THEN 'Niet besproken' ELSE 'Niet van toepassing' END
                                       || CASE x.toestand WHEN 'acuut' THEN ': er is nu hulp nodig' WHEN 'slecht' THEN ': het gaat niet goed' WHEN 'wankel' THEN ': het gaat net'
                                               WHEN 'redelijk' THEN ': het gaat redelijk' WHEN 'goed' THEN ': het gaat goed' ELSE '' END
                                       || coalesce(char(10) || x.toelichting, '') || coalesce(char(10) || 'De vraag erachter: ' || x.vraag, '')
                                       || coalesce(char(10) || 'Wie helpt nu: ' || x.hulp, '')
                                FROM scanregel x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'plan' THEN coalesce(p.kernverhaal, 'Het plan heeft nog geen kernverhaal.')
         WHEN 'bericht' THEN b.onderwerp || char(10) || b.tekst
         WHEN 'inbreng' THEN (SELECT x.tekst FROM inbreng x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'betrokkenheid' THEN bg.naam || ', ' || bo.naam || ': ' || e.taak || char(10) || e.doel_zin || char(10) || 'Vanaf ' || e.van || coalesce(' tot en met ' || e.tot, '')
         WHEN 'netwerklid' THEN k.naam || ', ' || k.relatie
         WHEN 'aanmelding' THEN m.vraag
         WHEN 'document' THEN (SELECT y.titel FROM document y WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id) || char(10) || 'Vraag de organisatie om het document zelf.'
         WHEN 'verwijzing' THEN (SELECT q.naam || coalesce(', bij ' || y.aan_naam, '') || char(10) || y.vraag || char(10) || 'Gevraagd op ' || y.gevraagd_op
                                 FROM verwijzing y JOIN dienst q ON q.code = y.dienst WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id)
         WHEN 'voorziening' THEN (SELECT y.naam || coalesce(', door ' || y.aanbieder, '') || char(10) || q.naam || char(10) || 'Vanaf ' || y.van || coalesce(' tot en met ' || y.tot, '')
                                  FROM voorziening y JOIN wet q ON q.code = y.wet WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id)
         WHEN 'overgang' THEN (SELECT s.naam || ', ' || x.datum || coalesce((SELECT group_concat(char(10) || p.naam || ': ' || CASE r.stand WHEN 'geregeld' THEN r.wie || ', vanaf ' || r.vanaf
                                                                                                WHEN 'nvt' THEN 'speelt niet' ELSE 'nog niet geregeld' END, '')
                                                                 FROM overgang_regel r JOIN overgang_punt p ON p.soort = x.soort AND p.code = r.punt
                                                                 WHERE r.huishouden_id = x.huishouden_id AND r.overgang_id = x.id), '')
                               FROM overgang x JOIN overgang_soort s ON s.code = x.soort WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'afsluiting' THEN (SELECT CASE x.status WHEN 'gesloten' THEN 'Het plan is gesloten' WHEN 'heropend' THEN 'Het plan was gesloten, en is weer open'
                                        WHEN 'gestopt' THEN 'Het plan is niet gesloten' ELSE 'Het sluiten van het plan wordt voorbereid' END
                                        || coalesce(char(10) || 'Waarom: ' || x.reden, '') || coalesce(char(10) || 'Geregeld: ' || x.geregeld, '')
                                        || coalesce(char(10) || 'Meedoen: ' || x.participatie_uitleg, '') || coalesce(char(10) || 'Veiligheid: ' || x.veiligheid_uitleg, '')
                                        || coalesce(char(10) || 'Hulp die doorloopt: ' || x.lopende_hulp, '') || coalesce(char(10) || 'Wat u ervan vond: ' || x.gezin_woorden, '')
                                        || coalesce(char(10) || 'Weging: ' || x.weging, '')
                                 FROM afsluiting x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'volgcontact' THEN (SELECT CASE x.vorm WHEN 'nazorg' THEN 'Nazorg' WHEN 'waakvlam' THEN 'Waakvlam' ELSE 'Iemand blijft contact zoeken' END || ', vanaf ' || x.begin
                                         || coalesce(', volgende keer op ' || x.volgende, '') || coalesce(char(10) || x.afspraak, '') || coalesce(char(10) || x.einde_reden, '')
                                         || coalesce((SELECT group_concat(char(10) || m.datum || coalesce(': ' || m.verslag, ''), '') FROM contactmoment m
                                                      WHERE m.huishouden_id = x.huishouden_id AND m.volgcontact_id = x.id), '')
                                  FROM volgcontact x WHERE x.huishouden_id = i.huishouden_id AND x.id = i.id)
         WHEN 'regieverzoek' THEN v.bericht || coalesce(char(10) || q.betekent, '') || coalesce(char(10) || q.blijft, '')
                                  || coalesce(char(10) || q.afspraken, '') || coalesce(char(10) || q.geen_gesprek, '')
         WHEN 'regiebesluit' THEN (SELECT rb.besluit || char(10) || 'Antwoord vóór ' || rb.uiterlijk || coalesce(char(10) || rb.reactie, '')
                                   FROM regiebesluit rb WHERE rb.huishouden_id = i.huishouden_id AND rb.id = i.id)
         WHEN 'overleg' THEN (SELECT 'Overleg: ' || y.waarom FROM overleg y WHERE y.huishouden_id = i.huishouden_id AND y.id = i.id)
         WHEN 'afscherming' THEN 'Er is een afscherming vanaf ' || f.van || coalesce(' tot en met ' || f.tot, '') || char(10) || f.reden
         WHEN 'contact' THEN (SELECT group_concat(x.naam || ', geboren ' || coalesce(x.geboortedatum, 'op een dag die wij niet weten'), char(10))
                              FROM item_persoon ip JOIN persoon x ON x.id = ip.persoon_id
                              WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id)
         WHEN 'adres' THEN (SELECT group_concat(coalesce(x.straat || ' ' || coalesce(x.huisnummer, '') || ', ' || coalesce(x.postcode || ' ', '') || coalesce(x.woonplaats, ''), 'Geen adres bekend')
                                                || coalesce(char(10) || 'Telefoon: ' || x.telefoon, '') || coalesce(char(10) || 'E-mail: ' || x.email, ''), char(10))
                            FROM item_persoon ip JOIN persoon x ON x.id = ip.persoon_id
                            WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id)
       END AS tekst
FROM zicht_item i
JOIN categorie c ON c.code = i.categorie
JOIN gebruiker g ON g.id = i.auteur_id
JOIN onderdeel o ON o.id = i.bron_id
JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN notitie n ON i.soort = 'notitie' AND n.huishouden_id = i.huishouden_id AND n.id = i.id
LEFT JOIN doel d ON i.soort = 'doel' AND d.huishouden_id = i.huishouden_id AND d.id = i.id
LEFT JOIN actie a ON i.soort = 'actie' AND a.huishouden_id = i.huishouden_id AND a.id = i.id
LEFT JOIN woord w ON i.soort = 'woord' AND w.huishouden_id = i.huishouden_id AND w.id = i.id
LEFT JOIN gezinsplan p ON i.soort = 'plan' AND p.huishouden_id = i.huishouden_id AND p.id = i.id
LEFT JOIN bericht b ON i.soort = 'bericht' AND b.huishouden_id = i.huishouden_id AND b.id = i.id
LEFT JOIN betrokkenheid e ON i.soort = 'betrokkenheid' AND e.huishouden_id = i.huishouden_id AND e.id = i.id
LEFT JOIN gebruiker bg ON bg.id = e.gebruiker_id
LEFT JOIN onderdeel bo ON bo.id = e.onderdeel_id
LEFT JOIN netwerklid k ON i.soort = 'netwerklid' AND k.huishouden_id = i.huishouden_id AND k.id = i.id
LEFT JOIN aanmelding m ON i.soort = 'aanmelding' AND m.huishouden_id = i.huishouden_id AND m.id = i.id
LEFT JOIN regieverzoek v ON i.soort = 'regieverzoek' AND v.huishouden_id = i.huishouden_id AND v.id = i.id
LEFT JOIN regie_overdracht q ON i.soort = 'regieverzoek' AND q.huishouden_id = i.huishouden_id AND q.id = i.id
LEFT JOIN afscherming f ON i.soort = 'afscherming' AND f.huishouden_id = i.huishouden_id AND f.id = i.id;

-- Of what a family reader sees: what they own or agreed to.
CREATE VIEW zicht_lezer_eigen AS
SELECT i.id
FROM zicht_item i
JOIN regel_lezer k
WHERE EXISTS (SELECT 1 FROM actie a WHERE a.huishouden_id = i.huishouden_id AND a.id = i.id AND a.eigenaar_persoon_id = k.id)
   OR EXISTS (SELECT 1 FROM instemming s WHERE s.huishouden_id = i.huishouden_id AND s.item_id = i.id AND s.persoon_id = k.id);

-- The consents about the reader, or about a child they decide for: not what the child gave alone or keeps to itself, and nothing
-- that may name a place for whoever stands on either side of a separation (R19).
CREATE VIEW zicht_lezer_toestemming AS
SELECT t.id, t.persoon_id, t.soort, t.doel_zin, t.van, t.tot, t.einde_op, coalesce(tg.naam || ', ' || o.naam, o.naam, p.naam) AS ontvanger,
       (SELECT json_group_array(x.categorie) FROM (SELECT c.categorie FROM toestemming_categorie c WHERE c.huishouden_id = t.huishouden_id AND c.toestemming_id = t.id
                                                   UNION SELECT i.categorie FROM toestemming_item ti JOIN item i ON i.huishouden_id = ti.huishouden_id AND i.id = ti.item_id
                                                   WHERE ti.huishouden_id = t.huishouden_id AND ti.toestemming_id = t.id) x) AS categorieen,
       id_tekst(t.persoon_id) AS personen, 'G7' AS grond
FROM regel_lezer k
JOIN toestemming t ON t.huishouden_id = dossier()
LEFT JOIN onderdeel o ON o.id = t.ontvanger_onderdeel_id
LEFT JOIN gebruiker tg ON tg.id = t.ontvanger_gebruiker_id
LEFT JOIN persoon p ON p.id = t.ontvanger_persoon_id AND p.id NOT IN (SELECT persoon_id FROM regel_lezer_gescheiden)
WHERE (t.persoon_id = k.id
       OR (t.persoon_id IN (SELECT persoon_id FROM regel_lezer_kind)
           AND t.persoon_id NOT IN (SELECT persoon_id FROM regel_lezer_gescheiden)
           AND t.kind_alleen = 0
           AND NOT EXISTS (SELECT 1 FROM regel_lezer_bezwaar z WHERE z.kind_id = t.persoon_id)))
  AND (t.plek = 0 OR NOT EXISTS (SELECT 1 FROM regel_lezer_gescheiden));

-- The decisions to share without consent (R16) about the reader, or about a child they decide for: those the reader was told of. Whoever may
-- not know yet does not learn it from an extract, and a child that was told is not its parent. Never across a separation (R19), nor what
-- goes to or comes from a shelter for whoever stands on either side of one. Not the weighing: that is the source's.
CREATE VIEW zicht_lezer_deelbesluit AS
SELECT b.id, p.persoon_id, lokale_datum(b.besloten_op) AS datum, d.naam AS auteur, d.functie, o.naam AS onderdeel, oz.naam AS organisatie,
       'Gedeeld met ' || coalesce(w.naam || ', ', '') || r.naam || CASE WHEN instr(r.naam, rz.naam) > 0 THEN '' ELSE ' (' || rz.naam || ')' END
         || char(10) || 'Op grond van: ' || g.naam || ' (' || g.artikel || ')'
         || char(10) || 'Waarvoor: ' || b.doel_zin
         || char(10) || 'Wat: ' || coalesce((SELECT group_concat(lower(c.naam), ', ') FROM deelbesluit_categorie dc JOIN categorie c ON c.code = dc.categorie
                                             WHERE dc.huishouden_id = b.huishouden_id AND dc.deelbesluit_id = b.id),
                                            (SELECT 'losse stukken over ' || group_concat(DISTINCT lower(c.naam)) FROM deelbesluit_item di JOIN categorie c ON c.code = di.categorie
                                             WHERE di.huishouden_id = b.huishouden_id AND di.deelbesluit_id = b.id), '')
         || char(10) || 'Niet meer dan nodig: ' || b.minimaal
         || char(10) || 'Van ' || b.van || ' tot en met ' || min(b.tot, b.herbeoordeel_op) || coalesce(', gestopt op ' || lokale_datum(b.einde_op), '') AS tekst,
       (SELECT json_group_array(x.categorie) FROM (SELECT dc.categorie FROM deelbesluit_categorie dc WHERE dc.huishouden_id = b.huishouden_id AND dc.deelbesluit_id = b.id
                                                   UNION SELECT di.categorie FROM deelbesluit_item di WHERE di.huishouden_id = b.huishouden_id AND di.deelbesluit_id = b.id) x) AS categorieen,
       (SELECT count(*) - 1 FROM deelbesluit_persoon q WHERE q.huishouden_id = b.huishouden_id AND q.deelbesluit_id = b.id) AS ook,
       id_tekst(p.persoon_id) AS personen, 'G7' AS grond
FROM regel_lezer k
JOIN deelbesluit b ON b.huishouden_id = dossier()
JOIN deelbesluit_persoon p ON p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
JOIN deelbesluit_verteld t ON t.huishouden_id = b.huishouden_id AND t.deelbesluit_id = b.id AND t.persoon_id = k.id AND t.datum <= vandaag()
JOIN deelgrond g ON g.id = b.grond_id
JOIN gebruiker d ON d.id = b.besloten_door
JOIN onderdeel o ON o.id = b.bron_id
JOIN organisatie oz ON oz.id = o.organisatie_id
JOIN onderdeel r ON r.id = b.ontvanger_onderdeel_id
JOIN organisatie rz ON rz.id = r.organisatie_id
LEFT JOIN gebruiker w ON w.id = b.ontvanger_gebruiker_id
WHERE (p.persoon_id = k.id
       OR (p.persoon_id IN (SELECT persoon_id FROM regel_lezer_kind)
           AND NOT EXISTS (SELECT 1 FROM regel_lezer_bezwaar z WHERE z.kind_id = p.persoon_id)))
  AND NOT EXISTS (SELECT 1 FROM deelbesluit_persoon q
                  WHERE q.huishouden_id = b.huishouden_id AND q.deelbesluit_id = b.id AND q.persoon_id IN (SELECT persoon_id FROM regel_lezer_gescheiden))
  AND ('vrouwenopvang' NOT IN (oz.soort, rz.soort) OR NOT EXISTS (SELECT 1 FROM regel_lezer_gescheiden));

-- ---------------------------------------------------------------------------------------------------------
-- "Wie keek in mijn dossier?": the log's lines about the person of a request. Somebody whose onderdeel helps a person protected from
-- the asker's side is left out (R19), and so is what would tell of the protection.

-- G7: whoever asked still may, today: the person, whoever has gezag over a child under 16 (R12), whoever represents an adult.
CREATE VIEW regel_vraagt_nog AS
SELECT v.id AS verzoek_id
FROM avgverzoek v
WHERE CASE v.hoedanigheid
      WHEN 'zelf' THEN 1
      WHEN 'gezag' THEN EXISTS (SELECT 1 FROM regel_gezag z JOIN persoon p ON p.id = z.kind_id
                                WHERE z.kind_id = v.persoon_id AND z.houder_id = v.aanvrager_id AND leeftijd_hoog(p.geboortedatum, vandaag()) < 16
                                  AND NOT EXISTS (SELECT 1 FROM regel_gezag a WHERE a.kind_id = z.kind_id AND a.dicht))
      ELSE EXISTS (SELECT 1 FROM regel_namens n WHERE n.verzoek_id = v.id) END;

CREATE VIEW regel_wiekeek_regel AS
SELECT v.id AS verzoek_id, v.huishouden_id AS verzoek_huishouden_id, v.persoon_id, v.aanvrager_id, r.volgnr, r.tijd, r.gebeurtenis, r.handeling, r.gronden,
       r.gebruiker, r.sessie, r.onderdeel, r.huishouden
FROM regel_privacy k
JOIN zicht_avgverzoek v
JOIN lid l ON l.persoon_id = v.persoon_id
JOIN logregel r ON r.huishouden = l.huishouden_id
WHERE r.uitkomst = 'geslaagd' AND instr(r.personen, id_tekst(v.persoon_id)) > 0
UNION
SELECT v.id, v.huishouden_id, v.persoon_id, v.aanvrager_id, r.volgnr, r.tijd, r.gebeurtenis, r.handeling, r.gronden, r.gebruiker, r.sessie, r.onderdeel, r.huishouden
FROM regel_privacy k
JOIN zicht_avgverzoek v
JOIN logregel r ON r.huishouden IS NULL AND r.personen IS NOT NULL
WHERE r.uitkomst = 'geslaagd' AND instr(r.personen, id_tekst(v.persoon_id)) > 0;

CREATE VIEW zicht_wiekeek AS
SELECT r.verzoek_id, r.volgnr, r.tijd / 1000 AS op, r.gebeurtenis, r.handeling, r.gronden, r.gebruiker, r.sessie,
       g.naam, g.functie, o.naam AS onderdeel, z.naam AS organisatie,
       instr(',' || (SELECT waarde FROM instelling WHERE sleutel = 'kijker_functie') || ',', ',' || z.soort || ',') > 0 AS functie_noemen
FROM regel_wiekeek_regel r
JOIN regel_vraagt_nog q ON q.verzoek_id = r.verzoek_id
JOIN gebruiker g ON g.id = r.gebruiker
JOIN onderdeel o ON o.id = r.onderdeel
JOIN organisatie z ON z.id = o.organisatie_id
WHERE NOT EXISTS (
    SELECT 1
    FROM afscherming a
    JOIN afscherming_tegen t ON t.afscherming_id = a.id
    JOIN afscherming_persoon ap ON ap.afscherming_id = a.id
    WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
      AND (t.persoon_id IN (r.persoon_id, r.aanvrager_id)
           OR EXISTS (SELECT 1 FROM gebruiker tg WHERE tg.persoon_id IN (r.persoon_id, r.aanvrager_id)
                      AND (tg.id = t.gebruiker_id OR tg.onderdeel_id = t.onderdeel_id)))
      AND (z.soort = 'vrouwenopvang' OR ap.persoon_id = r.persoon_id
           OR EXISTS (SELECT 1 FROM betrokkenheid b
                      JOIN item_persoon ip ON ip.huishouden_id = b.huishouden_id AND ip.item_id = b.id AND ip.persoon_id = ap.persoon_id
                      WHERE b.onderdeel_id = r.onderdeel)));

-- ---------------------------------------------------------------------------------------------------------
-- Beside an item: for everybody who sees it, with the same ground.

CREATE VIEW zicht_betwisting AS
SELECT i.huishouden_id, b.id, b.item_id, b.persoon_id,
       CASE WHEN b.persoon_id NOT IN (SELECT persoon_id FROM nu_afgeschermd) THEN p.naam END AS persoon_naam,
       b.verklaring, b.gevraagd, b.datum, d.naam AS door, b.op, b.besluit, b.besluit_reden, x.naam AS besluit_door, b.besluit_op, b.versie,
       i.soort, i.grond, i.personen
FROM zicht_item i
JOIN betwisting b ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id
JOIN persoon p ON p.id = b.persoon_id
JOIN gebruiker d ON d.id = b.door
LEFT JOIN gebruiker x ON x.id = b.besluit_door;

CREATE VIEW zicht_betwisting_plek AS
SELECT b.id, b.huishouden_id FROM betwisting b WHERE kijker() IS NOT NULL;

CREATE VIEW zicht_instemming AS
SELECT s.item_id, s.persoon_id, p.naam AS persoon_naam, s.datum, i.grond, i.personen
FROM zicht_item i
JOIN instemming s ON s.huishouden_id = i.huishouden_id AND s.item_id = i.id
JOIN persoon p ON p.id = s.persoon_id
WHERE s.persoon_id NOT IN (SELECT persoon_id FROM nu_afgeschermd);

-- Of a restriction: with its request, and beside the item for its source. Not what the item says.
CREATE VIEW zicht_beperking AS
SELECT b.id, b.verzoek_id, b.item_id, b.reden, d.naam AS door, b.op, b.einde_op, b.einde_reden, v.grond, v.personen
FROM zicht_avgverzoek v
JOIN beperking b ON b.huishouden_id = v.huishouden_id AND b.verzoek_id = v.id
JOIN gebruiker d ON d.id = b.door;

CREATE VIEW zicht_item_beperkt AS
SELECT i.id AS item_id, b.op, i.grond, i.personen
FROM zicht_item i
JOIN beperking b ON b.huishouden_id = i.huishouden_id AND b.item_id = i.id AND b.einde_op IS NULL;

-- A child's objection or interest: for regie, and for whoever wrote it down; with the ground for the child's `contact`. One to a
-- single item with that item: who does not see it does not learn that it is there (R24).
CREATE VIEW zicht_kindbezwaar AS
SELECT z.huishouden_id, z.id, z.kind_id, c.naam AS kind, z.soort, z.categorie, k.naam AS categorie_naam, z.item_id, z.tegen_id,
       CASE WHEN z.tegen_id NOT IN (SELECT persoon_id FROM nu_afgeschermd) THEN t.naam END AS tegen, z.reden, z.van, d.naam AS door, z.vastgelegd_op,
       z.einde_op, z.einde_reden, z.versie, c.grond, c.personen
FROM zicht_contact c
JOIN nu_wie w
JOIN kindbezwaar z ON z.huishouden_id = c.huishouden_id AND z.kind_id = c.persoon_id
JOIN gebruiker d ON d.id = z.vastgelegd_door
LEFT JOIN categorie k ON k.code = z.categorie
LEFT JOIN persoon t ON t.id = z.tegen_id
WHERE z.vastgelegd_door = w.id
   OR (w.regie AND (z.item_id IS NULL OR EXISTS (SELECT 1 FROM zicht_item i WHERE i.id = z.item_id)));
