-- SPDX-License-Identifier: EUPL-1.2
-- G4, R16: what decisions of other sources open for this viewer.

-- R16: decisions that hold today, whoever asks: not ended, inside their term, before or on their review date, and the row of the
-- ground table they were taken on still stands.
CREATE VIEW regel_deelbesluit_geldt AS
SELECT b.id AS deelbesluit_id
FROM deelbesluit b
JOIN deelgrond g ON g.id = b.grond_id AND g.actief = 1 AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())
WHERE b.huishouden_id = dossier()
  AND b.einde_op IS NULL AND b.van <= vandaag() AND b.tot >= vandaag() AND b.herbeoordeel_op >= vandaag();

-- Those towards this viewer, one row for each person, source and category they cover; `item_id`: that one item alone. Towards a named
-- professional (involved or not: Veilig Thuis is not), or towards an onderdeel: whoever of it is involved.
CREATE VIEW regel_deelbesluit AS
SELECT b.id AS deelbesluit_id, p.persoon_id, b.bron_id, c.categorie, NULL AS item_id
FROM nu_wie k
JOIN deelbesluit b ON b.huishouden_id = dossier() AND b.ontvanger_onderdeel_id = k.onderdeel_id
 AND (b.ontvanger_gebruiker_id = k.id OR (b.ontvanger_gebruiker_id IS NULL AND k.betrokken))
JOIN regel_deelbesluit_geldt g ON g.deelbesluit_id = b.id
JOIN deelbesluit_persoon p ON p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
JOIN deelbesluit_categorie c ON c.huishouden_id = b.huishouden_id AND c.deelbesluit_id = b.id
UNION ALL
SELECT b.id, p.persoon_id, b.bron_id, c.categorie, c.item_id
FROM nu_wie k
JOIN deelbesluit b ON b.huishouden_id = dossier() AND b.ontvanger_onderdeel_id = k.onderdeel_id
 AND (b.ontvanger_gebruiker_id = k.id OR (b.ontvanger_gebruiker_id IS NULL AND k.betrokken))
JOIN regel_deelbesluit_geldt g ON g.deelbesluit_id = b.id
JOIN deelbesluit_persoon p ON p.huishouden_id = b.huishouden_id AND p.deelbesluit_id = b.id
JOIN deelbesluit_item c ON c.huishouden_id = b.huishouden_id AND c.deelbesluit_id = b.id;
