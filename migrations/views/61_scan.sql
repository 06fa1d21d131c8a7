-- SPDX-License-Identifier: EUPL-1.2
-- The scan of a signed paper: for whoever sees the answer it proves (60_toestemming.sql), and nobody else.

CREATE VIEW zicht_verklaring_scan AS
SELECT s.id, s.toestemming_id, s.verklaring_id, s.bestandsnaam, s.bestandssoort, s.bytes, s.op, g.naam AS door, v.gever, v.datum,
       t.grond, t.personen
FROM zicht_verklaring v
JOIN zicht_toestemming t ON t.id = v.toestemming_id
JOIN verklaring_scan s ON s.huishouden_id = t.huishouden_id AND s.toestemming_id = v.toestemming_id AND s.verklaring_id = v.id
JOIN gebruiker g ON g.id = s.door;

-- What opens its bytes.
CREATE VIEW zicht_verklaring_scan_inhoud AS
SELECT s.id, s.toestemming_id, s.verklaring_id, s.bestandsnaam, s.bestandssoort, s.bytes, i.stuk, i.sleutel, h.sleutel AS huishouden_sleutel,
       s.grond, s.personen
FROM zicht_verklaring_scan s
JOIN document_inhoud i ON i.huishouden_id = dossier() AND i.document_id = s.id
JOIN huishouden_sleutel h ON h.huishouden_id = dossier();

-- For the extract (G7): by title, the papers that the reader signed.
CREATE VIEW zicht_lezer_scan AS
SELECT t.id AS toestemming_id, s.id, s.bestandsnaam, v.datum
FROM zicht_lezer_toestemming t
JOIN verklaring v ON v.huishouden_id = dossier() AND v.toestemming_id = t.id AND v.gever_persoon_id = lezer_persoon()
JOIN verklaring_scan s ON s.huishouden_id = v.huishouden_id AND s.toestemming_id = v.toestemming_id AND s.verklaring_id = v.id;
