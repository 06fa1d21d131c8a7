-- SPDX-License-Identifier: EUPL-1.2
-- Agreement and evaluation: kinds of items, row for row with nu_item. No rule stands here.

CREATE VIEW zicht_akkoord AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.plan_id, t.persoon_id, t.antwoord, t.woorden, t.datum
FROM nu_item i JOIN akkoord t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'akkoord' AND i.grond IS NOT NULL;

CREATE VIEW zicht_evaluatie AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.plan_id, t.status, t.datum, t.gepland, t.volgende, t.reden, t.werkte, t.anders,
       t.regie_goed, t.regie_beter
FROM nu_item i JOIN evaluatie t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'evaluatie' AND i.grond IS NOT NULL;

CREATE VIEW zicht_stem AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.evaluatie_id, t.persoon_id, t.tekst, t.cijfer, t.regie_cijfer, t.regie_tekst
FROM nu_item i JOIN stem t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'stem' AND i.grond IS NOT NULL;

-- Which document is the family's own plan: for whoever sees the document.
CREATE VIEW zicht_familiegroepsplan AS
SELECT f.plan_id, d.id AS document_id, d.titel, d.datum, d.personen, d.grond
FROM zicht_document d JOIN familiegroepsplan f ON f.huishouden_id = d.huishouden_id AND f.document_id = d.id
WHERE d.ingetrokken_op IS NULL;
