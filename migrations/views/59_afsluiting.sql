-- SPDX-License-Identifier: EUPL-1.2
-- Closing, and keeping in touch: kinds of items, row for row with nu_item. No rule stands here.

CREATE VIEW zicht_afsluiting AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.plan_id, t.status, t.status_op, t.status_door, t.reden_soort,
       s.naam AS reden_naam, coalesce(s.weging, 0) AS moet_wegen, coalesce(s.contact, 1) AS moet_contact, t.reden, t.geregeld, t.participatie, t.participatie_uitleg,
       t.veiligheid, t.veiligheid_uitleg, t.lopende_hulp, t.gezin, t.gezin_woorden, t.vervolg, t.contact_id, t.afspraak, t.weging, t.overlegd_met, t.versie
FROM nu_item i JOIN afsluiting t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
LEFT JOIN sluitreden s ON s.code = t.reden_soort
WHERE i.soort = 'afsluiting' AND i.grond IS NOT NULL;

CREATE VIEW zicht_afsluiting_leefgebied AS
SELECT l.afsluiting_id, l.leefgebied, l.oordeel
FROM zicht_afsluiting a JOIN afsluiting_leefgebied l ON l.huishouden_id = a.huishouden_id AND l.afsluiting_id = a.id;

-- Whose help goes on: as far as the viewer sees that help.
CREATE VIEW zicht_afsluiting_blijft AS
SELECT l.afsluiting_id, b.id AS betrokkenheid_id, b.gebruiker_id, b.taak, b.personen, b.grond
FROM zicht_afsluiting a JOIN afsluiting_blijft l ON l.huishouden_id = a.huishouden_id AND l.afsluiting_id = a.id
JOIN zicht_betrokkenheid b ON b.id = l.betrokkenheid_id;

CREATE VIEW zicht_volgcontact AS
SELECT i.huishouden_id, i.id, i.categorie, i.aard, i.bron_id, i.auteur_id, i.op, i.personen, i.grond, t.vorm, t.afsluiting_id, t.contact_id, t.afspraak, t.begin, t.volgende,
       t.einde_op, t.einde_soort, t.einde_reden, t.versie
FROM nu_item i JOIN volgcontact t ON t.huishouden_id = i.huishouden_id AND t.id = i.id
WHERE i.soort = 'volgcontact' AND i.grond IS NOT NULL;

CREATE VIEW zicht_contactmoment AS
SELECT m.volgcontact_id, m.id, m.datum, m.wijze, m.uitkomst, m.verslag, m.volgende, m.door, m.op
FROM zicht_volgcontact v JOIN contactmoment m ON m.huishouden_id = v.huishouden_id AND m.volgcontact_id = v.id;
