-- SPDX-License-Identifier: EUPL-1.2
-- Regie: who has it, what is asked about it, who could have it.

-- R4: who has the regie of this household today or, as a deputy, soon; whoever asks. `id` is the period it rests on.
CREATE VIEW regel_regie AS
SELECT r.id, r.gebruiker_id, r.onderdeel_id, lokale_datum(r.van_op) AS van, NULL AS tot
FROM regie r
WHERE r.huishouden_id = dossier() AND r.tot_op IS NULL
UNION ALL
SELECT w.id, w.gebruiker_id, w.onderdeel_id, w.van, w.tot
FROM waarneming w
JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id AND r.tot_op IS NULL
WHERE w.huishouden_id = dossier() AND w.tot >= vandaag()
UNION ALL
SELECT a.id, a.eigenaar_id, a.onderdeel_id, lokale_datum(a.op), NULL
FROM aanmelding a
JOIN onderdeel o ON o.id = a.onderdeel_id AND o.wijkteam = 1
WHERE a.huishouden_id = dossier() AND a.status = 'open'
  AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = dossier())
UNION ALL
SELECT v.id, v.gebruiker_id, v.onderdeel_id, v.van, v.tot
FROM regel_regie_verder v;

-- What is asked about the regie and not answered yet: for regie and procesregie, as zicht_regie is. Not the words that went with
-- it: those are the item's (zicht_regieverzoek), which is to be opened by whoever sees that.
CREATE VIEW zicht_regie_vraag AS
SELECT v.id, EXISTS (SELECT 1 FROM zicht_item i WHERE i.id = v.id) AS te_openen, v.soort, v.aan_id, aan.naam AS aan, v.door_id, door.naam AS door, v.van, v.tot, v.gevraagd_op, v.versie
FROM zicht_huishouden h
JOIN regieverzoek v ON v.huishouden_id = h.id AND v.status = 'gevraagd'
JOIN gebruiker aan ON aan.id = v.aan_id
JOIN gebruiker door ON door.id = v.door_id
WHERE (h.regie = 1 OR h.procesregie = 1) AND sleutel() IS NULL;

-- G6: an invitation or a question about regie says for whom it is, to whom it was sent, also when they do not know the card.
CREATE VIEW zicht_gezonden_persoon AS
SELECT i.id AS item_id, p.id AS persoon_id, p.naam, i.personen, i.grond
FROM zicht_item i
JOIN item_persoon ip ON ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id
JOIN persoon p ON p.id = ip.persoon_id
WHERE i.grond = 'G6' AND i.soort IN ('betrokkenheid', 'regieverzoek', 'volgcontact');

-- A handover step by step: who sees the question sees how far it is. `stand`: what comes after `gesprek` is the answer.
CREATE VIEW zicht_overdracht AS
SELECT i.id, i.personen, i.grond, o.betekent, o.blijft, o.gesprek_op, o.gesprek_met, o.afspraken, o.geen_gesprek,
       (SELECT count(*) FROM regie_overdracht_punt p WHERE p.huishouden_id = i.huishouden_id AND p.overdracht_id = i.id) AS punten,
       CASE WHEN v.status <> 'gevraagd' THEN v.status
            WHEN o.gesprek_op IS NOT NULL OR o.geen_gesprek IS NOT NULL THEN 'gesprek'
            WHEN o.id IS NOT NULL THEN 'voorbereiding'
            ELSE 'gevraagd' END AS stand
FROM zicht_item i
JOIN regieverzoek v ON v.huishouden_id = i.huishouden_id AND v.id = i.id AND v.soort = 'overdracht'
LEFT JOIN regie_overdracht o ON o.huishouden_id = i.huishouden_id AND o.id = i.id
WHERE i.soort = 'regieverzoek';

CREATE VIEW zicht_overdracht_punt AS
SELECT i.id AS overdracht_id, p.code, p.keuze, i.personen, i.grond
FROM zicht_item i
JOIN regie_overdracht_punt p ON p.huishouden_id = i.huishouden_id AND p.overdracht_id = i.id
WHERE i.soort = 'regieverzoek';

-- Whom the family prefers and how heavy the household is: for regie and for who looks for a regisseur.
CREATE VIEW zicht_regiewens AS
SELECT h.id, v.voorkeur_id, g.naam AS voorkeur, coalesce(v.zwaarte, 'gewoon') AS zwaarte, coalesce(v.versie, 1) AS versie
FROM zicht_huishouden h
LEFT JOIN regiewens v ON v.huishouden_id = h.id
LEFT JOIN gebruiker g ON g.id = v.voorkeur_id
WHERE h.regie = 1 OR h.procesregie = 1;

-- Doorzettingsmacht and opschaling: an item like any other.
CREATE VIEW zicht_regiebesluit AS
SELECT i.huishouden_id, i.id, i.auteur_id, i.op, i.personen, i.grond, b.soort AS besluitsoort, b.onderdeel_id, o.naam AS onderdeel, z.naam AS organisatie, b.wie,
       b.mandaat, b.besluit, b.uiterlijk, b.reactie, b.uitkomst, b.reactie_op, g.naam AS reactie_van, b.versie
FROM nu_item i
JOIN regiebesluit b ON b.huishouden_id = i.huishouden_id AND b.id = i.id
JOIN onderdeel o ON o.id = b.onderdeel_id
JOIN organisatie z ON z.id = o.organisatie_id
LEFT JOIN gebruiker g ON g.id = b.reactie_door
WHERE i.soort = 'regiebesluit' AND i.grond IS NOT NULL;
