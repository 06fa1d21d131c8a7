-- SPDX-License-Identifier: EUPL-1.2
-- R5, seeing is not doing: what the viewer may do here, as data (table bevoegdheid) against the capacities worked out below.

CREATE VIEW regel_hoedanigheid AS
SELECT hoedanigheid FROM regel_betrokken
UNION
SELECT 'betrokken' FROM regel_betrokken
UNION
SELECT 'procesregisseur' FROM regel_procesregie
UNION
SELECT 'professional' FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol IN ('professional', 'regisseur', 'procesregisseur')
UNION
SELECT 'wijkteam' FROM regel_kijker k JOIN onderdeel o ON o.id = k.onderdeel_id AND o.wijkteam = 1
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol IN ('professional', 'regisseur')
UNION
SELECT r.rol FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol IN ('beheerder', 'privacy');

CREATE VIEW zicht_bevoegdheid AS
SELECT DISTINCT b.handeling
FROM regel_hoedanigheid h
JOIN bevoegdheid b ON b.hoedanigheid = h.hoedanigheid;

-- Capacities towards one item or consent.
CREATE VIEW regel_item_hoedanigheid AS
SELECT i.id AS item_id, 'auteur' AS hoedanigheid
FROM zicht_item i JOIN regel_open k WHERE i.auteur_id = k.id AND i.bron_id = k.onderdeel_id
UNION ALL
SELECT a.id, 'eigenaar'
FROM zicht_actie a JOIN regel_open k WHERE a.eigenaar_gebruiker_id = k.id
UNION ALL
SELECT a.id, 'eigenaar'
FROM zicht_aanmelding a JOIN regel_open k WHERE a.eigenaar_id = k.id
UNION ALL
SELECT b.id, 'eigenaar'
FROM zicht_betrokkenheid b JOIN regel_open k WHERE b.gebruiker_id = k.id
UNION ALL
SELECT g.item_id, 'geadresseerde'
FROM zicht_geadresseerde g JOIN regel_open k WHERE g.gebruiker_id = k.id AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
UNION ALL
SELECT b.toestemming_id, 'bron'
FROM zicht_toestemming_bron b JOIN regel_open k WHERE b.onderdeel_id = k.onderdeel_id;

CREATE VIEW zicht_item_bevoegdheid AS
SELECT h.item_id, b.handeling
FROM regel_item_hoedanigheid h
JOIN bevoegdheid b ON b.hoedanigheid = h.hoedanigheid;
