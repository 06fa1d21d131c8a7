-- SPDX-License-Identifier: EUPL-1.2
-- In which phase a plan is, for whoever sees the plan; and what is asked before the next, answered from what the viewer sees.

CREATE VIEW zicht_planfase AS
SELECT f.id, f.plan_id, f.fase, s.naam, s.volgorde, f.reden, f.op, g.naam AS door, p.status AS plan_status, p.personen, p.grond
FROM zicht_gezinsplan p
JOIN planfase f ON f.huishouden_id = p.huishouden_id AND f.plan_id = p.id
JOIN planfase_soort s ON s.code = f.fase
LEFT JOIN gebruiker g ON g.id = f.door;

-- It is not safe, as far as the viewer sees: the newest line about the same persons.
CREATE VIEW zicht_planfase_onveilig AS
SELECT s.id, s.personen, s.grond
FROM zicht_scanregel s
WHERE s.leefgebied = 'veiligheid' AND s.ingetrokken_op IS NULL AND s.toestand IN ('acuut', 'slecht')
  AND NOT EXISTS (SELECT 1 FROM zicht_scanregel n
                  WHERE n.leefgebied = 'veiligheid' AND n.ingetrokken_op IS NULL AND n.personen = s.personen
                    AND (n.datum > s.datum OR (n.datum = s.datum AND n.id > s.id)));

CREATE VIEW zicht_planfase_vraag AS
SELECT v.code, v.fase, s.volgorde AS fase_volgorde, v.volgorde, v.vraag, v.uitleg, v.moet, p.id AS plan_id, p.personen, p.grond,
  CASE v.code
    WHEN 'veiligheid' THEN EXISTS (SELECT 1 FROM zicht_scanregel c WHERE c.leefgebied = 'veiligheid' AND c.status = 'besproken' AND c.ingetrokken_op IS NULL)
    WHEN 'veiligheid-actie' THEN NOT EXISTS (SELECT 1 FROM zicht_planfase_onveilig)
      OR EXISTS (SELECT 1 FROM zicht_doel d JOIN zicht_actie a ON a.doel_id = d.id
                 WHERE d.plan_id = p.id AND d.leefgebied = 'veiligheid' AND a.status IN ('open', 'aanvaard', 'bezig', 'gereed'))
    WHEN 'leefgebieden' THEN NOT EXISTS (SELECT 1 FROM leefgebied l
      WHERE (l.tot IS NULL OR l.tot >= vandaag())
        AND NOT EXISTS (SELECT 1 FROM zicht_scanregel c WHERE c.leefgebied = l.code AND c.ingetrokken_op IS NULL))
    WHEN 'netwerk' THEN EXISTS (SELECT 1 FROM zicht_netwerklid)
    WHEN 'gezag' THEN NOT EXISTS (SELECT 1 FROM zicht_lid l
      WHERE l.rol = 'kind' AND (l.tot IS NULL OR l.tot >= vandaag())
        AND NOT EXISTS (SELECT 1 FROM zicht_gezag z WHERE z.kind_id = l.persoon_id AND (z.tot IS NULL OR z.tot >= vandaag())))
    WHEN 'toestemming' THEN EXISTS (SELECT 1 FROM zicht_toestemming)
    WHEN 'doelen' THEN EXISTS (SELECT 1 FROM zicht_doel d WHERE d.plan_id = p.id AND d.status IN ('actief', 'behaald'))
    WHEN 'akkoord' THEN EXISTS (SELECT 1 FROM zicht_akkoord a WHERE a.plan_id = p.id)
    WHEN 'regisseur' THEN EXISTS (SELECT 1 FROM zicht_kaart k WHERE k.regisseur_id IS NOT NULL)
    WHEN 'geevalueerd' THEN EXISTS (SELECT 1 FROM zicht_evaluatie e WHERE e.plan_id = p.id AND e.status = 'gehouden')
    WHEN 'acties-klaar' THEN NOT EXISTS (SELECT 1 FROM zicht_doel d JOIN zicht_actie a ON a.doel_id = d.id
      WHERE d.plan_id = p.id AND a.status IN ('open', 'aanvaard', 'bezig'))
    ELSE 0 -- a question of the municipality's own: the regisseur answers it
  END AS klaar
FROM zicht_gezinsplan p
JOIN planfase_vraag v ON v.van <= vandaag() AND (v.tot IS NULL OR v.tot >= vandaag()) AND (v.volledig = 0 OR p.variant = 'volledig')
JOIN planfase_soort s ON s.code = v.fase AND s.van <= vandaag() AND (s.tot IS NULL OR s.tot >= vandaag())
WHERE p.status = 'open';
