-- SPDX-License-Identifier: EUPL-1.2
-- R19: what was released across a separation. For regie, who are not on its other side.

CREATE VIEW zicht_vrijgave AS
SELECT v.id, v.afscherming_id, v.item_id, v.reden, g.naam AS door, v.op, v.ingetrokken_op, i.naam AS ingetrokken_door, v.ingetrokken_reden, v.versie,
       b.onderwerp, b.tekst, a.personen, 'G2' AS grond
FROM zicht_huishouden h
JOIN vrijgave v ON v.huishouden_id = h.id
JOIN item a ON a.huishouden_id = h.id AND a.id = v.id
JOIN bericht b ON b.huishouden_id = h.id AND b.id = v.id
JOIN zicht_afscherming s ON s.id = v.afscherming_id
JOIN gebruiker g ON g.id = v.door
LEFT JOIN gebruiker i ON i.id = v.ingetrokken_door
WHERE h.regie = 1
  AND NOT EXISTS (SELECT 1 FROM item_persoon ip WHERE ip.huishouden_id = h.id AND ip.item_id = v.id
                  AND ip.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd));

-- Whom a separation in force protects, whoever looks.
CREATE VIEW regel_beschermd AS
SELECT p.persoon_id
FROM afscherming_persoon p
JOIN afscherming a ON a.id = p.afscherming_id
WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag());

-- Members, past and present, whom none protects.
CREATE VIEW zicht_lid_onbeschermd AS
SELECT l.persoon_id, l.roepnaam
FROM zicht_lid l
WHERE l.persoon_id NOT IN (SELECT persoon_id FROM regel_beschermd);

-- To whom it went.
CREATE VIEW zicht_vrijgave_aan AS
SELECT v.id, coalesce(g.naam, o.naam) AS naam, x.tot
FROM zicht_vrijgave v
JOIN geadresseerde x ON x.huishouden_id = dossier() AND x.item_id = v.id
LEFT JOIN gebruiker g ON g.id = x.gebruiker_id
LEFT JOIN onderdeel o ON o.id = x.onderdeel_id;

-- What could be released: what regie sees about somebody who is protected here, and where they are is not in it.
CREATE VIEW zicht_vrijgeefbaar AS
SELECT i.id, i.soort, i.titel, i.datum, i.categorie, i.personen, i.grond, p.afscherming_id
FROM zicht_huishouden h
JOIN zicht_afscherming s ON s.huishouden_id = h.id AND (s.tot IS NULL OR s.tot >= vandaag())
JOIN afscherming_persoon p ON p.afscherming_id = s.id
JOIN item_persoon ip ON ip.huishouden_id = h.id AND ip.persoon_id = p.persoon_id
JOIN zicht_item_titel i ON i.id = ip.item_id
WHERE h.regie = 1 AND i.soort IN ('notitie', 'document', 'doel', 'actie', 'plan', 'woord', 'bericht') AND i.categorie NOT IN ('melder', 'werkaantekening', 'regie_intern')
GROUP BY p.afscherming_id, i.id;
