-- SPDX-License-Identifier: EUPL-1.2
-- One household of the permission matrix with one of everything, beside wereld.sql. @07 stands for the number base + 7 and
-- #07 for the same as text of an id; the base is that of the household (matrix.h).
--
--   01 household   02 mother  03 child of 10  04 father, no gezag  05 nobody's, found in the login   11-13 members
--   19 involved: not confirmed (95)  20 was involved until September (94)  25 involved: school (93)  26 involved: ggz (96)
--   21 plan  22 goal  23 action  24 note  27 message to 93  28 ask to deputise, to 67  29 separation of 02 against 66
--   30 network  31 words  32 aanmelding  33/34 contact, address of 02  35, 36 contact of 03, 04
--   43 deelbesluit: the ggz (96) shares with Veilig Thuis (68, 69)  44 a question about it  45 96 weighed, and did not share
--   41 consent: school may read the wijkteam's onderwijs about 03   51 gezag  52 representation  53 not able  54 address reader
--   45 noodtoegang of 97, runs  46 asked by 97 whether it is known, hidden  47 the role that may
--   07 request to see of 02  08 request to restrict about 03  09 extract by 91  15 statement about 24  16 restriction of 17
--   17 note  18 interest of 03
--   55 legal hold for 04  56 destruction list (55's and 56's texts: inhoud@01)  57 note that lost a person, to be read again
--   58 token of 91 for a program   59 answer of 02 on paper  60 its scan, without bytes
--   61 organisation  62 onderdeel  63 team  64 wijk  65 agreement  66 its contact, to be confirmed  67 a regisseur to ask
--   texts of items have inhoud@01 in them, names on the card kaart@01
--   86 move, destination unknown  87 household that arrived, refused  88 keys of another municipality 89
--   72 a change of the way of working
--   91 regisseur, or in the intake its owner  92 deputy  93-96 see 19-26
INSERT INTO organisatie (id, naam, soort, van) VALUES (@61, 'Organisatie @61', 'jeugdhulp', '2020-01-01');
INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van)
    VALUES (@62, @61, 'Onderdeel @62', 'Jeugdwet', 0, 0, '2020-01-01');
INSERT INTO organisatie (id, naam, soort, van) VALUES (@68, 'Organisatie @68', 'veilig_thuis', '2020-01-01');
INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van)
    VALUES (@69, @68, 'Onderdeel @69', 'Wmo 2015', 1, 0, '2020-01-01');
INSERT INTO wijk (id, code, naam) VALUES (@64, 'w@64', 'Wijk @64');
INSERT INTO team (id, onderdeel_id, naam) VALUES (@63, @62, 'Team @63');
INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud, reactie_dagen, contact, van, tot)
    VALUES (@65, @61, 'Hulp', 'Wij helpen.', 5, 'Corrie Contact', '2026-01-01', '2027-12-31');
INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op) VALUES
    (@66, 'contact@01', 'Corrie Contact', 'contact', @62, '2020-01-01', NULL),
    (@67, 'ander@01', 'Anna Ander', 'regisseur', 11, '2020-01-01', 1577880000),
    (@91, 'regisseur@01', 'Rita Regie', 'regisseur', 11, '2020-01-01', 1577880000),
    (@92, 'waarnemer@01', 'Wim Waarneming', 'regisseur', 11, '2020-01-01', 1577880000),
    (@93, 'betrokken@01', 'Bea Betrokken', 'intern begeleider', 13, '2020-01-01', 1577880000),
    (@94, 'oud@01', 'Otto Oud', 'intern begeleider', 13, '2020-01-01', 1577880000),
    (@95, 'onbevestigd@01', 'Nina Nieuw', 'intern begeleider', 13, '2020-01-01', NULL),
    (@96, 'geheim@01', 'Gerda Geheim', 'behandelaar', 14, '2020-01-01', 1577880000),
    (@97, 'nood@01', 'Nora Nood', 'wijkagent', @62, '2020-01-01', 1577880000),
    (@98, 'thuis@01', 'Tess Thuis', 'medewerker', @69, '2020-01-01', 1577880000);
INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES (@66, 'professional'), (@67, 'regisseur'), (@67, 'professional'),
    (@91, 'regisseur'), (@91, 'professional'), (@92, 'regisseur'), (@92, 'professional'), (@93, 'professional'),
    (@94, 'professional'), (@95, 'professional'), (@96, 'professional'), (@97, 'professional'),
    (@98, 'professional');
UPDATE onderdeel SET contact_id = @66 WHERE id = @62;

INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, telefoon, adres_geheim, bron, bron_datum) VALUES
    (@02, 'Moeder @02', 'moeder @02', 'Moeder', 'v', '1990-03-02', '06 1111 1111', 1, 'hand', '2026-01-01'),
    (@03, 'Kind @03', 'kind @03', 'Kind', 'm', '2016-05-06', NULL, 0, 'hand', '2026-01-01'),
    (@04, 'Vader kaart@01', 'vader @04', 'Vader', 'm', '1988-07-08', NULL, 0, 'hand', '2026-01-01'),
    (@05, 'Los @05', 'los @05', 'Los', 'v', '2000-01-01', NULL, 0, 'hand', '2026-01-01');
INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op)
    VALUES (@51, @03, 'eenhoofdig_ouderlijk', @02, '2016-05-06', 'gezagsregister', '2026-01-01', 1767225600);
INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op)
    VALUES (@52, @02, 'bewind', @04, '2026-01-01', 'beschikking', '2026-01-01', 1767225600);
INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, bron, vastgelegd_op)
    VALUES (@53, @02, 'wonen', '2026-01-01', 'huisarts', 1767225600);
INSERT INTO adres_lezer (id, persoon_id, gebruiker_id, van, door) VALUES (@54, @02, @91, '2026-01-01', @67);

INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op)
    VALUES (@01, 'Gezin kaart@01', 'gezin @01', 11, @91, 1767225600);
INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES (@01, @11, @02, 'moeder', '2026-01-01', 'hand'),
    (@01, @12, @03, 'kind', '2026-01-01', 'hand'), (@01, @13, @04, 'vader', '2026-01-01', 'hand');
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, personen) VALUES
    (@01, @19, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @20, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @21, 'plan', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @22, 'doel', 'onderwijs', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @23, 'actie', 'onderwijs', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @24, 'notitie', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, '#03'),
    (@01, @37, 'document', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, '#03'),
    (@01, @58, 'zorg', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, '#03'),
    (@01, @10, 'evaluatie', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @59, 'scanregel', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, '#03'),
    (@01, @38, 'overleg', 'overleg', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @25, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 13, @91, 1, 1767225600, '#03'),
    (@01, @26, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, @91, 1, 1767225600, '#02'),
    (@01, @27, 'bericht', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, '#03'),
    (@01, @28, 'regieverzoek', 'betrokkenheid', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @29, 'afscherming', 'veiligheid', 'coordinatie', 11, @91, 1, 1767225600, '#02'),
    (@01, @30, 'netwerklid', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @31, 'woord', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @33, 'contact', 'contact', 'coordinatie', 11, @91, 1, 1767225600, '#02'),
    (@01, @34, 'adres', 'contact', 'coordinatie', 11, @91, 1, 1767225600, '#02'),
    (@01, @35, 'contact', 'contact', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @36, 'contact', 'contact', 'coordinatie', 11, @91, 1, 1767225600, '#04');
UPDATE item SET plek = 1 WHERE id = @34;
INSERT INTO item_persoon (huishouden_id, item_id, persoon_id)
    SELECT @01, id, CASE personen WHEN '#02' THEN @02 WHEN '#04' THEN @04 ELSE @03 END FROM item WHERE huishouden_id = @01;
INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (@01, @27, @27, @93, '2026-01-01'),
    (@01, @28, @28, @67, '2026-01-01');
INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, geopend_op)
    VALUES (@01, @21, 'open', 'Wij willen rust, inhoud@01.', 1767225600);
INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status, status_op, status_door)
    VALUES (@01, @22, @21, 'onderwijs', 'Elke dag naar school, inhoud@01', 'Geen verzuim, inhoud@01', 'actief', 1767225600, @91);
INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, plaats, waarom, status, gewijzigd_op)
    VALUES (@01, @38, 'mdo', 1794900000, 60, 'Zaal inhoud@01', 'Overleg, inhoud@01', 'gepland', 1767225600);
INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id) VALUES (@01, @38, 1, @93);
INSERT INTO geadresseerde VALUES (@01, @38, 1, @93, NULL, '2026-01-01', NULL);
INSERT INTO overleg_punt VALUES (@01, @38, 1, NULL, 'Punt, inhoud@01'), (@01, @38, 2, @22, NULL);
INSERT INTO overleg_besluit VALUES (@01, @38, 1, NULL, 'Besluit, inhoud@01', @91, 1767225600);
INSERT INTO overleg_verslag VALUES (@01, @38, @24);
INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum, status, status_op, status_door)
    VALUES (@01, @23, @22, 'Praten met de mentor, inhoud@01', @93, '2026-12-01', 'aanvaard', 1767225600, @93);
INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)
    VALUES (@01, @24, '2026-11-02', 'gesprek', 'Over school, inhoud@01', 'Het gaat goed, inhoud@01.');
INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes)
    VALUES (@01, @37, 'Verslag, inhoud@01', '2026-11-02', 'verslag inhoud@01.txt', 'tekst', 20);
INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding, item_id, door, op)
    VALUES (@01, @38, @21, 'evaluatie', @10, @91, 1767225600);
INSERT INTO planversie_stuk VALUES (@01, @38, @22, 'onderwijs', '{"titel":"Weer naar school, inhoud@01"}');
INSERT INTO planstuk (huishouden_id, id, soort, tekst) VALUES (@01, @58, 'zorg', 'Hij slaapt slecht, inhoud@01.');
INSERT INTO evaluatie (huishouden_id, id, plan_id, status, datum, volgende, werkte)
    VALUES (@01, @10, @21, 'gehouden', '2026-11-02', '2027-01-20', 'Samen bellen, inhoud@01.');
INSERT INTO scanregel (huishouden_id, id, leefgebied, status, toestand, toelichting, datum)
    VALUES (@01, @59, 'onderwijs', 'besproken', 'wankel', 'School gaat net, inhoud@01.', '2026-11-02');
INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond)
    VALUES (@01, @27, 'Afspraak, inhoud@01', 'Belt u mij? inhoud@01', 'De moeder vroeg het.');
INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES (@01, @30, 'Tante Truus, inhoud@01', 'tante', '2026-01-01');
INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum) VALUES (@01, @31, @03, 'Ik wil rust, inhoud@01.', '2026-11-02');
INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, doel_zin, van, tot, status, gevraagd_door,
                           gevraagd_op, beslist_door, beslist_op) VALUES
    (@01, @19, @95, 13, 'school', 'onderwijs', 'School.', '2026-01-01', NULL, 'actief', @91, 1767225600, @95, 1767225600),
    (@01, @20, @94, 13, 'school', 'onderwijs', 'School.', '2026-01-01', '2026-09-30', 'beeindigd', @91, 1767225600, @94,
        1767225600),
    (@01, @25, @93, 13, 'school', 'onderwijs', 'School.', '2026-01-01', NULL, 'actief', @91, 1767225600, @93, 1767225600),
    (@01, @26, @96, 14, 'zorg', 'ggz', 'Behandeling.', '2026-01-01', NULL, 'actief', @91, 1767225600, @96, 1767225600);
INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (@01, @29, 'Na geweld.', '2026-01-01', @91, 1767225600);
INSERT INTO afscherming_persoon VALUES (@29, @02);
INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (@29, @29, @66);
INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel, doel_zin, van, tot, tekst, wijze,
                         taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, volledig_op)
    VALUES (@01, @41, @03, 'avg', 13, 'onderwijs', 'School.', '2026-02-01', '2027-01-31', 'School mag lezen, inhoud@01.', 'mondeling',
        'Nederlands', 0, 0, @91, 11, 1769900400, 1769900400);
INSERT INTO toestemming_categorie VALUES (@01, @41, 'onderwijs');
INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id, bevestigd_door, bevestigd_op)
    VALUES (@01, @41, 11, @91, 1769900400);
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, personen) VALUES
    (@01, @86, 'afsluiting', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @89, 'overgang', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @87, 'volgcontact', 'plan', 'coordinatie', 11, @91, 1, 1767225600, '#03');
INSERT INTO item_persoon VALUES (@01, @86, @03), (@01, @87, @03), (@01, @89, @03);
INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status) VALUES (@01, @89, 'verhuizing', @03, '2027-02-01', 'loopt');
INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, door, op)
    VALUES (@01, @89, 'wonen', 'geregeld', 'Oma, inhoud@01', '2027-02-01', @91, 1767225600);
INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door, reden, contact_id)
    VALUES (@01, @86, @21, 'gestopt', 1767225600, @91, 'Het ging goed, inhoud@01', @91);
INSERT INTO volgcontact (huishouden_id, id, vorm, contact_id, afspraak, begin, volgende)
    VALUES (@01, @87, 'bemoeizorg', @91, 'Bel na vieren, inhoud@01', '2026-11-01', '2026-12-01');
INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag, volgende, door, op)
    VALUES (@01, @87, @88, '2026-11-02', 'bellen', 'gesproken', 'Het gaat, inhoud@01', '2026-12-01', @91, 1767225600);
INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid, antwoord, wijze, datum,
                        vastgelegd_door, vastgelegd_op)
    VALUES (@01, @41, @42, @02, 'gezag', 'ja', 'mondeling', '2026-02-01', @91, 1769900400);
INSERT INTO deelbesluit_persoon VALUES (@01, @43, @03, 'Nu niet, inhoud@01.', '2026-12-01');
INSERT INTO deelbesluit_categorie VALUES (@01, @43, 'gezondheid');
INSERT INTO deelbesluit_weging SELECT @01, @43, code, 'Afgewogen, inhoud@01.' FROM deelgrond_vraag WHERE grond_id = 1;
INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op, ontvanger_onderdeel_id, doel, doel_zin,
                         minimaal, vragen, vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op)
    VALUES (@01, @43, 1, 14, @96, 1795000000, @69, 'veiligheid', 'Onderzoek, inhoud@01.', 'Dit is het minste, inhoud@01.', 'gevaar',
        'Vragen is gevaarlijk, inhoud@01.', 'Gevaar, inhoud@01.', 'Collega, inhoud@01', '2026-11-18', '2026-11-18', '2026-12-10', '2026-12-10');
INSERT INTO deelbesluit_toets (huishouden_id, deelbesluit_id, id, uitkomst, toelichting, door, op)
    VALUES (@01, @43, @44, 'vraag', 'Waarom nu? inhoud@01', 107, 1795000000);
INSERT INTO deelafweging_persoon VALUES (@01, @45, @03);
INSERT INTO deelafweging (huishouden_id, id, uitkomst, door, onderdeel_id, op, waarom)
    VALUES (@01, @45, 'niet-delen', @96, 14, 1795000000, 'Te veel, inhoud@01.');
INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)
    VALUES (@93, @27, 'bericht', @01, 'bericht', @27, 1767225600);
INSERT INTO noodtoegang_rol (id, rol, onderdeel_id, besluit, van) VALUES (@47, 'professional', @62, 'College, 3 november 2026', '2020-01-01');
INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op, tot_op)
    VALUES (@01, @45, @97, @62, 'Een buurvrouw hoort geschreeuw.', 1, 1795082400, 1795096800);
INSERT INTO noodtoegang_persoon VALUES (@01, @45, @03);
INSERT INTO afspraak_bekend VALUES (@65, 'professional');
INSERT INTO instroom (id, auteur_id, bron_id, wie, melder, over, vraag, weet_het, veiligheid, op, eigenaar_id, eigenaar_onderdeel_id, aan_onderdeel_id, uiterlijk)
    VALUES (@39, @93, 13, 'omgeving', 'Buurvrouw', 'Familie', 'Hulp', 1, 'veilig', 1767225600, @93, 13, 11, '2026-12-01');
INSERT INTO instroom_stap (instroom_id, id, soort, onderdeel_id, door, op) VALUES (@39, @39, 'gemaakt', 13, @93, 1767225600);
INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, relatie, reden, op, uitkomst, persoon_id, huishouden_id, stand)
    VALUES (@46, @97, @62, 'bekend', 'melding', 'Er was een melding.', 1767225600, 'verborgen', @03, @01, 'open');
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, personen)
    VALUES (@01, @17, 'notitie', 'wonen', 'inhoud', 11, @91, 1, 1767225600, '#03');
INSERT INTO item_persoon VALUES (@01, @17, @03);
INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)
    VALUES (@01, @17, '2026-11-03', 'gesprek', 'Over het huis, inhoud@01', 'Het is klein, inhoud@01.');
INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid, ontvangen, vraag, identiteit, uiterlijk,
                        eigenaar_id, status, door_id, op) VALUES
    (@01, @07, 'inzage', @02, @02, 'zelf', '2026-11-10', 'Wat staat er over mij?', 'bekend', '2026-12-10', @91, 'open', @91, 1767225600),
    (@01, @08, 'beperking', @03, @02, 'gezag', '2026-11-10', 'Dit klopt niet.', 'bekend', '2026-12-10', @91, 'open', @91, 1767225600);
INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id, maker_id, geheel, reden, op, status)
    VALUES (@01, @09, @07, @02, @02, @91, 0, 'Op verzoek.', 1767225600, 'concept');
INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring, gevraagd, datum, door, op)
    VALUES (@01, @15, @24, @02, 'Zo ging het niet, inhoud@01.', 'Haal dat weg.', '2026-11-10', @91, 1767225600);
INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op)
    VALUES (@01, @16, @17, @07, 'Het klopt misschien niet.', @91, 1767225600);
INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, reden, van, vastgelegd_door, vastgelegd_op)
    VALUES (@01, @18, @03, 'belang', 'gezondheid', 'Hij wordt bang.', '2026-11-10', @91, 1767225600);
INSERT INTO vernietigingsstop (id, huishouden_id, persoon_id, soort, reden, door, op, beoordelen_op)
    VALUES (@55, @01, @04, 'klacht', 'Een klacht inhoud@01', @91, 1767225600, '2027-01-01');
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, gesloten, op, personen)
    VALUES (@01, @57, 'notitie', 'onderwijs', 'inhoud', 11, @91, 1, 1, 1767225600, '#03');
INSERT INTO item_persoon VALUES (@01, @57, @03);
INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)
    VALUES (@01, @57, '2026-11-02', 'gesprek', 'Dicht inhoud@01', 'Dicht inhoud@01');
INSERT INTO vernietigingslijst (id, soort, grondslag, door, op, status, totaal)
    VALUES (@56, 'termijn', 'termijn', 106, 1767225600, 'voorgesteld', 1);
INSERT INTO vernietigingsregel (lijst_id, nr, wat, huishouden_id, item_id, soort, termijn_id, na)
    VALUES (@56, 1, 'item', @01, @36, 'contact', 99, '2026-11-01');
INSERT INTO logcontrole (id, gevraagd_op, stand, begonnen_op, klaar_op) VALUES (@58, 1767225600, 'onderbroken', 1767225600, 1767225601);
INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op, laatste_op, laatste_volgnr)
    VALUES (@59, 'buiten_werktijd', @91, '2026-11-03', 2, 1, 1, 1767225600, 1767225600, 1);
INSERT INTO inzagesignaal_huishouden VALUES (@59, @01, 1, 1767225600);
INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs, bewijs_datum, toelichting, door, op, stand)
    VALUES (@74, @66, 203, 'brp', '2026-01-01', 'Gezien.', 106, 1767225600, 'voorlopig');
INSERT INTO sleutel_toelating VALUES (@61, 106, 1), (1, 106, 1) ON CONFLICT DO NOTHING;
INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id, naam, waarvoor, alle_huishoudens, op, tot)
    VALUES (@58, CAST('@58' AS BLOB), 'abcd', @91, 11, 'Programma', 'Proef', 0, 1795000000, '2027-06-01');
INSERT INTO sleutel_huishouden VALUES (@58, @01);
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, personen) VALUES
    (@01, @84, 'verwijzing', 'onderwijs', 'coordinatie', 11, @91, 1, 1767225600, '#03'),
    (@01, @85, 'voorziening', 'onderwijs', 'coordinatie', 11, @91, 1, 1767225600, '#03');
INSERT INTO item_persoon VALUES (@01, @84, @03), (@01, @85, @03);
INSERT INTO verwijzing (huishouden_id, id, doel_id, dienst, aan_naam, vraag, gevraagd_op, norm_op, status, status_op, status_door)
    VALUES (@01, @84, @22, 'ggz', 'Elders', 'Hulp inhoud@01', '2026-11-18', '2026-12-16', 'gevraagd', 1767225600, @91);
INSERT INTO voorziening (huishouden_id, id, wet, dienst, naam, vorm, van, status)
    VALUES (@01, @85, 'wmo', 'begeleiding', 'Begeleiding inhoud@01', 'natura', '2026-11-01', 'loopt');
INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid, antwoord, wijze, datum,
                        vastgelegd_door, vastgelegd_op)
    VALUES (@01, @41, @59, @02, 'gezag', 'ja', 'schriftelijk', '2026-02-02', @91, 1769986800);
INSERT INTO verklaring_scan (huishouden_id, id, toestemming_id, verklaring_id, bestandsnaam, bestandssoort, bytes, door, op)
    VALUES (@01, @60, @41, @59, 'getekend inhoud@01.pdf', 'pdf', 20, @91, 1769986800);
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, bij_id, personen)
    VALUES (@01, @77, 'inbreng', 'onderwijs', 'inhoud', 11, @91, 1, 1767225600, @24, '#03');
INSERT INTO item_persoon VALUES (@01, @77, @03);
INSERT INTO inbreng (huishouden_id, id, tekst) VALUES (@01, @77, 'Samenspraak inhoud@01');
INSERT INTO brief_sjabloon (id, soort, titel, tekst, van, door, op) VALUES (@78, 'plan', 'Brief', 'Aan {{aan}}', date('2026-01-01', '+' || (@78 % 300) || ' days'), 106, 1);
INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, toevoeging, maker_id, op, status)
    VALUES (@01, @79, @78, @02, 'Brief inhoud@01', @91, 1767225600, 'concept');
INSERT INTO organisatie (id, naam, soort, van) VALUES (@89, 'Elders', 'gemeente', '2020-01-01') ON CONFLICT DO NOTHING;
INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, van) VALUES (@89, @89, 'Elders', 'Wmo 2015', 0, '2020-01-01') ON CONFLICT DO NOTHING;
INSERT INTO gemeente_sleutel (id, onderdeel_id, teken, zegel, gehoord_van, door, op)
    VALUES (@88, @89, CAST(printf('%032d', @88) AS BLOB), zeroblob(32), 'Anja', 106, 1767225600);
INSERT INTO verhuizing (huishouden_id, id, bericht, status, veiligheid, besluit, herzien_op, door, op)
    VALUES (@01, @86, 'Weg inhoud@01', 'onbekend', 'geen_zorgen', 'Besluit inhoud@01', '2026-12-01', @91, 1767225600);
INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, ontvanger_id, ontvanger_onderdeel_id, status, reden, op, einde_op)
    VALUES (@87, @89, '@87', 'x', @91, 11, 'geweigerd', 'Nee inhoud@01', 1767225600, 1767225601);
INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op, code, versie, oud) VALUES (@72, 'fase', 'Fase 6', 'Klaar: Wij sluiten het plan.',
    'Klaar: Wij sluiten.', 106, 1, 'afsluiting', 1, '{"naam":"Klaar","uitleg":"Wij sluiten het plan."}');
