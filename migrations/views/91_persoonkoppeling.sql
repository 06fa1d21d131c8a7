-- SPDX-License-Identifier: EUPL-1.2
-- R6: which account is which person, for the privacy officers: not about themselves, and not about somebody of their own household.
-- `loopt`: in how many households that this closes the account has regie or helps: somebody has to take that over.

CREATE VIEW zicht_persoonkoppeling AS
SELECT c.id, c.gebruiker_id, g.naam, g.gebruikersnaam, g.functie, o.naam AS onderdeel, z.naam AS organisatie, p.naam AS persoon, p.geboortedatum,
       c.bewijs, c.bewijs_datum, c.toelichting, c.stand, d.naam AS door, c.op, b.naam AS besluit_door, c.besluit_op, c.besluit_reden,
       e.naam AS einde_door, c.einde_op, c.einde_reden, f.naam AS einde_besluit_door, c.einde_besluit_op, c.einde_besluit_reden, c.versie,
       CASE c.stand WHEN 'voorlopig' THEN c.door <> k.id WHEN 'einde_gevraagd' THEN c.einde_door <> k.id ELSE 0 END AS beslist,
       (SELECT count(*)
        FROM (SELECT r.huishouden_id FROM regie r WHERE r.gebruiker_id = c.gebruiker_id AND r.tot_op IS NULL
              UNION
              SELECT t.huishouden_id FROM betrokkenheid t
              WHERE t.gebruiker_id = c.gebruiker_id AND t.status = 'actief' AND (t.tot IS NULL OR t.tot >= vandaag())) w
        WHERE EXISTS (SELECT 1 FROM lid hier JOIN lid ook ON ook.persoon_id = hier.persoon_id JOIN lid eigen ON eigen.huishouden_id = ook.huishouden_id
                      WHERE hier.huishouden_id = w.huishouden_id AND eigen.persoon_id = c.persoon_id)) AS loopt,
       coalesce(id_tekst(c.persoon_id), '') AS personen
FROM regel_kijker k
JOIN gebruiker_rol q ON q.gebruiker_id = k.id AND q.rol = 'privacy'
JOIN persoonkoppeling c ON c.gebruiker_id <> k.id AND k.sleutel_id IS NULL
JOIN gebruiker g ON g.id = c.gebruiker_id
JOIN onderdeel o ON o.id = g.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
JOIN gebruiker d ON d.id = c.door
LEFT JOIN persoon p ON p.id = c.persoon_id
LEFT JOIN gebruiker b ON b.id = c.besluit_door
LEFT JOIN gebruiker e ON e.id = c.einde_door
LEFT JOIN gebruiker f ON f.id = c.einde_besluit_door
WHERE c.persoon_id IS NULL OR k.persoon_id IS NULL
   OR (c.persoon_id <> k.persoon_id
       AND NOT EXISTS (SELECT 1 FROM lid hier JOIN lid eigen ON eigen.huishouden_id = hier.huishouden_id
                       WHERE hier.persoon_id = c.persoon_id AND eigen.persoon_id = k.persoon_id));
