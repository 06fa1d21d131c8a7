-- SPDX-License-Identifier: EUPL-1.2
-- Admin is not access (invariant 7). What hangs on an account or an onderdeel, for whoever is about to end it: one row for each thing,
-- without a household, a person or a title. A beheerder may count these rows and learns nothing else.

CREATE VIEW regel_beheerder AS
SELECT k.id FROM regel_kijker k JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'beheerder';

-- `verzoek`: asked and not yet answered, by either side. `intake`: owns an aanmelding of a household without an open plan, which nobody
-- else can see.
CREATE VIEW zicht_beheer_lopend AS
SELECT r.gebruiker_id, 'regie' AS soort
FROM regel_beheerder JOIN regie r WHERE r.tot_op IS NULL
UNION ALL
SELECT w.gebruiker_id, 'waarneming'
FROM regel_beheerder JOIN waarneming w WHERE w.tot >= vandaag()
UNION ALL
SELECT b.gebruiker_id, CASE b.status WHEN 'actief' THEN 'betrokkenheid' ELSE 'verzoek' END
FROM regel_beheerder JOIN betrokkenheid b
WHERE (b.status = 'actief' AND (b.tot IS NULL OR b.tot >= vandaag())) OR b.status IN ('gevraagd', 'uitgenodigd')
UNION ALL
SELECT v.aan_id, 'verzoek'
FROM regel_beheerder JOIN regieverzoek v WHERE v.status = 'gevraagd'
UNION ALL
SELECT a.eigenaar_gebruiker_id, 'actie'
FROM regel_beheerder JOIN actie a WHERE a.status IN ('open', 'aanvaard', 'bezig') AND a.eigenaar_gebruiker_id IS NOT NULL
UNION ALL
SELECT a.eigenaar_id, 'intake'
FROM regel_beheerder JOIN aanmelding a
WHERE a.status = 'open'
  AND NOT EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = a.huishouden_id AND p.status = 'open')
  AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = a.huishouden_id);

-- Consents that name them as receiver, and have not ended.
CREATE VIEW zicht_beheer_toestemming AS
SELECT t.ontvanger_onderdeel_id AS onderdeel_id, t.ontvanger_gebruiker_id AS gebruiker_id
FROM regel_beheerder JOIN toestemming t
WHERE t.einde_op IS NULL AND t.tot >= vandaag() AND t.ontvanger_onderdeel_id IS NOT NULL;

-- R27: whose owner has chosen a password. Only that there is one.
CREATE VIEW zicht_wachtwoord_gekozen AS
SELECT w.gebruiker_id FROM regel_kijker JOIN wachtwoord w;

-- R27: the accounts without confirmation, and the contacts that no privacy officer confirmed (`bevestigd_door` NULL: on the machine).
-- `door_privacy`: a contact or a privacy officer, whom a privacy officer confirms.
CREATE VIEW regel_wachtend AS
SELECT g.id, o.id AS onderdeel_id, o.contact_id,
       o.contact_id IS g.id OR EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = g.id AND r.rol = 'privacy') AS door_privacy
FROM gebruiker g
JOIN onderdeel o ON o.id = g.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
  AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())
  AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
  AND (g.bevestigd_op IS NULL
       OR (o.contact_id = g.id AND g.bevestigd_door IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = g.bevestigd_door AND r.rol = 'privacy')));

-- Who may confirm whom, of those who work here (12_account.sql): a privacy officer; or the contact of the onderdeel, in it, no beheerder,
-- confirmed by a privacy officer.
CREATE VIEW regel_bevestiger AS
SELECT w.id AS gebruiker_id, k.id AS bevestiger_id
FROM regel_wachtend w
JOIN gebruiker_rol p ON p.rol = 'privacy'
JOIN regel_account k ON k.id = p.gebruiker_id AND k.id <> w.id
WHERE w.door_privacy
UNION ALL
SELECT w.id, k.id
FROM regel_wachtend w
JOIN regel_account k ON k.id = w.contact_id AND k.onderdeel_id = w.onderdeel_id
JOIN gebruiker c ON c.id = k.id
WHERE NOT w.door_privacy
  AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = k.id AND r.rol = 'beheerder')
  AND (c.bevestigd_door IS NULL OR EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = c.bevestigd_door AND r.rol = 'privacy'));

CREATE VIEW zicht_te_bevestigen AS
SELECT b.gebruiker_id FROM regel_kijker k JOIN regel_bevestiger b ON b.bevestiger_id = k.id;

-- For a beheerder: whom an account waits for.
CREATE VIEW zicht_beheer_bevestiger AS
SELECT b.gebruiker_id, b.bevestiger_id FROM regel_beheerder JOIN regel_bevestiger b;
