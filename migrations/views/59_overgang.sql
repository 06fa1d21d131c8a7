-- SPDX-License-Identifier: EUPL-1.2
-- Transitions that are being arranged: a kind of item, row for row with nu_item. No rule stands here.

CREATE VIEW zicht_overgang AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.soort AS overgangsoort, s.naam, t.persoon_id, t.voorziening_id, t.datum,
       t.status, t.versie
FROM nu_item i JOIN overgang t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
JOIN overgang_soort s ON s.code = t.soort
WHERE i.soort = 'overgang' AND i.grond IS NOT NULL;

-- Each point of its list, answered or not. An action is named where the viewer sees it.
CREATE VIEW zicht_overgang_punt AS
SELECT o.id AS overgang_id, p.code, p.gebied, g.naam AS gebied_naam, p.naam, p.wie AS beslist, dag_plus(o.datum, -7 * p.weken) AS uiterlijk, p.volgorde,
       coalesce(r.stand, 'open') AS stand, r.wie, r.vanaf, a.id AS actie_id, a.titel AS actie, a.personen AS actie_personen, a.grond AS actie_grond
FROM zicht_overgang o
JOIN overgang_punt p ON p.soort = o.overgangsoort
JOIN overgang_gebied g ON g.code = p.gebied
LEFT JOIN overgang_regel r ON r.huishouden_id = o.huishouden_id AND r.overgang_id = o.id AND r.punt = p.code
LEFT JOIN zicht_actie a ON a.id = r.actie_id
WHERE p.tot IS NULL OR p.tot >= vandaag() OR r.punt IS NOT NULL;

-- A gap: something of that area is not arranged from the day on, by somebody. What does not go on has none.
CREATE VIEW regel_overgang_gat AS
SELECT o.huishouden_id, o.id AS overgang_id, p.gebied, g.naam, g.volgorde
FROM overgang o
JOIN overgang_punt p ON p.soort = o.soort AND (p.tot IS NULL OR p.tot >= vandaag())
JOIN overgang_gebied g ON g.code = p.gebied
LEFT JOIN overgang_regel r ON r.huishouden_id = o.huishouden_id AND r.overgang_id = o.id AND r.punt = p.code
WHERE o.huishouden_id = dossier() AND o.status <> 'vervallen'
  AND NOT (coalesce(r.stand, 'open') = 'nvt' OR (coalesce(r.stand, 'open') = 'geregeld' AND r.vanaf <= o.datum))
GROUP BY o.id, p.gebied;

CREATE VIEW zicht_overgang_gat AS
SELECT o.id AS overgang_id, t.gebied, t.naam, t.volgorde
FROM zicht_overgang o
JOIN regel_overgang_gat t ON t.huishouden_id = o.huishouden_id AND t.overgang_id = o.id;
