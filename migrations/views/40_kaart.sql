-- SPDX-License-Identifier: EUPL-1.2
-- R21, the card: for everyone involved today, for procesregie in its area, and with noodtoegang (G5). Opening a household is having a row here.

CREATE VIEW zicht_huishouden AS
SELECT h.id, h.naam, h.wijk_id, h.versie, h.gesloten_op, h.opvolger_id, w.regie, w.betrokken, w.procesregie, w.nood
FROM nu_wie w
JOIN huishouden h ON h.id = dossier()
WHERE w.betrokken OR w.procesregie OR w.nood <> 0;

-- Who is the regisseur and how to reach them, when is the next evaluation, and the alarm when there is none (invariant 2). Of a household
-- that merged: the regisseur of the one in which it goes on (R33).
CREATE VIEW zicht_kaart AS
SELECT h.id, h.naam, h.regie, h.betrokken, h.procesregie, h.wijk_id, h.gesloten_op,
       g.id AS regisseur_id, g.naam AS regisseur, g.functie AS regisseur_functie, g.telefoon AS regisseur_telefoon,
       o.naam AS regisseur_onderdeel, r.van_op AS regisseur_sinds,
       p.id AS plan_id, p.evaluatiedatum, p.vacature_sinds, p.vacature_uiterlijk, p.geopend_op
FROM zicht_huishouden h
LEFT JOIN gezinsplan p ON p.huishouden_id = h.id AND p.status = 'open'
LEFT JOIN regie r ON r.huishouden_id = coalesce(h.opvolger_id, h.id) AND r.tot_op IS NULL
LEFT JOIN gebruiker g ON g.id = r.gebruiker_id
LEFT JOIN onderdeel o ON o.id = r.onderdeel_id;

-- G5: the viewer's noodtoegang that runs here.
CREATE VIEW zicht_nood AS
SELECT n.id, n.van_op, n.tot_op, n.reden, n.versie
FROM nu_wie w
JOIN noodtoegang n ON n.huishouden_id = dossier() AND n.id = w.nood;

-- Names and relation of members, but not those protected from the viewer's side (R19).
CREATE VIEW zicht_lid AS
SELECT l.huishouden_id, l.id, l.persoon_id, p.naam, coalesce(p.roepnaam, p.naam) AS roepnaam, l.rol, l.elders, l.van, l.tot, l.bron, l.versie,
       p.ongeboren
FROM zicht_huishouden h
JOIN lid l ON l.huishouden_id = h.id
JOIN persoon p ON p.id = l.persoon_id
WHERE NOT EXISTS (SELECT 1 FROM regel_kaart_dicht d WHERE d.persoon_id = l.persoon_id);

-- CROSS JOIN: from these few items to their persons, not from each person to all that is about them.

-- Birth date, sex, death, language: on a ground for `contact` (R21), one row for each member seen that way.
CREATE VIEW zicht_contact AS
SELECT i.huishouden_id, i.id AS item_id, i.grond, i.personen, p.id AS persoon_id, p.naam, p.geslacht, p.geboortedatum, p.overleden_op, p.taal, p.tolk, p.bsn_masker,
       p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.ongeboren, p.in_onderzoek, p.bron, p.bron_datum, p.adres_geheim, p.versie
FROM zicht_item i
CROSS JOIN nu_stukpersoon ip ON ip.item_id = i.id
CROSS JOIN persoon p ON p.id = ip.persoon_id
WHERE i.soort = 'contact';

-- Address, phone, e-mail: the same, and R18 stands before it.
CREATE VIEW zicht_adres AS
SELECT i.huishouden_id, i.id AS item_id, i.grond, i.personen, p.id AS persoon_id, p.straat, p.huisnummer, p.postcode, p.woonplaats, p.land, p.telefoon, p.email,
       p.adres_geheim, p.bron, p.versie
FROM zicht_item i
CROSS JOIN nu_stukpersoon ip ON ip.item_id = i.id
CROSS JOIN persoon p ON p.id = ip.persoon_id
WHERE i.soort = 'adres';

CREATE VIEW zicht_gezag AS
SELECT z.id, z.kind_id, c.naam AS kind, z.soort, z.houder_id, z.houder_onderdeel_id, coalesce(p.naam, o.naam) AS houder, z.van, z.tot, z.in_onderzoek,
       z.bron, z.bron_datum, z.versie, c.grond, c.personen
FROM zicht_contact c
JOIN gezag z ON z.kind_id = c.persoon_id
LEFT JOIN persoon p ON p.id = z.houder_id
LEFT JOIN onderdeel o ON o.id = z.houder_onderdeel_id
WHERE NOT EXISTS (SELECT 1 FROM regel_kaart_dicht d WHERE d.persoon_id = z.houder_id);

CREATE VIEW zicht_vertegenwoordiging AS
SELECT v.id, v.persoon_id, c.naam AS persoon, v.soort, v.houder_id, v.houder_onderdeel_id, coalesce(p.naam, o.naam) AS houder, v.van, v.tot, v.bron, v.bron_datum,
       v.versie, c.grond, c.personen
FROM zicht_contact c
JOIN vertegenwoordiging v ON v.persoon_id = c.persoon_id
LEFT JOIN persoon p ON p.id = v.houder_id
LEFT JOIN onderdeel o ON o.id = v.houder_onderdeel_id
WHERE NOT EXISTS (SELECT 1 FROM regel_kaart_dicht d WHERE d.persoon_id = v.houder_id);

-- Who is named for a secret address: for whom sees that address.
CREATE VIEW zicht_adres_lezer AS
SELECT z.id, z.persoon_id, z.gebruiker_id, z.onderdeel_id, coalesce(g.naam, o.naam) AS lezer, z.van, z.tot,
       a.grond, a.personen
FROM zicht_adres a
JOIN adres_lezer z ON z.persoon_id = a.persoon_id
LEFT JOIN gebruiker g ON g.id = z.gebruiker_id
LEFT JOIN onderdeel o ON o.id = z.onderdeel_id;
