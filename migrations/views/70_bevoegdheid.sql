-- SPDX-License-Identifier: EUPL-1.2
-- R5, seeing is not doing: what the viewer may do here, as data (table bevoegdheid) against the capacities worked out below.

-- +r.rol: by the account's few roles; for an index SQLite would first put the list in a table of its own.
CREATE VIEW regel_hoedanigheid AS
SELECT 'regie' AS hoedanigheid FROM nu_wie WHERE regie
UNION ALL
SELECT 'betrokken' FROM nu_wie WHERE betrokken
UNION ALL
SELECT 'procesregisseur' FROM nu_wie WHERE procesregie
UNION ALL
SELECT 'professional' FROM nu_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND (+r.rol IN ('professional', 'regisseur') OR +r.rol = 'procesregisseur')
UNION ALL
SELECT 'wijkteam' FROM nu_kijker k JOIN onderdeel o ON o.id = k.onderdeel_id AND o.wijkteam = 1
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND +r.rol IN ('professional', 'regisseur')
UNION ALL
SELECT r.rol FROM nu_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND +r.rol IN ('beheerder', 'privacy')
UNION ALL
-- R23: a procesregisseur outside any household, for what spans several; each of them asks for `procesregisseur` itself
SELECT 'proces' FROM nu_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'procesregisseur'
UNION ALL
-- R17: a role that the municipality lets use noodtoegang
SELECT 'nood' FROM nu_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id
JOIN noodtoegang_rol m ON m.rol = r.rol AND (m.onderdeel_id IS NULL OR m.onderdeel_id = k.onderdeel_id)
WHERE m.einde_op IS NULL AND m.van <= vandaag() AND (m.tot IS NULL OR m.tot >= vandaag())
UNION ALL
-- R22: a role that a samenwerkingsafspraak of the organisation lets ask whether a household is known
SELECT 'bekend' FROM nu_kijker k JOIN onderdeel o ON o.id = k.onderdeel_id
JOIN samenwerkingsafspraak a ON a.organisatie_id = o.organisatie_id AND a.beeindigd_op IS NULL AND a.van <= vandaag() AND a.tot >= vandaag()
JOIN afspraak_bekend b ON b.afspraak_id = a.id
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = b.rol
UNION ALL
SELECT 'dienst' FROM nu_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id
WHERE CASE WHEN EXISTS (SELECT 1 FROM regel_dienst)
      THEN k.onderdeel_id IN (SELECT onderdeel_id FROM regel_dienst) AND r.rol NOT IN ('beheerder', 'privacy')
      ELSE r.rol = 'procesregisseur' END;

CREATE VIEW regel_bevoegdheid AS
SELECT DISTINCT b.handeling
-- from the two or three capacities to what they may, not the other way round
FROM regel_hoedanigheid h
CROSS JOIN bevoegdheid b ON b.hoedanigheid = h.hoedanigheid
-- R33: in a household that is closed nothing is added any more
WHERE (b.alleen_open = 0 OR NOT EXISTS (SELECT 1 FROM huishouden k WHERE k.id = dossier() AND k.gesloten_op IS NOT NULL))
-- a program: what its token names, and of actions ("bij eigen acties") its person's own, as owner (zicht_item_bevoegdheid)
  AND (sleutel() IS NULL
       OR b.handeling <> 'actie.stand' AND EXISTS (SELECT 1 FROM sleutel_bereik n WHERE n.sleutel_id = sleutel() AND n.groep = 'doen' AND n.code = b.handeling));

CREATE VIEW zicht_bevoegdheid AS
SELECT handeling FROM nu_bevoegdheid;

-- Capacities towards one item or consent. One pass over zicht_item: it is the expensive part. Noodtoegang (G5) is for reading alone.
CREATE VIEW regel_item_hoedanigheid AS
SELECT i.id AS item_id, s.soort AS hoedanigheid
FROM zicht_item i
CROSS JOIN nu_open k
CROSS JOIN (SELECT 'auteur' AS soort UNION ALL SELECT 'eigenaar' UNION ALL SELECT 'geadresseerde') s
WHERE i.grond <> 'G5' AND CASE s.soort
  WHEN 'auteur' THEN i.auteur_id = k.id AND i.bron_id = k.onderdeel_id
  WHEN 'geadresseerde' THEN EXISTS (SELECT 1 FROM geadresseerde g WHERE g.huishouden_id = i.huishouden_id AND g.item_id = i.id
       AND g.gebruiker_id = k.id AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag()))
  ELSE EXISTS (SELECT 1 FROM actie a WHERE a.huishouden_id = i.huishouden_id AND a.id = i.id AND a.eigenaar_gebruiker_id = k.id)
    OR EXISTS (SELECT 1 FROM aanmelding a WHERE a.huishouden_id = i.huishouden_id AND a.id = i.id AND a.eigenaar_id = k.id)
    OR EXISTS (SELECT 1 FROM betrokkenheid b WHERE b.huishouden_id = i.huishouden_id AND b.id = i.id AND b.gebruiker_id = k.id)
  END
UNION ALL
-- a source sees the consents that name it (zicht_toestemming), when it is involved
SELECT b.toestemming_id, 'bron'
FROM zicht_huishouden h
JOIN nu_open k
JOIN toestemming_bron b ON b.huishouden_id = h.id AND b.onderdeel_id = k.onderdeel_id
WHERE h.betrokken = 1
UNION ALL
-- R16: the source of a decision
SELECT deelbesluit_id, 'bron' FROM regel_deelbesluit_zichtbaar WHERE grond = 'G1';

CREATE VIEW zicht_item_bevoegdheid AS
SELECT h.item_id, b.handeling
FROM regel_item_hoedanigheid h
JOIN bevoegdheid b ON b.hoedanigheid = h.hoedanigheid
WHERE sleutel() IS NULL
   OR EXISTS (SELECT 1 FROM sleutel_bereik n WHERE n.sleutel_id = sleutel() AND n.groep = 'doen' AND n.code = b.handeling);
