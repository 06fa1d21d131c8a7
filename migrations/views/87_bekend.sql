-- SPDX-License-Identifier: EUPL-1.2
-- R22: who asked about a household that answers as if it were unknown, and who calls them back.

-- The duty desk: an onderdeel that is marked; while there is none, the procesregisseurs (those of the area, in the views below).
CREATE VIEW regel_dienst AS
SELECT o.id AS onderdeel_id
FROM dienst_onderdeel d -- nearly always empty, so first
CROSS JOIN onderdeel o ON o.id = d.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())
  AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag());

-- The accounts of the desk for this household, whoever asks.
CREATE VIEW regel_dienst_account AS
SELECT a.id AS gebruiker_id
FROM regel_dienst d
CROSS JOIN regel_account a ON a.onderdeel_id = d.onderdeel_id
WHERE NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = a.id AND r.rol IN ('beheerder', 'privacy'))
UNION
SELECT g.gebruiker_id
FROM regel_gebiedsregie g
WHERE g.huishouden_id = dossier() AND NOT EXISTS (SELECT 1 FROM regel_dienst);

-- For the regie of the household, who agrees or not; procesregie when nobody has it. Not from the other side (R19).
-- `overkant`: the asker is on the other side of a separation that protects whom they asked for.
CREATE VIEW zicht_terugbellen AS
SELECT t.id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, z.naam AS organisatie, t.relatie, t.reden, t.op, t.stand, t.antwoord, t.versie,
       EXISTS (SELECT 1 FROM regel_overkant v WHERE v.persoon_id = t.persoon_id AND v.gebruiker_id = t.gebruiker_id) AS overkant,
       id_tekst(t.persoon_id) AS personen, 'G2' AS grond
FROM zicht_huishouden h
JOIN bekend_vraag t ON t.huishouden_id = h.id AND t.stand IS NOT NULL
JOIN gebruiker g ON g.id = t.gebruiker_id
JOIN onderdeel o ON o.id = t.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE (h.regie = 1 OR (h.procesregie = 1 AND NOT EXISTS (SELECT 1 FROM regel_regie))) AND sleutel() IS NULL
  AND t.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd);

-- For the desk: whom to call back, and whom to ask first. Not about whom, and not which household. Never one's own (R6), nor across
-- a separation.
CREATE VIEW zicht_terugbel_dienst AS
SELECT t.id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, z.naam AS organisatie, t.op, t.stand,
       CASE WHEN t.stand <> 'open' THEN t.antwoord END AS antwoord, t.versie,
       rg.naam AS regisseur, rg.telefoon AS regisseur_telefoon
FROM regel_kijker k
JOIN bekend_vraag t ON t.stand IS NOT NULL
JOIN huishouden h ON h.id = t.huishouden_id
JOIN gebruiker g ON g.id = t.gebruiker_id
JOIN onderdeel o ON o.id = t.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN regie r ON r.huishouden_id = t.huishouden_id AND r.tot_op IS NULL
LEFT JOIN gebruiker rg ON rg.id = r.gebruiker_id
WHERE t.gebruiker_id <> k.id AND k.sleutel_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM gebruiker_rol x WHERE x.gebruiker_id = k.id AND x.rol IN ('beheerder', 'privacy'))
  AND CASE WHEN EXISTS (SELECT 1 FROM regel_dienst) THEN k.onderdeel_id IN (SELECT onderdeel_id FROM regel_dienst)
      ELSE EXISTS (SELECT 1 FROM gebruiker_rol p WHERE p.gebruiker_id = k.id AND p.rol = 'procesregisseur')
           AND (NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id)
                OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id AND w.wijk_id = h.wijk_id)) END
  AND t.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd)
  AND (k.persoon_id IS NULL
       OR NOT EXISTS (SELECT 1 FROM lid hier
                      JOIN lid ook ON ook.persoon_id = hier.persoon_id
                      JOIN lid eigen ON eigen.huishouden_id = ook.huishouden_id
                      WHERE hier.huishouden_id = t.huishouden_id AND eigen.persoon_id = k.persoon_id));

-- R22, R23, R33: somebody at intake opened a household with people of this one, which intake does not find. Its regie learns whom to call,
-- and decides with them; the other learns nothing from here. Not across a separation between the two households.
CREATE VIEW zicht_dubbel AS
SELECT g.id AS gebruiker_id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, d.geopend_op AS op, id_tekst(hier.persoon_id) AS personen, 'G2' AS grond
FROM zicht_huishouden h
JOIN lid hier ON hier.huishouden_id = h.id AND (hier.tot IS NULL OR hier.tot >= vandaag())
JOIN lid daar ON daar.persoon_id = hier.persoon_id AND daar.huishouden_id <> h.id AND (daar.tot IS NULL OR daar.tot >= vandaag())
JOIN huishouden d ON d.id = daar.huishouden_id AND d.gesloten_op IS NULL
LEFT JOIN regie r ON r.huishouden_id = d.id AND r.tot_op IS NULL
LEFT JOIN aanmelding a ON a.huishouden_id = d.id AND a.status = 'open' AND r.id IS NULL
JOIN gebruiker g ON g.id = coalesce(r.gebruiker_id, a.eigenaar_id)
JOIN onderdeel o ON o.id = g.onderdeel_id
WHERE (h.regie = 1 OR (h.procesregie = 1 AND NOT EXISTS (SELECT 1 FROM regel_regie))) AND sleutel() IS NULL
  AND EXISTS (SELECT 1 FROM regel_verborgen v WHERE v.huishouden_id = h.id)
  AND hier.persoon_id NOT IN (SELECT persoon_id FROM regel_afgeschermd)
  AND NOT EXISTS (SELECT 1 FROM afscherming s
                  JOIN afscherming_persoon sp ON sp.afscherming_id = s.id
                  JOIN afscherming_tegen st ON st.afscherming_id = s.id
                  JOIN lid l ON l.persoon_id = sp.persoon_id AND l.huishouden_id IN (h.id, d.id)
                  WHERE s.van <= vandaag() AND (s.tot IS NULL OR s.tot >= vandaag())
                    AND (st.gebruiker_id = g.id OR st.onderdeel_id = g.onderdeel_id
                         OR EXISTS (SELECT 1 FROM lid t WHERE t.persoon_id = st.persoon_id AND t.huishouden_id IN (h.id, d.id)
                                    AND t.huishouden_id <> l.huishouden_id)));
