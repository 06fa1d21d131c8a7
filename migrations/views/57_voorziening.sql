-- SPDX-License-Identifier: EUPL-1.2
-- Referrals and voorzieningen: row for row with nu_item, as the other kinds (50_soorten.sql).

-- Whom it was sent to by name; `tot_op`: until when the household waited.
CREATE VIEW zicht_verwijzing AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.doel_id, t.dienst, t.aan_id,
       coalesce(t.aan_naam, g.naam || ', ' || o.naam) AS aan, t.vraag, t.gevraagd_op, t.norm_op, t.verwacht_op, t.overbrugging_id,
       t.status, t.status_op, t.status_door, t.reden, t.versie,
       max(t.gevraagd_op, CASE WHEN t.status IN ('gevraagd', 'aanvaard') THEN vandaag() ELSE lokale_datum(t.status_op) END) AS tot_op
FROM nu_item i
JOIN verwijzing t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
LEFT JOIN gebruiker g ON g.id = t.aan_id
LEFT JOIN onderdeel o ON o.id = g.onderdeel_id
WHERE i.soort = 'verwijzing' AND i.grond IS NOT NULL;

CREATE VIEW zicht_verwijzing_stand AS
SELECT s.verwijzing_id, s.id, s.status, s.verwacht_op, s.reden, s.door, s.op
FROM zicht_verwijzing v JOIN verwijzing_stand s ON s.huishouden_id = v.huishouden_id AND s.verwijzing_id = v.id;

CREATE VIEW zicht_voorziening AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.doel_id, t.wet, t.dienst, t.naam, t.vorm,
       t.aanbieder, t.bedrag, t.per, t.besluit_op, t.kenmerk, t.van, t.tot, t.status, t.reden, t.versie
FROM nu_item i
JOIN voorziening t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'voorziening' AND i.grond IS NOT NULL;

CREATE VIEW zicht_voorziening_stand AS
SELECT s.voorziening_id, s.id, s.status, s.tot, s.reden, s.door, s.op
FROM zicht_voorziening v JOIN voorziening_stand s ON s.huishouden_id = v.huishouden_id AND s.voorziening_id = v.id;
