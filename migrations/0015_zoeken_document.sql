-- SPDX-License-Identifier: EUPL-1.2
-- Documents are searched too: by what they are called (0013_zoeken.sql says how the index is kept).
INSERT INTO zoek (rowid, tekst) SELECT id, zoek_woorden(huishouden_id, titel, bestandsnaam) FROM document ORDER BY id;

CREATE TRIGGER zoek_document_i AFTER INSERT ON document BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.bestandsnaam)); END;
CREATE TRIGGER zoek_document_u AFTER UPDATE OF huishouden_id, id, titel, bestandsnaam ON document BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.bestandsnaam));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.bestandsnaam)); END;
CREATE TRIGGER zoek_document_d AFTER DELETE ON document BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.bestandsnaam)); END;
