-- SPDX-License-Identifier: EUPL-1.2
-- Meetings, and what belongs to them.

CREATE VIEW zicht_overleg AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.soort AS overlegsoort, t.begin_op, t.minuten, t.plaats,
       t.waarom, t.status, t.reden, t.gewijzigd_op, t.versie
FROM nu_item i JOIN overleg t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'overleg' AND i.grond IS NOT NULL;

-- Who is invited. That somebody helps is an item of its own (R21): a colleague is named to who wrote the invitation, to themselves,
-- and to who sees that they help; the regisseur to all. The family and its network as on the card and in the plan (R19).
CREATE VIEW zicht_overleg_genodigde AS
SELECT o.id AS overleg_id, g.id, g.gebruiker_id, g.persoon_id, g.netwerk_id, g.antwoord, g.aanwezig, u.naam, od.naam AS van, o.personen, o.grond
FROM zicht_overleg o
JOIN overleg_genodigde g ON g.huishouden_id = o.huishouden_id AND g.overleg_id = o.id
JOIN gebruiker u ON u.id = g.gebruiker_id
JOIN onderdeel od ON od.id = u.onderdeel_id
WHERE u.id = kijker() OR o.auteur_id = kijker()
   OR EXISTS (SELECT 1 FROM zicht_betrokkenheid b WHERE b.gebruiker_id = u.id)
   OR EXISTS (SELECT 1 FROM zicht_kaart k WHERE k.regisseur_id = u.id)
UNION ALL
SELECT o.id, g.id, NULL, g.persoon_id, NULL, g.antwoord, g.aanwezig, l.roepnaam, 'gezin', o.personen, o.grond
FROM zicht_overleg o
JOIN overleg_genodigde g ON g.huishouden_id = o.huishouden_id AND g.overleg_id = o.id
JOIN zicht_lid l ON l.persoon_id = g.persoon_id AND l.tot IS NULL
UNION ALL
SELECT o.id, g.id, NULL, NULL, g.netwerk_id, g.antwoord, g.aanwezig, n.naam, n.relatie, o.personen, o.grond
FROM zicht_overleg o
JOIN overleg_genodigde g ON g.huishouden_id = o.huishouden_id AND g.overleg_id = o.id
JOIN zicht_netwerklid n ON n.id = g.netwerk_id;

-- The points: words of their own for all who see the meeting, an item for who sees that item.
CREATE VIEW zicht_overleg_punt AS
SELECT o.id AS overleg_id, p.id, NULL AS item_id, NULL AS soort, p.tekst, o.personen, o.grond
FROM zicht_overleg o
JOIN overleg_punt p ON p.huishouden_id = o.huishouden_id AND p.overleg_id = o.id AND p.tekst IS NOT NULL
UNION ALL
SELECT o.id, p.id, t.id, t.soort, t.titel, t.personen, t.grond
FROM zicht_overleg o
JOIN overleg_punt p ON p.huishouden_id = o.huishouden_id AND p.overleg_id = o.id
JOIN zicht_item_titel t ON t.id = p.item_id;

CREATE VIEW zicht_overleg_besluit AS
SELECT o.id AS overleg_id, b.id, NULL AS actie_id, b.tekst, NULL AS eigenaar, NULL AS vervaldatum, NULL AS status, o.personen, o.grond
FROM zicht_overleg o
JOIN overleg_besluit b ON b.huishouden_id = o.huishouden_id AND b.overleg_id = o.id AND b.tekst IS NOT NULL
UNION ALL
SELECT o.id, b.id, a.id, a.titel, a.eigenaar, a.vervaldatum, a.status, a.personen, a.grond
FROM zicht_overleg o
JOIN overleg_besluit b ON b.huishouden_id = o.huishouden_id AND b.overleg_id = o.id
JOIN zicht_actie a ON a.id = b.actie_id;

CREATE VIEW zicht_overleg_verslag AS
SELECT o.id AS overleg_id, n.id, n.titel, n.tekst, n.categorie, n.auteur_id, n.personen, n.grond
FROM zicht_overleg o
JOIN overleg_verslag v ON v.huishouden_id = o.huishouden_id AND v.overleg_id = o.id
JOIN zicht_notitie n ON n.id = v.notitie_id AND n.ingetrokken_op IS NULL;

-- The meetings somebody is invited to, to be opened one by one.
CREATE VIEW zicht_kandidaat_overleg AS
SELECT g.huishouden_id, g.overleg_id AS id, o.begin_op, o.status, g.antwoord
FROM regel_kijker k
JOIN overleg_genodigde g ON g.gebruiker_id = k.id
JOIN overleg o ON o.huishouden_id = g.huishouden_id AND o.id = g.overleg_id
WHERE k.sleutel_id IS NULL;
