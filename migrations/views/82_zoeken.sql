-- SPDX-License-Identifier: EUPL-1.2
-- Search (docs/adr/0006-zoeken.md): the indexes give ids, the rules decide, and text is read through the views of each kind.
-- `vraag` is for MATCH alone: what zoek_vraag() or naam_vraag() make of what was typed.

-- In the opened dossier: items of which a word begins with each of those asked for, as far as the viewer sees them.
CREATE VIEW zicht_vondst AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.op, i.personen, i.grond, z.zoek AS vraag
FROM zoek z
CROSS JOIN nu_item i ON i.id = z.rowid
WHERE i.grond IS NOT NULL;

-- How many items the viewer sees here. Asked before every search in a household, found or not: it has the rules worked
-- out, so that this work says nothing about what the index holds (R24).
CREATE VIEW zicht_vooraf AS
SELECT count(*) AS aantal FROM nu_item WHERE grond IS NOT NULL;

-- Over households, by the name of the household or of a member: *candidates*, ids only, like those of 80_overzicht.sql; each
-- is opened before anything of it is shown, and its names compared as the viewer sees them. Newest first: `id`.
CREATE VIEW zicht_kandidaat_naam AS
SELECT z.rowid AS id, coalesce(l.huishouden_id, z.rowid) AS huishouden_id, z.zoek_naam AS vraag
FROM zoek_naam z
LEFT JOIN lid l ON l.id = z.rowid
WHERE EXISTS (SELECT 1 FROM zicht_kandidaat_rij r WHERE r.huishouden_id = coalesce(l.huishouden_id, z.rowid));

CREATE VIEW zicht_kandidaat_proces_naam AS
SELECT z.rowid AS id, h.id AS huishouden_id, z.zoek_naam AS vraag
FROM zoek_naam z
LEFT JOIN lid l ON l.id = z.rowid
JOIN huishouden h ON h.id = coalesce(l.huishouden_id, z.rowid)
WHERE EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = h.id AND p.status = 'open')
  AND EXISTS (SELECT 1 FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'procesregisseur'
              WHERE NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id)
                 OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id AND w.wijk_id = h.wijk_id));
