-- SPDX-License-Identifier: EUPL-1.2
-- Letters in the making: for their maker, while involved.

CREATE VIEW zicht_brief AS
SELECT b.huishouden_id, b.id, s.soort, s.titel, s.tekst, s.id AS sjabloon_id, b.lezer_id, b.gebruiker_id, b.toevoeging, b.op, b.status, b.document_id,
       coalesce(p.naam, g.naam || ', ' || o.naam) AS aan,
       id_tekst(b.lezer_id) AS personen, 'G1' AS grond
FROM regel_open k
JOIN nu_wie w ON w.betrokken
JOIN brief b ON b.huishouden_id = dossier() AND b.maker_id = k.id
JOIN brief_sjabloon s ON s.id = b.sjabloon_id
LEFT JOIN persoon p ON p.id = b.lezer_id
LEFT JOIN gebruiker g ON g.id = b.gebruiker_id
LEFT JOIN onderdeel o ON o.id = g.onderdeel_id
WHERE k.sleutel_id IS NULL AND (b.lezer_id IS NULL OR b.lezer_id NOT IN (SELECT persoon_id FROM nu_afgeschermd));

-- With the eyes of the family: nothing of this household lies across a separation from the reader.
CREATE VIEW zicht_lezer_vrij AS
SELECT k.id
FROM regel_lezer k
WHERE NOT EXISTS (SELECT 1 FROM regel_lezer_gescheiden g JOIN lid l ON l.huishouden_id = dossier() AND l.persoon_id = g.persoon_id);
