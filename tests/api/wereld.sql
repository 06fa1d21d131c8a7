-- SPDX-License-Identifier: EUPL-1.2
-- A small municipality for the tests of the API, on Thursday 19 November 2026. Ids are small numbers, so that tests can
-- name them: organisations 1-, onderdelen 11-, accounts 101-, persons 201-, households 301-, members 401-, items 501-.
--
--   301 Yıldız    regisseur sanne; marieke (school) is involved; goal 510 by sanne about child 202, goal 512 by ilse (ggz)
--   302 De Vries  regisseur youssef; nobody else; goal 511
INSERT INTO organisatie (id, naam, soort, van) VALUES
    (1, 'Gemeente Waterveen', 'gemeente', '2020-01-01'), (2, 'De Regenboog', 'onderwijs', '2020-01-01'),
    (3, 'GGZ Waterland', 'ggz', '2020-01-01');
INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van) VALUES
    (11, 1, 'Wijkteam Noord', 'Wmo 2015', 0, 1, '2020-01-01'), (12, 1, 'Beheer', 'Gemeentewet', 0, 0, '2020-01-01'),
    (13, 2, 'School', 'Wet op het primair onderwijs', 0, 0, '2020-01-01'), (14, 3, 'Behandeling', 'WGBO', 1, 0, '2020-01-01');
INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van, bevestigd_op) VALUES
    (101, 'sanne', 'Sanne Hoekstra', 'regisseur', 11, '2020-01-01', 1577880000),
    (102, 'youssef', 'Youssef Amrani', 'gezinswerker', 11, '2020-01-01', 1577880000),
    (103, 'marieke', 'Marieke van Dam', 'intern begeleider', 13, '2020-01-01', 1577880000),
    (104, 'ilse', 'Ilse Brandsma', 'behandelaar', 14, '2020-01-01', 1577880000),
    (105, 'hans', 'Hans van Leeuwen', 'procesregisseur', 11, '2020-01-01', 1577880000),
    (106, 'anja', 'Anja Willems', 'beheerder', 12, '2020-01-01', 1577880000),
    (107, 'ruth', 'Ruth Nijman', 'privacy-officer', 12, '2020-01-01', 1577880000),
    (108, 'nieuw', 'Nina Nieuw', 'leerkracht', 13, '2020-01-01', NULL);
INSERT INTO gebruiker_rol (gebruiker_id, rol) VALUES
    (101, 'regisseur'), (101, 'professional'), (102, 'regisseur'), (102, 'professional'), (103, 'professional'),
    (104, 'professional'), (105, 'procesregisseur'), (106, 'beheerder'), (107, 'privacy'), (108, 'professional');

INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum) VALUES
    (201, 'Elif Yıldız', 'elif yildiz', 'Elif', 'v', '1990-03-02', 'hand', '2026-01-01'),
    (202, 'Emir Yıldız', 'emir yildiz', 'Emir', 'm', '2016-05-06', 'hand', '2026-01-01'),
    (203, 'Daan de Vries', 'daan de vries', 'Daan', 'm', '1985-07-08', 'hand', '2026-01-01');
INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op) VALUES
    (251, 202, 'eenhoofdig_ouderlijk', 201, '2016-05-06', 'gezagsregister', '2026-01-01', 1767225600);
INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op) VALUES
    (301, 'Yıldız', 'yildiz', 11, 101, 1767225600), (302, 'De Vries', 'de vries', 11, 102, 1767225600);
INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES
    (301, 401, 201, 'moeder', '2026-01-01', 'hand'), (301, 402, 202, 'kind', '2026-01-01', 'hand'),
    (302, 403, 203, 'vader', '2026-01-01', 'hand');

INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, op, personen) VALUES
    (301, 501, 'plan', 'plan', 'coordinatie', 11, 101, 1, 1767225600, '0000000000069,000000000006a'),
    (302, 502, 'plan', 'plan', 'coordinatie', 11, 102, 1, 1767225600, '000000000006b'),
    (301, 503, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 13, 103, 0, 1767225600, '000000000006a'),
    (301, 510, 'doel', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600, '000000000006a'),
    (302, 511, 'doel', 'wonen', 'coordinatie', 11, 102, 1, 1767225600, '000000000006b'),
    (301, 512, 'doel', 'gezondheid', 'coordinatie', 14, 104, 0, 1767225600, '0000000000069');
INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES
    (301, 501, 201), (301, 501, 202), (302, 502, 203), (301, 503, 202), (301, 510, 202), (302, 511, 203), (301, 512, 201);
INSERT INTO gezinsplan (huishouden_id, id, status, kernverhaal, geopend_op) VALUES
    (301, 501, 'open', 'Elif en Emir willen rust.', 1767225600), (302, 502, 'open', NULL, 1767225600);
INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES
    (301, 551, 101, 11, 1767225600), (302, 552, 102, 11, 1767225600);
INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, doel_zin, van, status, gevraagd_door,
                           gevraagd_op, beslist_door, beslist_op) VALUES
    (301, 503, 103, 13, 'school', 'onderwijs', 'Emir gaat naar school.', '2026-01-01', 'actief', 103, 1767225600, 101, 1767225600);
INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status, status_op, status_door) VALUES
    (301, 510, 501, 'onderwijs', 'Emir gaat elke dag naar school', 'Geen verzuim', 'actief', 1767225600, 101),
    (302, 511, 502, 'wonen', 'Een eigen huis', 'Een huurcontract', 'actief', 1767225600, 102),
    (301, 512, 501, 'gezondheid', 'Beter slapen', 'Zeven uur slaap', 'actief', 1767225600, 104);
