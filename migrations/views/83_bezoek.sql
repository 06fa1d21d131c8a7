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

-- Everything that happened to an item since then, with who did it. Written so that each kind is read once, and nothing at the first visit:
-- a list of all that ever happened would be made, and sorted, at each look.
CREATE VIEW regel_verandering AS
SELECT i.id AS item_id, i.soort, i.op, i.auteur_id AS door
FROM nu_bezoek z CROSS JOIN item i ON i.huishouden_id = dossier() AND i.op > z.sinds AND i.soort NOT IN ('contact', 'adres')
UNION ALL
SELECT s.actie_id, 'actie', s.op, s.door FROM nu_bezoek z CROSS JOIN actie_stand s ON s.huishouden_id = dossier() AND s.op > z.sinds
UNION ALL
SELECT o.actie_id, 'actie', o.gevraagd_op, o.door_id FROM nu_bezoek z CROSS JOIN actie_overdracht o ON o.huishouden_id = dossier() AND o.gevraagd_op > z.sinds
UNION ALL
SELECT d.id, 'doel', d.status_op, d.status_door FROM nu_bezoek z CROSS JOIN doel d ON d.huishouden_id = dossier() AND d.status_op > z.sinds
UNION ALL
SELECT n.notitie_id, 'notitie', n.op, n.door FROM nu_bezoek z CROSS JOIN notitie_versie n ON n.huishouden_id = dossier() AND n.op > z.sinds
UNION ALL
SELECT v.inbreng_id, 'inbreng', v.op, v.door FROM nu_bezoek z CROSS JOIN inbreng_versie v ON v.huishouden_id = dossier() AND v.op > z.sinds
UNION ALL
SELECT v.document_id, 'document', v.op, v.door FROM nu_bezoek z CROSS JOIN document_versie v ON v.huishouden_id = dossier() AND v.op > z.sinds
UNION ALL
SELECT b.id, 'betrokkenheid', b.beslist_op, b.beslist_door FROM nu_bezoek z CROSS JOIN betrokkenheid b ON b.huishouden_id = dossier() AND b.beslist_op > z.sinds;

-- Not what the viewer did themselves.
CREATE VIEW zicht_verandering AS
SELECT i.id, i.soort, i.personen, i.grond, max(v.op) AS op
FROM regel_verandering v
CROSS JOIN zicht_item i ON i.id = v.item_id AND i.soort = v.soort
WHERE v.door <> kijker()
GROUP BY i.id, i.soort, i.personen, i.grond;
