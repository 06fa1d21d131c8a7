-- SPDX-License-Identifier: EUPL-1.2
-- What the plan stands on: kinds of items like those of 50_soorten.sql, row for row with nu_item. No rule stands here.

CREATE VIEW zicht_planstuk AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.tekst, t.prioriteit, t.klaar_op, t.klaar_reden, t.versie
FROM nu_item i JOIN planstuk t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort IN ('kernverhaal', 'kracht', 'zorg') AND i.grond IS NOT NULL;

CREATE VIEW zicht_planstuk_versie AS
SELECT v.planstuk_id, v.versie, v.tekst, v.reden, v.door, v.op
FROM zicht_planstuk p JOIN planstuk_versie v ON v.huishouden_id = p.huishouden_id AND v.planstuk_id = p.id;

CREATE VIEW zicht_scanregel AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.leefgebied, t.status, t.toestand, t.toelichting, t.vraag, t.hulp, t.samen, t.datum,
       t.ingetrokken_op, t.ingetrokken_reden, t.versie
FROM nu_item i JOIN scanregel t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'scanregel' AND i.grond IS NOT NULL;

CREATE VIEW zicht_scan_erger AS
SELECT e.scanregel_id, e.leefgebied, s.personen, s.grond
FROM zicht_scanregel s JOIN scan_erger e ON e.huishouden_id = s.huishouden_id AND e.scanregel_id = s.id;
