-- SPDX-License-Identifier: EUPL-1.2
-- The log as it is shown. For the household's people: their own lines, and those of who they may know to be involved (R24: the
-- involvement of a source with beroepsgeheim is health information). For the privacy officer (R27): all of it, without substance.

CREATE VIEW zicht_logregel AS
SELECT r.volgnr,
       -- a line that tells the rest of one that was erased (R31) is of that one's moment
       coalesce((SELECT o.tijd FROM logwissing_regel w JOIN logregel o ON o.volgnr = w.volgnr WHERE w.vervangen_door = r.volgnr), r.tijd) / 1000 AS op,
       r.gebeurtenis, r.handeling, r.rol, r.gronden, r.uitkomst, r.object,
       r.gebruiker, g.naam, g.functie, o.naam AS onderdeel, s.naam AS programma
FROM zicht_huishouden h
JOIN logregel r ON r.huishouden = h.id
JOIN regel_open k
JOIN gebruiker g ON g.id = r.gebruiker
JOIN onderdeel o ON o.id = r.onderdeel
LEFT JOIN toegangssleutel s ON s.id = r.sessie
WHERE h.betrokken = 1 AND k.sleutel_id IS NULL
  AND (r.gebruiker = k.id
       OR (h.regie = 1 AND r.onderdeel IN (SELECT onderdeel_id FROM regel_onderdeel_zichtbaar)));

CREATE VIEW zicht_logboek AS
SELECT r.volgnr,
       coalesce((SELECT o.tijd FROM logwissing_regel w JOIN logregel o ON o.volgnr = w.volgnr WHERE w.vervangen_door = r.volgnr), r.tijd) / 1000 AS op,
       r.gebeurtenis, r.handeling, r.rol, r.gronden, r.uitkomst, r.reden, r.gevraagd, r.object, r.personen,
       r.huishouden, r.gebruiker, g.naam, g.functie, r.onderdeel AS onderdeel_id,
       o.naam AS onderdeel, o.organisatie_id, z.naam AS organisatie, r.namens, r.adres, r.verzoek,
       s.id AS sleutel_id, s.naam AS programma
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN logregel r ON r.salt IS NOT NULL
LEFT JOIN gebruiker g ON g.id = r.gebruiker
LEFT JOIN onderdeel o ON o.id = r.onderdeel
LEFT JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN toegangssleutel s ON s.id = r.sessie;

-- Where lines of the log are, for who may read it whole: what its indexes can tell, so that a search reads few lines. An erased line
-- (R31) says nothing of whom it was: it is nobody's here, and is not `heel`.
CREATE VIEW zicht_logplek AS
SELECT r.volgnr,
       coalesce((SELECT o.tijd FROM logwissing_regel w JOIN logregel o ON o.volgnr = w.volgnr WHERE w.vervangen_door = r.volgnr), r.tijd) / 1000 AS op,
       r.gebruiker, r.onderdeel AS onderdeel_id, r.huishouden, r.personen, r.uitkomst, r.salt IS NOT NULL AS heel
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN logregel r;
