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
  AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = dossier());

-- What is asked about the regie and not answered yet: for regie and procesregie, as zicht_regie is. Not the words that went with
-- it: those are the item's (zicht_regieverzoek).
CREATE VIEW zicht_regie_vraag AS
SELECT v.id, v.soort, v.aan_id, aan.naam AS aan, v.door_id, door.naam AS door, v.van, v.tot, v.gevraagd_op, v.versie
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
WHERE i.grond = 'G6' AND i.soort IN ('betrokkenheid', 'regieverzoek');
