-- SPDX-License-Identifier: EUPL-1.2
-- The code lists and settings that the rules read (regels.md: every age, term and code is data). A municipality changes
-- them by dating a row's end and adding another; nothing here is a constant in the program.

-- ---------------------------------------------------------------------------------------------------------
-- Leefgebieden: those of the inspectorates (DESIGN.md 3), in the order of the screens; `icoon` is a name of Tabler Icons.

INSERT INTO leefgebied (code, naam, icoon, volgorde, tot) VALUES
    ('veiligheid', 'Veiligheid', 'shield', 1, NULL),
    ('inkomen_financien', 'Inkomen en financiën', 'currency-euro', 2, NULL),
    ('onderwijs', 'Onderwijs', 'school', 3, NULL),
    ('gezondheid', 'Gezondheid', 'heartbeat', 4, NULL),
    ('jeugdhulp_opvoeding', 'Jeugdhulp en opvoeding', 'friends', 5, NULL),
    ('wonen', 'Wonen', 'home', 6, NULL),
    ('werk_dagbesteding', 'Werk en dagbesteding', 'briefcase', 7, NULL),
    ('maatschappelijke_ondersteuning', 'Maatschappelijke ondersteuning', 'heart-handshake', 8, NULL);

-- ---------------------------------------------------------------------------------------------------------
-- Categories (R2): what an item is about, the unit of consent

INSERT INTO categorie (code, naam, soort, volgorde)
SELECT code, naam, 'leefgebied', volgorde FROM leefgebied;
INSERT INTO categorie (code, naam, soort, volgorde) VALUES
    ('contact', 'Adres, geboortedatum en gezag', 'bijzonder', 20),
    ('plan', 'Het plan als geheel', 'bijzonder', 21),
    ('betrokkenheid', 'Wie er meehelpt', 'bijzonder', 22),
    ('overleg', 'Overleg en verslagen', 'bijzonder', 23),
    ('eerdere_hulp', 'Eerdere hulp', 'bijzonder', 24),
    ('meldcode', 'Meldcode', 'bijzonder', 30),
    ('melder', 'Wie het signaal gaf', 'bijzonder', 31),
    ('strafrecht', 'Politie en strafrecht', 'bijzonder', 32),
    ('regie_intern', 'Alleen voor de regie', 'bijzonder', 33),
    ('werkaantekening', 'Werkaantekening', 'bijzonder', 34);

-- ---------------------------------------------------------------------------------------------------------
-- What for (R4, R8). `zin` is a first draft of what is said to the family; whoever records it makes it their own.

INSERT INTO verwerkingsdoel (code, naam, zin, volgorde, tot) VALUES
    ('regie', 'Regie op het plan', 'De regisseur houdt het plan van uw gezin bij elkaar en zorgt dat iedereen doet wat is afgesproken.', 1, NULL),
    ('veiligheid', 'Veiligheid', 'Wij zorgen samen dat iedereen thuis veilig is.', 2, NULL),
    ('schuldhulp', 'Hulp bij schulden', 'Wij helpen u om uw schulden te regelen en weer rond te komen.', 3, NULL),
    ('inkomen', 'Inkomen en uitkering', 'Wij kijken met u welk inkomen u kunt krijgen en regelen dat.', 4, NULL),
    ('onderwijs', 'Onderwijs', 'School helpt uw kind om naar school te gaan en mee te komen in de klas.', 5, NULL),
    ('gezondheid', 'Gezondheid', 'De huisarts of verpleegkundige helpt u om gezond te blijven of te worden.', 6, NULL),
    ('ggz', 'Geestelijke gezondheid', 'Een behandelaar helpt u met wat u voelt en denkt, zodat u weer verder kunt.', 7, NULL),
    ('hulp_opvoeding', 'Hulp bij opvoeden', 'Wij helpen u thuis met opvoeden en praten met uw kind.', 8, NULL),
    ('wonen', 'Wonen', 'Wij zorgen samen dat u een goed huis heeft en daar kunt blijven.', 9, NULL),
    ('participatie', 'Meedoen en werk', 'Wij zoeken met u werk, vrijwilligerswerk of iets anders om te doen.', 10, NULL),
    ('ondersteuning', 'Maatschappelijke ondersteuning', 'Wij helpen u om thuis te wonen en uw dagen goed te regelen.', 11, NULL),
    ('inburgering', 'Inburgering', 'Wij helpen u om Nederlands te leren en hier uw weg te vinden.', 12, NULL),
    ('overgang_18', 'Bijna 18 jaar', 'Wij regelen op tijd wat er verandert als u 18 jaar wordt.', 13, NULL),
    ('jeugdbescherming', 'Jeugdbescherming en voogdij', 'De voogd of gezinsvoogd zorgt dat het goed gaat met het kind en beslist mee.', 14, NULL),
    ('reclassering', 'Reclassering', 'De reclassering helpt u om u aan de afspraken te houden en niet opnieuw de fout in te gaan.', 15, NULL);

-- ---------------------------------------------------------------------------------------------------------
-- Needed givers (R10), by soort and age on the day of use

INSERT INTO gever_regel (id, soort, leeftijd_van, leeftijd_tot, zelf, gezag, vertegenwoordiger, kind_alleen, van, tot, bron) VALUES
    (1, 'beroepsgeheim', 0, 11, 0, 1, 0, 0, '1900-01-01', NULL, 'Jeugdwet 7.3.4 en 7.3.11; BW 7:450 en 7:457'),
    (2, 'beroepsgeheim', 12, 15, 1, 1, 0, 1, '1900-01-01', NULL, 'Jeugdwet 7.3.4 en 7.3.11; BW 7:450 lid 2 en 7:457'),
    (3, 'beroepsgeheim', 16, 150, 1, 0, 1, 0, '1900-01-01', NULL, 'Jeugdwet 7.3.4 en 7.3.11; BW 7:447, 7:457 en 7:465'),
    (4, 'hulp', 0, 11, 0, 1, 0, 0, '1900-01-01', NULL, 'Jeugdwet 7.3.4; BW 7:450'),
    (5, 'hulp', 12, 15, 1, 1, 0, 1, '1900-01-01', NULL, 'Jeugdwet 7.3.4; BW 7:450 lid 2'),
    (6, 'hulp', 16, 150, 1, 0, 1, 0, '1900-01-01', NULL, 'Jeugdwet 7.3.4; BW 7:447 en 7:465'),
    (7, 'avg', 0, 15, 0, 1, 0, 0, '1900-01-01', NULL, 'Uitvoeringswet AVG artikel 5'),
    (8, 'avg', 16, 150, 1, 0, 1, 0, '1900-01-01', NULL, 'AVG artikel 4 onder 11; Uitvoeringswet AVG artikel 5');

-- Representation: which subjects a measure covers, the lowest rang first. A mentor and the family by law: care only.
INSERT INTO maatregel (soort, categorie, rang) SELECT 'curatele', code, 1 FROM categorie;
INSERT INTO maatregel (soort, categorie, rang)
SELECT 'mentorschap', code, 2 FROM categorie
WHERE code IN ('gezondheid', 'maatschappelijke_ondersteuning', 'jeugdhulp_opvoeding', 'eerdere_hulp');
INSERT INTO maatregel (soort, categorie, rang) VALUES ('bewind', 'inkomen_financien', 2);
INSERT INTO maatregel (soort, categorie, rang) SELECT 'volmacht', code, 3 FROM categorie;
INSERT INTO maatregel (soort, categorie, rang)
SELECT 'familie', code, 4 FROM categorie
WHERE code IN ('gezondheid', 'maatschappelijke_ondersteuning', 'jeugdhulp_opvoeding', 'eerdere_hulp');

-- ---------------------------------------------------------------------------------------------------------
-- R5: who may do what. Hoedanigheden, worked out in regel_hoedanigheid:
--   regie            casusregisseur, deputy within dates, owner of the intake before the first regie; counts as betrokken too
--   betrokken        involved today (R4)
--   procesregisseur  that role, in its area          wijkteam    account of an onderdeel that may open households
--   professional     any active, confirmed account that is not beheerder or privacy
--   auteur, eigenaar, geadresseerde, bron            of the very item: wrote it, holds it, it is sent to, is its source onderdeel
--   beheerder, privacy                               those roles
-- What depends on the item's state besides (an invitation is decided by its addressee, a question by regie) is checked there.

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('aanmelding.toevoegen', 'professional'),
    ('aanmelding.wijzigen', 'eigenaar'),
    ('aanmelding.beeindigen', 'eigenaar'),
    ('persoon.zoeken', 'wijkteam'),
    ('persoon.zoeken', 'regie'),
    ('huishouden.openen', 'wijkteam'),
    ('huishouden.wijzigen', 'regie'),
    ('lid.toevoegen', 'regie'),
    ('lid.wijzigen', 'regie'),
    ('lid.beeindigen', 'regie'),
    ('gezag.toevoegen', 'regie'),
    ('gezag.wijzigen', 'regie'),
    ('gezag.beeindigen', 'regie'),
    ('vertegenwoordiging.toevoegen', 'regie'),
    ('vertegenwoordiging.wijzigen', 'regie'),
    ('vertegenwoordiging.beeindigen', 'regie'),
    ('gezinsplan.openen', 'regie'),
    ('gezinsplan.wijzigen', 'regie'),
    ('gezinsplan.sluiten', 'regie'),
    ('doel.toevoegen', 'regie'),
    ('doel.voorstellen', 'betrokken'),
    ('doel.wijzigen', 'regie'),
    ('doel.beeindigen', 'regie'),
    ('actie.toevoegen', 'regie'),
    ('actie.zelf', 'betrokken'),
    ('actie.vragen', 'betrokken'),
    ('actie.stand', 'eigenaar'),
    ('actie.stand', 'regie'),
    ('actie.wijzigen', 'regie'),
    ('actie.beeindigen', 'regie'),
    ('notitie.toevoegen', 'betrokken'),
    ('notitie.wijzigen', 'auteur'),
    ('woord.toevoegen', 'betrokken'),
    ('netwerk.toevoegen', 'betrokken'),
    ('netwerk.toevoegen', 'regie'),
    ('netwerk.wijzigen', 'auteur'),
    ('netwerk.wijzigen', 'regie'),
    ('toestemming.toevoegen', 'betrokken'),
    ('verklaring.toevoegen', 'betrokken'),
    ('toestemming.intrekken', 'betrokken'),
    ('toestemming.bevestigen', 'bron'),
    ('betrokkenheid.uitnodigen', 'regie'),
    ('betrokkenheid.vragen', 'professional'),
    ('betrokkenheid.beslissen', 'geadresseerde'),
    ('betrokkenheid.beslissen', 'regie'),
    ('betrokkenheid.beeindigen', 'eigenaar'),
    ('betrokkenheid.beeindigen', 'regie'),
    ('regie.toewijzen', 'procesregisseur'),
    ('regie.overdragen', 'regie'),
    ('regie.waarneming', 'regie'),
    ('regie.beslissen', 'geadresseerde'),
    ('regie.beeindigen', 'procesregisseur'),
    ('regie.beeindigen', 'regie'),
    ('afscherming.toevoegen', 'regie'),
    ('afscherming.toevoegen', 'procesregisseur'),
    ('afscherming.wijzigen', 'regie'),
    ('afscherming.wijzigen', 'procesregisseur'),
    ('afscherming.beeindigen', 'procesregisseur'),
    ('adres_geheim.wijzigen', 'regie'),
    ('adres_geheim.wijzigen', 'procesregisseur'),
    ('adres_geheim.beeindigen', 'procesregisseur'),
    ('bericht.sturen', 'betrokken'),
    ('organisatie.toevoegen', 'beheerder'),
    ('organisatie.wijzigen', 'beheerder'),
    ('organisatie.beeindigen', 'beheerder'),
    ('afspraak.toevoegen', 'beheerder'),
    ('afspraak.wijzigen', 'beheerder'),
    ('afspraak.beeindigen', 'beheerder'),
    ('team.toevoegen', 'beheerder'),
    ('team.wijzigen', 'beheerder'),
    ('team.beeindigen', 'beheerder'),
    ('gebruiker.toevoegen', 'beheerder'),
    ('gebruiker.wijzigen', 'beheerder'),
    ('gebruiker.beeindigen', 'beheerder'),
    ('instelling.wijzigen', 'beheerder');

-- ---------------------------------------------------------------------------------------------------------
-- Settings

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('demo', 'nee', 'ja: dit is een demonstratie met verzonnen gezinnen; de inlogpagina zegt dat'),
    ('eigen_werk_dagen', '30', 'Hoeveel dagen na het einde van de betrokkenheid iemand het eigen werk nog ziet (G1)'),
    ('werkaantekening_dagen', '30', 'Na hoeveel dagen een werkaantekening niet meer te zien is (G1)'),
    ('toestemming_maanden', '12', 'Hoe lang een toestemming hoogstens geldt (R8)'),
    ('vacature_dagen', '2', 'Binnen hoeveel werkdagen een plan zonder regisseur er weer een heeft (R32)'),
    ('evaluatie_weken', '12', 'Weken tot de volgende evaluatie van een plan'),
    ('evaluatie_weken_veiligheid', '6', 'Weken tot de volgende evaluatie als er zorgen zijn over de veiligheid'),
    ('uitnodiging_uren', '72', 'Hoe lang een link om een account te openen geldt');
