-- SPDX-License-Identifier: EUPL-1.2
-- Who works here today: what something can be put to, and who hears of it. No dossier: names and work.

-- R6, R27: a confirmed account, active in an active onderdeel of an active organisation, as regel_kijker asks of the viewer. Whoever asks.
-- `helpt`: with a role in which somebody can help a family or have the regie.
CREATE VIEW regel_account AS
SELECT g.id, g.naam, g.functie, g.plekken, g.onderdeel_id, o.naam AS onderdeel, o.wijkteam, o.organisatie_id, z.naam AS organisatie,
       z.soort AS organisatiesoort,
       EXISTS (SELECT 1 FROM gebruiker_rol r
               WHERE r.gebruiker_id = g.id AND r.rol IN ('professional', 'regisseur', 'procesregisseur')) AS helpt
FROM gebruiker g
JOIN onderdeel o ON o.id = g.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE g.bevestigd_op IS NOT NULL
  AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
  AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())
  AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag());

-- For the lists that somebody chooses from.
CREATE VIEW zicht_account AS
SELECT a.id, a.naam, a.functie, a.onderdeel_id, a.onderdeel, a.wijkteam, a.organisatie_id, a.organisatie, a.organisatiesoort, a.helpt
FROM nu_kijker k
JOIN regel_account a;

-- R23: the procesregisseurs who have the area of a household. Whoever asks.
CREATE VIEW regel_gebiedsregie AS
SELECT h.id AS huishouden_id, a.id AS gebruiker_id
FROM huishouden h
JOIN gebruiker_rol r ON r.rol = 'procesregisseur'
JOIN regel_account a ON a.id = r.gebruiker_id
WHERE NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = a.id)
   OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = a.id AND w.wijk_id = h.wijk_id);
