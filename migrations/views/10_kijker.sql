-- SPDX-License-Identifier: EUPL-1.2
-- Who is looking, and in which capacity. docs/model.md says what the tables mean; rules are those of regels.md.
-- Everything here depends on kijker(), dossier(), vandaag() and nu() of the request (R28); without them: no rows.

-- R6, R27: an active, confirmed account in an active onderdeel of an active organisation. One row, or none.
CREATE VIEW regel_kijker AS
SELECT g.id, g.onderdeel_id, g.persoon_id, sleutel() AS sleutel_id
FROM gebruiker g
JOIN onderdeel o ON o.id = g.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
WHERE g.id = kijker() AND lezer_persoon() IS NULL -- G7: then a person looks, not an account (35_familie.sql)
  AND g.bevestigd_op IS NOT NULL
  AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
  AND o.van <= vandaag() AND (o.tot IS NULL OR o.tot >= vandaag())
  AND z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag())
  -- a program: only with a token of that account that works
  AND (sleutel() IS NULL OR EXISTS (SELECT 1 FROM regel_sleutel s WHERE s.gebruiker_id = g.id));

-- R6: never one's own household, nor one that shares a member with it. The viewer of this dossier, or nobody.
CREATE VIEW regel_open AS
SELECT k.id, k.onderdeel_id, k.persoon_id, k.sleutel_id
FROM nu_kijker k
WHERE (k.persoon_id IS NULL
       OR NOT EXISTS (SELECT 1 FROM lid hier
                      JOIN lid ook ON ook.persoon_id = hier.persoon_id
                      JOIN lid eigen ON eigen.huishouden_id = ook.huishouden_id
                      WHERE hier.huishouden_id = dossier() AND eigen.persoon_id = k.persoon_id))
  -- a program: a household of its scope
  AND (k.sleutel_id IS NULL
       OR EXISTS (SELECT 1 FROM regel_sleutel s WHERE s.alle_huishoudens = 1)
       OR EXISTS (SELECT 1 FROM sleutel_huishouden h WHERE h.sleutel_id = k.sleutel_id AND h.huishouden_id = dossier()));

-- The same without a household opened, for who reviews what others did: the viewer's own household, and those that share a member with it.
CREATE VIEW regel_eigen_huishouden AS
SELECT hier.huishouden_id
FROM regel_kijker k
JOIN lid eigen ON eigen.persoon_id = k.persoon_id
JOIN lid ook ON ook.huishouden_id = eigen.huishouden_id
JOIN lid hier ON hier.persoon_id = ook.persoon_id;

-- How these are written: a statement pays for every table it opens (SQLite walks its open cursors), so the viewer stands once in each
-- view, joined to what the household knows of everybody, and the viewer and the capacities are worked out once (nu_kijker, nu_open,
-- nu_betrokken, nu_wie; 30_item.sql).

-- R33: who has the regie today, or soon, of the household in which this one goes on: they have it here too. `id` is the period it rests on.
CREATE VIEW regel_regie_verder AS
SELECT r.gebruiker_id, r.onderdeel_id, r.id, lokale_datum(r.van_op) AS van, NULL AS tot
FROM huishouden h
JOIN regie r ON r.huishouden_id = h.opvolger_id AND r.tot_op IS NULL
WHERE h.id = dossier()
UNION ALL
SELECT w.gebruiker_id, w.onderdeel_id, w.id, w.van, w.tot
FROM huishouden h
JOIN waarneming w ON w.huishouden_id = h.opvolger_id
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND r.tot_op IS NULL
WHERE h.id = dossier() AND w.tot >= vandaag()
UNION ALL
SELECT a.eigenaar_id, a.onderdeel_id, a.id, lokale_datum(a.op), NULL
FROM huishouden h
JOIN aanmelding a ON a.huishouden_id = h.opvolger_id AND a.status = 'open'
JOIN onderdeel o ON o.id = a.onderdeel_id AND o.wijkteam = 1
WHERE h.id = dossier() AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = h.opvolger_id);

-- R4: who is involved with this household today, in which capacity and for which doel.
CREATE VIEW regel_betrokkene AS
SELECT b.gebruiker_id, b.onderdeel_id, 'betrokken' AS hoedanigheid, b.doel AS doel, b.id AS bron_id
FROM betrokkenheid b
WHERE b.huishouden_id = dossier() AND b.status = 'actief' AND b.opgeschort = 0
  AND b.van <= vandaag() AND (b.tot IS NULL OR b.tot >= vandaag())
UNION ALL
SELECT r.gebruiker_id, r.onderdeel_id, 'regie', 'regie', r.id
FROM regie r
WHERE r.huishouden_id = dossier() AND r.tot_op IS NULL
UNION ALL
SELECT w.gebruiker_id, w.onderdeel_id, 'regie', 'regie', w.id
FROM waarneming w
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND r.tot_op IS NULL
WHERE w.huishouden_id = dossier() AND w.van <= vandaag() AND w.tot >= vandaag()
UNION ALL
SELECT a.eigenaar_id, a.onderdeel_id, 'regie', 'regie', a.id
FROM aanmelding a
JOIN onderdeel o ON o.id = a.onderdeel_id AND o.wijkteam = 1
WHERE a.huishouden_id = dossier() AND a.status = 'open'
  AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = dossier())
UNION ALL
SELECT v.gebruiker_id, v.onderdeel_id, 'regie', 'regie', v.id
FROM regel_regie_verder v
WHERE v.van <= vandaag();

CREATE VIEW regel_betrokken AS
SELECT b.hoedanigheid, b.doel, b.bron_id
FROM regel_betrokkene b
CROSS JOIN nu_open k ON b.gebruiker_id = k.id AND b.onderdeel_id = k.onderdeel_id;

-- G1: the last days of involvement that has ended (not by law: then there are no days after).
CREATE VIEW regel_gewerkt AS
SELECT b.gebruiker_id, b.onderdeel_id, b.tot AS laatste
FROM betrokkenheid b
WHERE b.huishouden_id = dossier() AND b.status IN ('actief', 'beeindigd') AND b.opgeschort = 0 AND b.einde_wet = 0
  AND b.van <= b.tot AND b.tot <= vandaag()
UNION ALL
SELECT r.gebruiker_id, r.onderdeel_id, lokale_datum(r.tot_op)
FROM regie r
WHERE r.huishouden_id = dossier() AND r.tot_op IS NOT NULL
UNION ALL
SELECT w.gebruiker_id, w.onderdeel_id, min(w.tot, coalesce(lokale_datum(r.tot_op), w.tot))
FROM waarneming w
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id
WHERE w.huishouden_id = dossier()
  AND w.van <= min(w.tot, coalesce(lokale_datum(r.tot_op), w.tot))
  AND min(w.tot, coalesce(lokale_datum(r.tot_op), w.tot)) <= vandaag();

-- G1: involved, or was so no longer than the setting ago (30 days).
CREATE VIEW regel_eigen_werk AS
SELECT 1 AS mag FROM nu_betrokken
UNION ALL
SELECT 1
FROM regel_gewerkt g
CROSS JOIN nu_open k ON g.gebruiker_id = k.id AND g.onderdeel_id = k.onderdeel_id
WHERE dag_plus(g.laatste, (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'eigen_werk_dagen')) >= vandaag();

-- R23, G2: a procesregisseur and the household's area. Only households with an open plan.
CREATE VIEW regel_procesregie AS
SELECT k.id, k.onderdeel_id
FROM nu_open k
JOIN gebruiker_rol r ON r.gebruiker_id = k.id AND r.rol = 'procesregisseur'
JOIN huishouden h ON h.id = dossier()
WHERE EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id IN (h.id, h.opvolger_id) AND p.status = 'open') -- R33: or of its successor
  AND (NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id)
       OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = k.id AND w.wijk_id = h.wijk_id));

-- R19: the separations that stand against this viewer: by name, by onderdeel, or as a person.
CREATE VIEW regel_afscherming_tegen AS
SELECT t.afscherming_id FROM nu_kijker k JOIN afscherming_tegen t ON t.gebruiker_id = k.id
UNION ALL
SELECT t.afscherming_id FROM nu_kijker k JOIN afscherming_tegen t ON t.onderdeel_id = k.onderdeel_id
UNION ALL
SELECT t.afscherming_id FROM nu_kijker k JOIN afscherming_tegen t ON t.persoon_id = k.persoon_id;

-- R19: the persons protected from this viewer's side, in whatever household they are.
CREATE VIEW regel_afgeschermd AS
SELECT p.persoon_id
FROM regel_afscherming_tegen t
JOIN afscherming a ON a.id = t.afscherming_id AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())
JOIN afscherming_persoon p ON p.afscherming_id = a.id
UNION ALL
SELECT persoon_id FROM regel_lezer_gescheiden;

-- R18: whom a secret address is open to. Persons with a secret address that this viewer is not named for.
CREATE VIEW regel_adres_dicht AS
SELECT p.id AS persoon_id
FROM persoon p
WHERE p.adres_geheim = 1
  AND NOT EXISTS (SELECT 1 FROM nu_kijker k
                  JOIN adres_lezer z ON z.persoon_id = p.id AND (z.gebruiker_id = k.id OR z.onderdeel_id = k.onderdeel_id)
                  WHERE z.van <= vandaag() AND (z.tot IS NULL OR z.tot >= vandaag()));

-- R17, G5: who has noodtoegang to this household at this moment. The first second after its end is without (nu() is the request's
-- moment); and it ends at once when the municipality no longer allows the role, the account works for another onderdeel, or was reset (R27).
CREATE VIEW regel_nood AS
SELECT n.id, n.gebruiker_id, n.onderdeel_id, n.tot_op
FROM noodtoegang n
JOIN gebruiker g ON g.id = n.gebruiker_id AND g.bevestigd_op <= n.van_op
WHERE n.huishouden_id = dossier() AND n.einde_op IS NULL AND n.van_op <= nu() AND n.tot_op > nu()
  AND EXISTS (SELECT 1 FROM gebruiker_rol r
              JOIN noodtoegang_rol m ON m.rol = r.rol AND (m.onderdeel_id IS NULL OR m.onderdeel_id = n.onderdeel_id)
              WHERE r.gebruiker_id = n.gebruiker_id AND m.einde_op IS NULL AND m.van <= vandaag() AND (m.tot IS NULL OR m.tot >= vandaag()));

-- The viewer with all that the rules ask of them here: one row, or none. LIMIT keeps it whole: worked out once.
CREATE VIEW regel_wie AS
SELECT k.id, k.onderdeel_id, k.persoon_id,
       EXISTS (SELECT 1 FROM nu_betrokken) AS betrokken,
       EXISTS (SELECT 1 FROM nu_betrokken WHERE hoedanigheid = 'regie') AS regie,
       EXISTS (SELECT 1 FROM nu_betrokken) OR EXISTS (SELECT 1 FROM regel_eigen_werk) AS eigen_werk,
       EXISTS (SELECT 1 FROM regel_procesregie) AS procesregie,
       EXISTS (SELECT 1 FROM nu_afgeschermd) AS afgeschermd,
       -- G4 is looked into only where there was ever a decision towards the viewer's onderdeel
       EXISTS (SELECT 1 FROM deelbesluit b WHERE b.huishouden_id = dossier() AND b.ontvanger_onderdeel_id = k.onderdeel_id) AS deelbesluit,
       -- a program never has noodtoegang
       coalesce((SELECT n.id FROM regel_nood n WHERE k.sleutel_id IS NULL AND n.gebruiker_id = k.id AND n.onderdeel_id = k.onderdeel_id), 0) AS nood,
       k.sleutel_id
FROM nu_open k
LIMIT 1;

-- R7, R19: before G5 a separation does not stand for who is in danger, as said when it was opened. Whom the other side still does not
-- see: on the card, as holder of gezag, as owner of an action.
CREATE VIEW regel_kaart_dicht AS
SELECT a.persoon_id
FROM nu_afgeschermd a
WHERE NOT EXISTS (SELECT 1 FROM nu_wie w
                  JOIN noodtoegang_persoon p ON p.huishouden_id = dossier() AND p.noodtoegang_id = w.nood AND p.persoon_id = a.persoon_id);
