-- SPDX-License-Identifier: EUPL-1.2
-- What a privacy officer sees of the log's own state (R27, R31): numbers of lines, no substance.

CREATE VIEW zicht_logcontrole AS
SELECT c.id, c.gevraagd_op, g.naam AS door, c.zegels IS NOT NULL AS met_zegels, c.stand, c.begonnen_op, c.totaal, c.gelezen, c.klaar_op,
       c.duur_ms, c.laatste, c.verzegeld, c.aantal_zegels, c.aantal_buiten, c.aantal_gewist, c.fouten
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN logcontrole c
LEFT JOIN gebruiker g ON g.id = c.gevraagd_door;

CREATE VIEW zicht_logcontrole_fout AS
SELECT f.controle_id, f.nr, f.soort, f.volgnr, f.tot
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN logcontrole_fout f;

-- The newest checkpoint, and how far the log is by now.
CREATE VIEW zicht_logstand AS
SELECT z.volgnr, z.tijd, z.keten, z.handtekening, z.sleutel,
       coalesce((SELECT max(volgnr) FROM logregel), 0) AS laatste
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
LEFT JOIN zegel z ON z.volgnr = (SELECT max(volgnr) FROM zegel);

-- R30: what was refused, with the id as asked and nobody it is about.
CREATE VIEW zicht_weigering AS
SELECT r.volgnr, r.tijd, r.tijd / 1000 AS op, r.gebeurtenis, r.handeling, r.reden, r.gevraagd, r.gebruiker, g.naam, g.functie,
       r.onderdeel AS onderdeel_id, o.naam AS onderdeel, o.organisatie_id, z.naam AS organisatie, r.adres, r.verzoek
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN logregel r ON r.uitkomst = 'geweigerd'
LEFT JOIN gebruiker g ON g.id = r.gebruiker
LEFT JOIN onderdeel o ON o.id = r.onderdeel
LEFT JOIN organisatie z ON z.id = o.organisatie_id;
