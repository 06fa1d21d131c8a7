-- SPDX-License-Identifier: EUPL-1.2
-- Versions of a plan, and how the plan stands now in the same words. What a version shows goes through zicht_item: it never shows what
-- the viewer may not see today.

-- How each piece of a plan stands, whoever asks: what a version keeps.
CREATE VIEW regel_planstand AS
SELECT g.id AS plan_id, g.id AS item_id, 'plan' AS soort, json_object('tekst', g.kernverhaal, 'datum', g.evaluatiedatum) AS inhoud
FROM gezinsplan g
WHERE g.huishouden_id = dossier()
UNION ALL
SELECT d.plan_id, d.id, 'doel', json_object('titel', d.titel, 'resultaat', d.resultaat, 'status', d.status, 'streefdatum', d.streefdatum, 'cijfer', d.score_nu,
                                            'prioriteit', d.prioriteit)
FROM doel d
WHERE d.huishouden_id = dossier()
UNION ALL
SELECT d.plan_id, a.id, 'actie', json_object('titel', a.titel, 'status', a.status, 'datum', a.vervaldatum,
                                             'eigenaar', coalesce('g' || a.eigenaar_gebruiker_id, 'p' || a.eigenaar_persoon_id, 'n' || a.eigenaar_netwerk_id))
FROM actie a
JOIN doel d ON d.huishouden_id = a.huishouden_id AND d.id = a.doel_id
WHERE a.huishouden_id = dossier()
UNION ALL
SELECT g.id, t.id, t.soort, json_object('tekst', t.tekst, 'prioriteit', t.prioriteit, 'klaar', t.klaar_op IS NOT NULL)
FROM gezinsplan g
JOIN planstuk t ON t.huishouden_id = g.huishouden_id
WHERE g.huishouden_id = dossier() AND g.status = 'open';

CREATE VIEW zicht_planstand AS
SELECT r.plan_id, r.item_id, r.soort, r.inhoud, i.categorie, i.op, i.personen, i.grond
FROM zicht_item i
JOIN regel_planstand r ON r.item_id = i.id;

-- Who sees the plan sees its versions; why there is one, when they see what it was fixed for.
CREATE VIEW zicht_planversie AS
SELECT v.huishouden_id, v.id, v.plan_id, v.op,
       CASE WHEN v.aanleiding IN ('akkoord', 'evaluatie') AND NOT EXISTS (SELECT 1 FROM zicht_item c WHERE c.id = v.item_id) THEN 'hand' ELSE v.aanleiding END AS aanleiding,
       p.status AS plan_status, p.personen, p.grond
FROM zicht_gezinsplan p
JOIN planversie v ON v.huishouden_id = p.huishouden_id AND v.plan_id = p.id;

CREATE VIEW zicht_planversie_stuk AS
SELECT s.versie_id, s.item_id, i.soort, s.inhoud, i.personen, i.grond
FROM zicht_planversie v
JOIN planversie_stuk s ON s.huishouden_id = dossier() AND s.versie_id = v.id
JOIN zicht_item i ON i.id = s.item_id
WHERE i.categorie = s.categorie OR i.grond = 'G1';
