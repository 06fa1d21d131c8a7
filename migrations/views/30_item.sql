-- SPDX-License-Identifier: EUPL-1.2
-- The heart: which items the viewer sees, and on which ground. Every zicht view of a kind of item goes through here.

-- G6: what is addressed to the viewer or the viewer's onderdeel, while it is theirs.
CREATE VIEW regel_aan_mij AS
SELECT a.item_id
FROM nu_wie k
JOIN geadresseerde a ON a.huishouden_id = dossier() AND (a.gebruiker_id = k.id OR a.onderdeel_id = k.onderdeel_id)
WHERE a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag());

-- AVG 18: what is restricted now.
CREATE VIEW regel_beperkt AS
SELECT b.item_id FROM beperking b WHERE b.huishouden_id = dossier() AND b.einde_op IS NULL;

-- The persons of each item, whoever asks.
CREATE VIEW regel_stukpersoon AS
SELECT ip.item_id, ip.persoon_id FROM item_persoon ip WHERE ip.huishouden_id = dossier();

-- How this is written: what does not ask for `i` is worked out once, the rest for every item. A list to look in is a table of its own to
-- SQLite, so first whether there is anything in it, which is seldom.

-- One row for each item of this dossier that no block hides, with the first ground that holds by itself (NULL: none).
--   grond     G1 own work, G2 regie, G6 addressed, G3 consent, G4 deelbesluit, G5 noodtoegang; G7 family (35_familie.sql)
CREATE VIEW regel_kijker_item AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.plek, i.bij_id,
  CASE
    -- G1: a werkaantekening is its author's alone, for its short life
    WHEN i.categorie = 'werkaantekening' THEN
      CASE WHEN i.auteur_id = k.id
            AND dag_plus(lokale_datum(i.op), (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'werkaantekening_dagen')) >= vandaag()
           THEN 'G1' END
    -- AVG 18: restricted, so closed to all but its source
    WHEN EXISTS (SELECT 1 FROM regel_beperkt) AND i.bron_id <> k.onderdeel_id
     AND i.id IN (SELECT item_id FROM regel_beperkt) THEN NULL
    -- G1: the author, while involved and some days after, for the same onderdeel. What `contact` and `adres` tell was not
    -- written by whoever added the member: it is kept up by the BRP and others, so blocks stand before these (R18, R19)
    WHEN i.auteur_id = k.id AND i.bron_id = k.onderdeel_id AND i.soort NOT IN ('contact', 'adres') AND k.eigen_werk THEN 'G1'
    -- below, blocks stand before every ground
    WHEN i.gesloten = 1 THEN NULL
    -- R20: who gave a signal, for the giver (above) and whom it is addressed to
    WHEN i.categorie = 'melder' AND NOT EXISTS (SELECT 1 FROM geadresseerde a
         WHERE a.huishouden_id = i.huishouden_id AND a.item_id = i.id AND a.gebruiker_id = k.id
           AND a.van <= vandaag() AND (a.tot IS NULL OR a.tot >= vandaag())) THEN NULL
    -- R18: it reveals where somebody is, and the viewer is not named
    WHEN i.plek = 1 AND EXISTS (SELECT 1 FROM item_persoon ip
         WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
           AND EXISTS (SELECT 1 FROM regel_adres_dicht d WHERE d.persoon_id = ip.persoon_id)) THEN NULL
    -- R19: it is about somebody protected from the viewer's side
    WHEN k.afgeschermd
     AND EXISTS (SELECT 1 FROM item_persoon ip
         WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
           AND ip.persoon_id IN (SELECT persoon_id FROM nu_afgeschermd)) THEN
      -- R7: but not before G5, when each of them is the one in danger
      CASE WHEN k.nood <> 0 AND i.categorie <> 'melder'
            AND NOT EXISTS (SELECT 1 FROM item_persoon ip
                WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
                  AND ip.persoon_id IN (SELECT persoon_id FROM regel_kaart_dicht)) THEN 'G5' END
    -- G1: one's own onderdeel wrote it: for who is involved, and the author of `contact` and `adres`
    WHEN i.bron_id = k.onderdeel_id AND (k.betrokken OR (i.auteur_id = k.id AND k.eigen_werk)) THEN 'G1'
    -- G2: regie sees coordination, its own or from sources without beroepsgeheim
    WHEN i.aard = 'coordinatie'
     AND k.regie
     AND i.categorie NOT IN ('strafrecht', 'meldcode', 'melder')
     AND (i.categorie <> 'regie_intern' OR i.auteur_id = k.id)
     AND (i.door_regie = 1 OR EXISTS (SELECT 1 FROM onderdeel o WHERE o.id = i.bron_id AND o.beroepsgeheim = 0)) THEN 'G2'
    -- G2, last sentence: a procesregisseur sees involvement as regie would
    WHEN i.soort = 'betrokkenheid' AND i.aard = 'coordinatie'
     AND i.categorie NOT IN ('strafrecht', 'meldcode', 'melder', 'regie_intern')
     AND k.procesregie
     AND (i.door_regie = 1 OR EXISTS (SELECT 1 FROM onderdeel o WHERE o.id = i.bron_id AND o.beroepsgeheim = 0)) THEN 'G2'
    -- G6: addressed to the viewer or the viewer's onderdeel, while it is theirs
    WHEN EXISTS (SELECT 1 FROM nu_aan_mij) AND i.id IN (SELECT item_id FROM nu_aan_mij) THEN 'G6'
    -- G3: for every person it is about, a consent in force covers its source and its category, or the very item
    -- (of an item about nobody min is NULL)
    WHEN k.betrokken
     AND (SELECT min(CASE
              WHEN EXISTS (SELECT 1 FROM nu_toestemming t
                           WHERE t.persoon_id = ip.persoon_id AND t.bron_id = i.bron_id AND t.categorie = i.categorie) THEN 1
              WHEN EXISTS (SELECT 1 FROM nu_toestemming t WHERE t.item_id IS NOT NULL)
               AND EXISTS (SELECT 1 FROM nu_toestemming t
                           WHERE t.persoon_id = ip.persoon_id AND t.bron_id = i.bron_id AND t.item_id = i.id) THEN 1
              ELSE 0 END)
          FROM nu_stukpersoon ip WHERE ip.item_id = i.id) THEN 'G3'
    -- G4: for every person it is about, a deelbesluit in force covers its source and its category, or the very item as it was filed
    WHEN k.deelbesluit
     AND (SELECT min(EXISTS (SELECT 1 FROM nu_deelbesluit b
                             WHERE b.persoon_id = ip.persoon_id AND b.bron_id = i.bron_id AND b.categorie = i.categorie
                               AND (b.item_id IS NULL OR b.item_id = i.id)))
          FROM nu_stukpersoon ip WHERE ip.item_id = i.id) THEN 'G4'
    -- G5: noodtoegang opens every item but these (a werkaantekening is decided above)
    WHEN k.nood <> 0 AND i.categorie <> 'melder' THEN 'G5'
  END AS grond
FROM nu_wie k
JOIN item i ON i.huishouden_id = dossier()
-- R6: nothing about the viewer's own person
WHERE (k.persoon_id IS NULL
       OR NOT EXISTS (SELECT 1 FROM item_persoon ip
                      WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id AND ip.persoon_id = k.persoon_id))
  -- a program: a kind and a category of its scope
  AND (k.sleutel_id IS NULL
       OR (EXISTS (SELECT 1 FROM sleutel_bereik b WHERE b.sleutel_id = k.sleutel_id AND b.groep = 'lezen' AND b.code = i.soort)
           AND EXISTS (SELECT 1 FROM sleutel_bereik b WHERE b.sleutel_id = k.sleutel_id AND b.groep = 'categorie' AND b.code = i.categorie)));

-- G7 is of a person who reads: then there is no viewer above. Two views, so that SQLite takes the rows of each as they come.
CREATE VIEW regel_item_zelf AS
SELECT huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, op, personen, plek, bij_id, grond FROM regel_kijker_item
UNION ALL
SELECT huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, op, personen, plek, bij_id, grond FROM regel_familie_item;

-- What hangs on an item that the viewer sees. A set of its own (nu_bij_gezien): most dossiers have nothing that hangs on another, and then
-- it is not worked out.
CREATE VIEW regel_bij_gezien AS
SELECT h.id AS item_id
FROM item h
WHERE h.huishouden_id = dossier() AND h.bij_id IS NOT NULL
  AND (SELECT z.grond FROM regel_item_zelf z WHERE z.id = h.bij_id) IS NOT NULL;

-- The same, and what hangs on another item is seen only with that: who may not know of a goal does not read the talk about it. Whoever
-- wrote it keeps it (G1): it tells them nothing new.
CREATE VIEW regel_item AS
SELECT i.huishouden_id, i.id, i.soort, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.plek, i.bij_id,
  CASE WHEN i.bij_id IS NULL
         OR (i.grond = 'G1' AND i.auteur_id = kijker())
         OR EXISTS (SELECT 1 FROM nu_bij_gezien b WHERE b.item_id = i.id)
       THEN i.grond END AS grond
FROM regel_item_zelf i;

-- From which moment on notes are recent: the twelfth newest. It decides nothing about who sees what: the older ones are judged as well, but
-- only for who asks for them (server/db/nu.c); most pages show the newest few, or none.
CREATE VIEW regel_recent AS
SELECT coalesce((SELECT i.op FROM item i WHERE i.huishouden_id = dossier() AND i.soort = 'notitie' ORDER BY i.op DESC LIMIT 1 OFFSET 11), 0) AS op;

-- nu_wie, nu_toestemming, nu_item and their like: the rows of regel_wie, regel_toestemming and regel_item as they are now, worked out once for all
-- who ask (server/db/nu.c, docs/adr/0004-nu.md). Whatever is shown joins to these.

CREATE VIEW zicht_item AS
SELECT huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, op, personen, plek, grond
FROM nu_item
WHERE grond IS NOT NULL;

-- The consents on which the viewer sees an item under G3 ("waarom zie ik dit?", the log).
CREATE VIEW zicht_item_toestemming AS
SELECT i.id AS item_id, t.toestemming_id
FROM zicht_item i
JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
JOIN nu_toestemming t ON t.persoon_id = ip.persoon_id AND t.bron_id = i.bron_id
 AND (t.categorie = i.categorie OR t.item_id = i.id)
WHERE i.grond = 'G3';

-- The decisions on which the viewer sees an item under G4 ("waarom zie ik dit?").
CREATE VIEW zicht_item_deelbesluit AS
SELECT i.id AS item_id, b.deelbesluit_id, b.persoon_id
FROM zicht_item i
JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
JOIN nu_deelbesluit b ON b.persoon_id = ip.persoon_id AND b.bron_id = i.bron_id AND b.categorie = i.categorie
 AND (b.item_id IS NULL OR b.item_id = i.id)
WHERE i.grond = 'G4';

-- Where an id from a URL lives. No sight in itself: the router opens that dossier and asks zicht_item; made-up ids take the same way.
CREATE VIEW zicht_plek AS
SELECT i.id, i.huishouden_id FROM item i WHERE kijker() IS NOT NULL;
