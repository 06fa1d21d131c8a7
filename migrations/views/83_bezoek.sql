-- SPDX-License-Identifier: EUPL-1.2
-- What changed since the viewer's last visit, of what they see now (R24).

-- A visit is over after two hours without a look. `sinds`: the last look of the visit before; no row at the first visit.
CREATE VIEW regel_bezoek AS
SELECT CASE WHEN nu() - b.laatst_op > 7200 THEN b.laatst_op ELSE b.vorige_op END AS sinds
FROM nu_kijker k
JOIN bezoek b ON b.gebruiker_id = k.id AND b.huishouden_id = dossier()
WHERE nu() - b.laatst_op > 7200 OR b.vorige_op IS NOT NULL;

-- Worked out once a request: it is part of what a remembered page depends on (docs/adr/0011-onthouden.md), for it goes by the clock.
CREATE VIEW zicht_bezoek AS SELECT dossier() AS huishouden_id, sinds FROM nu_bezoek;

-- Everything that happened to an item, with who did it.
CREATE VIEW regel_verandering AS
SELECT i.id AS item_id, i.op, i.auteur_id AS door FROM item i WHERE i.huishouden_id = dossier() AND i.soort NOT IN ('contact', 'adres')
UNION ALL
SELECT s.actie_id, s.op, s.door FROM actie_stand s WHERE s.huishouden_id = dossier()
UNION ALL
SELECT o.actie_id, o.gevraagd_op, o.door_id FROM actie_overdracht o WHERE o.huishouden_id = dossier()
UNION ALL
SELECT d.id, d.status_op, d.status_door FROM doel d WHERE d.huishouden_id = dossier()
UNION ALL
SELECT n.notitie_id, n.op, n.door FROM notitie_versie n WHERE n.huishouden_id = dossier()
UNION ALL
SELECT v.document_id, v.op, v.door FROM document_versie v WHERE v.huishouden_id = dossier()
UNION ALL
SELECT b.id, b.beslist_op, b.beslist_door FROM betrokkenheid b WHERE b.huishouden_id = dossier() AND b.beslist_op IS NOT NULL;

-- Not what the viewer did themselves.
CREATE VIEW zicht_verandering AS
SELECT i.id, i.soort, i.personen, i.grond, max(v.op) AS op
FROM zicht_bezoek b
JOIN regel_verandering v ON v.op > b.sinds AND v.door <> kijker()
JOIN zicht_item i ON i.id = v.item_id
GROUP BY i.id, i.soort, i.personen, i.grond;
