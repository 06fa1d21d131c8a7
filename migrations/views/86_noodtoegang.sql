-- SPDX-License-Identifier: EUPL-1.2
-- Noodtoegang as it is shown (R17): to the household's regie, to whoever used it, and to the privacy officer who reviews it.

-- That there was one, who and when: for regie and procesregie. The reason, which may tell of the family, for regie; and not from the
-- other side of a separation that protects one of those who were in danger (R19).
CREATE VIEW zicht_noodtoegang AS
SELECT n.id, n.gebruiker_id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, n.van_op, coalesce(n.einde_op, n.tot_op) AS tot_op,
       n.einde_op IS NULL AND n.tot_op > nu() AS loopt, n.gebeld, n.stand,
       CASE WHEN h.regie = 1
             AND NOT EXISTS (SELECT 1 FROM noodtoegang_persoon p
                             WHERE p.huishouden_id = n.huishouden_id AND p.noodtoegang_id = n.id
                               AND p.persoon_id IN (SELECT persoon_id FROM regel_afgeschermd))
            THEN n.reden END AS reden,
       'G2' AS grond
FROM zicht_huishouden h
JOIN noodtoegang n ON n.huishouden_id = h.id
JOIN gebruiker g ON g.id = n.gebruiker_id
JOIN onderdeel o ON o.id = n.onderdeel_id
WHERE (h.regie = 1 OR h.procesregie = 1) AND sleutel() IS NULL;

-- One's own: what runs, and what the privacy officer asks about it. Nothing of the household but its id.
CREATE VIEW zicht_mijn_noodtoegang AS
SELECT n.id, n.huishouden_id, n.reden, n.van_op, coalesce(n.einde_op, n.tot_op) AS tot_op,
       n.einde_op IS NULL AND n.tot_op > nu() AS loopt, n.stand, n.toets_tekst, n.toets_op, n.versie,
       v.vraag, v.op AS vraag_op
FROM regel_kijker k
JOIN noodtoegang n ON n.gebruiker_id = k.id AND k.sleutel_id IS NULL
LEFT JOIN noodtoegang_vraag v ON v.huishouden_id = n.huishouden_id AND v.noodtoegang_id = n.id AND v.antwoord IS NULL;

-- The queue (R27: the log and the weighing, no substance). Nobody reviews their own, nor what was opened of their own household (R6).
CREATE VIEW zicht_noodtoegang_toets AS
SELECT n.id, n.huishouden_id, n.gebruiker_id, g.naam, g.functie, g.telefoon, o.naam AS onderdeel, z.naam AS organisatie, n.reden, n.gebeld,
       n.van_op, coalesce(n.einde_op, n.tot_op) AS tot_op, n.einde_op IS NULL AND n.tot_op > nu() AS loopt, n.stand,
       n.toets_tekst, n.toets_op, t.naam AS toets_door, n.versie,
       (SELECT count(*) FROM noodtoegang a WHERE a.gebruiker_id = n.gebruiker_id AND a.van_op > n.van_op - 30 * 86400 AND a.van_op <= n.van_op) AS keer
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN noodtoegang n ON n.gebruiker_id <> k.id
JOIN gebruiker g ON g.id = n.gebruiker_id
JOIN onderdeel o ON o.id = n.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN gebruiker t ON t.id = n.toets_door
WHERE n.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);

CREATE VIEW zicht_noodtoegang_vraag AS
SELECT v.noodtoegang_id, v.id, v.vraag, d.naam AS door, v.op, v.antwoord, v.antwoord_op
FROM regel_kijker k
JOIN noodtoegang_vraag v
JOIN noodtoegang n ON n.huishouden_id = v.huishouden_id AND n.id = v.noodtoegang_id
JOIN gebruiker d ON d.id = v.door
WHERE n.gebruiker_id = k.id
   OR (EXISTS (SELECT 1 FROM gebruiker_rol p WHERE p.gebruiker_id = k.id AND p.rol = 'privacy')
       AND n.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden));

-- What was opened on the strength of it: the log's own lines.
CREATE VIEW zicht_noodtoegang_blik AS
SELECT n.id AS noodtoegang_id, r.volgnr, r.tijd / 1000 AS op, r.gebeurtenis, r.handeling, r.gronden, r.uitkomst
FROM regel_kijker k
JOIN gebruiker_rol p ON p.gebruiker_id = k.id AND p.rol = 'privacy'
JOIN noodtoegang n ON n.gebruiker_id <> k.id
JOIN logregel r ON r.huishouden = n.huishouden_id AND r.gebruiker = n.gebruiker_id AND instr(r.gronden, 'G5:' || id_tekst(n.id)) > 0
WHERE n.huishouden_id NOT IN (SELECT huishouden_id FROM regel_eigen_huishouden);
