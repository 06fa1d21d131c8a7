-- SPDX-License-Identifier: EUPL-1.2
-- Aanmeldingen whose owner left: no longer works here, or somewhere else. Whoever asks.
CREATE VIEW regel_instroom_los AS
SELECT i.id, i.eigenaar_onderdeel_id AS onderdeel_id
FROM instroom i
JOIN gebruiker e ON e.id = i.eigenaar_id
WHERE e.onderdeel_id <> i.eigenaar_onderdeel_id OR e.tot < vandaag();

-- Aanmeldingen before there is a household. Seen by who wrote it and who owns it (G1), by the onderdeel that is asked to take it over (G6),
-- and by the wijkteam that owns it, or the onderdeel of an owner who left: nobody's aanmelding is lost. Never by beheer or a privacy
-- officer, a program, about the viewer's own person (R6), or across a separation (R19). When it is done, as long as own work is seen.
CREATE VIEW zicht_instroom AS
SELECT i.id, i.wie, CASE WHEN k.id IN (i.auteur_id, i.eigenaar_id) THEN i.melder END AS melder, i.over, i.vraag, i.weet_het, i.weet_niet_reden, i.veiligheid,
       i.veiligheid_wat, i.op, i.eigenaar_id, i.eigenaar_onderdeel_id, i.aan_onderdeel_id, i.uiterlijk,
       -- that there is a household now is for the onderdeel that has it; whoever reported hears that it was taken up
       CASE WHEN i.status = 'huishouden' AND i.eigenaar_onderdeel_id <> k.onderdeel_id THEN 'opgepakt' ELSE i.status END AS status, i.einde_op, i.einde_reden, i.versie,
       a.naam AS auteur, b.naam AS bron, e.naam AS eigenaar, e.telefoon AS eigenaar_telefoon, eo.naam AS eigenaar_onderdeel, ao.naam AS aan,
       i.eigenaar_id = k.id AND i.eigenaar_onderdeel_id = k.onderdeel_id AS mijn,
       i.aan_onderdeel_id IS k.onderdeel_id AS aan_mij,
       i.eigenaar_id <> k.id AND i.eigenaar_onderdeel_id = k.onderdeel_id AS overneembaar,
       -- it is for this viewer to do something: asked and not answered; one's own that nobody was asked for, where no
       -- answer came, or where there is danger now; a colleague's who left
       i.status = 'open' AND (i.aan_onderdeel_id IS k.onderdeel_id
         OR (i.eigenaar_onderdeel_id = k.onderdeel_id
             AND CASE WHEN i.eigenaar_id = k.id THEN i.aan_onderdeel_id IS NULL OR i.uiterlijk < vandaag() OR i.veiligheid = 'acuut'
                      ELSE EXISTS (SELECT 1 FROM regel_instroom_los l WHERE l.id = i.id) END)) AS wacht,
       CASE WHEN i.huishouden_id IN (SELECT huishouden_id FROM zicht_kandidaat) THEN i.huishouden_id END AS huishouden_id,
       -- a repeat: an earlier one that was of this viewer's onderdeel
       (SELECT max(v.op) FROM instroom_persoon hier
        JOIN instroom_persoon eerder ON eerder.persoon_id = hier.persoon_id
        JOIN instroom v ON v.id = eerder.instroom_id AND v.id <> i.id AND v.op <= i.op AND v.id < i.id
        WHERE hier.instroom_id = i.id AND k.onderdeel_id IN (v.bron_id, v.eigenaar_onderdeel_id)
          AND NOT EXISTS (SELECT 1 FROM instroom_persoon p WHERE p.instroom_id = v.id AND p.persoon_id = k.persoon_id)) AS eerder_op,
       (SELECT group_concat(id_tekst(p.persoon_id)) FROM instroom_persoon p WHERE p.instroom_id = i.id) AS personen,
       CASE WHEN k.id IN (i.auteur_id, i.eigenaar_id) THEN 'G1' ELSE 'G6' END AS grond
FROM regel_kijker k
JOIN instroom i
JOIN gebruiker a ON a.id = i.auteur_id
JOIN onderdeel b ON b.id = i.bron_id
JOIN gebruiker e ON e.id = i.eigenaar_id
JOIN onderdeel eo ON eo.id = i.eigenaar_onderdeel_id
LEFT JOIN onderdeel ao ON ao.id = i.aan_onderdeel_id
WHERE k.sleutel_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = k.id AND r.rol IN ('beheerder', 'privacy'))
  AND ((i.auteur_id = k.id AND i.bron_id = k.onderdeel_id)
       OR (i.eigenaar_onderdeel_id = k.onderdeel_id
           AND (i.eigenaar_id = k.id OR eo.wijkteam = 1 OR EXISTS (SELECT 1 FROM regel_instroom_los l WHERE l.id = i.id)))
       OR i.aan_onderdeel_id = k.onderdeel_id)
  AND (i.status = 'open'
       OR dag_plus(lokale_datum(i.einde_op), (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'eigen_werk_dagen')) >= vandaag())
  AND NOT EXISTS (SELECT 1 FROM instroom_persoon p
                  WHERE p.instroom_id = i.id
                    AND (p.persoon_id = k.persoon_id
                         OR EXISTS (SELECT 1 FROM regel_overkant o WHERE o.persoon_id = p.persoon_id AND o.gebruiker_id = k.id)));

CREATE VIEW zicht_instroom_stap AS
SELECT s.instroom_id, s.id, CASE WHEN s.soort = 'huishouden' THEN i.status ELSE s.soort END AS soort, o.naam AS onderdeel, s.reden, g.naam AS door, s.op
FROM zicht_instroom i
JOIN instroom_stap s ON s.instroom_id = i.id
JOIN gebruiker g ON g.id = s.door
LEFT JOIN onderdeel o ON o.id = s.onderdeel_id;
