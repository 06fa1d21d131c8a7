-- SPDX-License-Identifier: EUPL-1.2
-- Search (docs/adr/0006-zoeken.md). The indexes hold ids and folded words, no text (R24); they are contentless, so what
-- leaves them is told with the words it came with: the old text, folded by the same function (server/db/zoeken.h).
-- A kind of item with text of its own has three triggers here and a line in BUILD of server/db/zoeken.c.

CREATE VIRTUAL TABLE zoek USING fts5(tekst, content='', detail=none, columnsize=0, tokenize='ascii');      -- rowid: item
CREATE VIRTUAL TABLE zoek_naam USING fts5(tekst, content='', detail=none, columnsize=0, tokenize='ascii'); -- rowid: huishouden, lid

-- By which folding they were made (ZOEKEN_VERSIE); no row: not yet.
CREATE TABLE zoek_stand (
    een    INTEGER PRIMARY KEY CHECK (een = 1),
    versie INTEGER NOT NULL
) STRICT;

CREATE TRIGGER zoek_gezinsplan_i AFTER INSERT ON gezinsplan BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.kernverhaal, NEW.sluit_reden)); END;
CREATE TRIGGER zoek_gezinsplan_u AFTER UPDATE OF huishouden_id, id, kernverhaal, sluit_reden ON gezinsplan BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.kernverhaal, OLD.sluit_reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.kernverhaal, NEW.sluit_reden)); END;
CREATE TRIGGER zoek_gezinsplan_d AFTER DELETE ON gezinsplan BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.kernverhaal, OLD.sluit_reden)); END;

CREATE TRIGGER zoek_doel_i AFTER INSERT ON doel BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.resultaat, NEW.status_reden)); END;
CREATE TRIGGER zoek_doel_u AFTER UPDATE OF huishouden_id, id, titel, resultaat, status_reden ON doel BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.resultaat, OLD.status_reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.resultaat, NEW.status_reden)); END;
CREATE TRIGGER zoek_doel_d AFTER DELETE ON doel BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.resultaat, OLD.status_reden)); END;

CREATE TRIGGER zoek_actie_i AFTER INSERT ON actie BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.reden)); END;
CREATE TRIGGER zoek_actie_u AFTER UPDATE OF huishouden_id, id, titel, reden ON actie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.reden)); END;
CREATE TRIGGER zoek_actie_d AFTER DELETE ON actie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.reden)); END;

CREATE TRIGGER zoek_notitie_i AFTER INSERT ON notitie BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.tekst)); END;
CREATE TRIGGER zoek_notitie_u AFTER UPDATE OF huishouden_id, id, titel, tekst ON notitie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.tekst));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.titel, NEW.tekst)); END;
CREATE TRIGGER zoek_notitie_d AFTER DELETE ON notitie BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.titel, OLD.tekst)); END;

CREATE TRIGGER zoek_netwerklid_i AFTER INSERT ON netwerklid BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.naam, NEW.relatie)); END;
CREATE TRIGGER zoek_netwerklid_u AFTER UPDATE OF huishouden_id, id, naam, relatie ON netwerklid BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.naam, OLD.relatie));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.naam, NEW.relatie)); END;
CREATE TRIGGER zoek_netwerklid_d AFTER DELETE ON netwerklid BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.naam, OLD.relatie)); END;

CREATE TRIGGER zoek_woord_i AFTER INSERT ON woord BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst)); END;
CREATE TRIGGER zoek_woord_u AFTER UPDATE OF huishouden_id, id, tekst ON woord BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.tekst)); END;
CREATE TRIGGER zoek_woord_d AFTER DELETE ON woord BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.tekst)); END;

CREATE TRIGGER zoek_bericht_i AFTER INSERT ON bericht BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.onderwerp, NEW.tekst)); END;
CREATE TRIGGER zoek_bericht_u AFTER UPDATE OF huishouden_id, id, onderwerp, tekst ON bericht BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.onderwerp, OLD.tekst));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.onderwerp, NEW.tekst)); END;
CREATE TRIGGER zoek_bericht_d AFTER DELETE ON bericht BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.onderwerp, OLD.tekst)); END;

CREATE TRIGGER zoek_aanmelding_i AFTER INSERT ON aanmelding BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.vraag)); END;
CREATE TRIGGER zoek_aanmelding_u AFTER UPDATE OF huishouden_id, id, vraag ON aanmelding BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.vraag));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.vraag)); END;
CREATE TRIGGER zoek_aanmelding_d AFTER DELETE ON aanmelding BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.vraag)); END;

CREATE TRIGGER zoek_regieverzoek_i AFTER INSERT ON regieverzoek BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.bericht, NEW.reden)); END;
CREATE TRIGGER zoek_regieverzoek_u AFTER UPDATE OF huishouden_id, id, bericht, reden ON regieverzoek BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.bericht, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.bericht, NEW.reden)); END;
CREATE TRIGGER zoek_regieverzoek_d AFTER DELETE ON regieverzoek BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.bericht, OLD.reden)); END;

CREATE TRIGGER zoek_betrokkenheid_i AFTER INSERT ON betrokkenheid BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.taak, NEW.doel_zin, NEW.reden)); END;
CREATE TRIGGER zoek_betrokkenheid_u AFTER UPDATE OF huishouden_id, id, taak, doel_zin, reden ON betrokkenheid BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.taak, OLD.doel_zin, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.taak, NEW.doel_zin, NEW.reden)); END;
CREATE TRIGGER zoek_betrokkenheid_d AFTER DELETE ON betrokkenheid BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.taak, OLD.doel_zin, OLD.reden)); END;

CREATE TRIGGER zoek_afscherming_i AFTER INSERT ON afscherming BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.einde_toets)); END;
CREATE TRIGGER zoek_afscherming_u AFTER UPDATE OF huishouden_id, id, reden, einde_toets ON afscherming BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.einde_toets));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.reden, NEW.einde_toets)); END;
CREATE TRIGGER zoek_afscherming_d AFTER DELETE ON afscherming BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.reden, OLD.einde_toets)); END;

-- Names: of the household, and of each member under the member's id.
CREATE TRIGGER zoek_naam_huishouden_i AFTER INSERT ON huishouden BEGIN
    INSERT INTO zoek_naam (rowid, tekst) VALUES (NEW.id, naam_sleutels(NEW.naam)); END;
CREATE TRIGGER zoek_naam_huishouden_u AFTER UPDATE OF id, naam ON huishouden BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) VALUES ('delete', OLD.id, naam_sleutels(OLD.naam));
    INSERT INTO zoek_naam (rowid, tekst) VALUES (NEW.id, naam_sleutels(NEW.naam)); END;
CREATE TRIGGER zoek_naam_huishouden_d AFTER DELETE ON huishouden BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) VALUES ('delete', OLD.id, naam_sleutels(OLD.naam)); END;
CREATE TRIGGER zoek_naam_lid_i AFTER INSERT ON lid BEGIN
    INSERT INTO zoek_naam (rowid, tekst) SELECT NEW.id, naam_sleutels(p.naam, p.roepnaam) FROM persoon p WHERE p.id = NEW.persoon_id; END;
CREATE TRIGGER zoek_naam_lid_u AFTER UPDATE OF id, persoon_id ON lid BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) SELECT 'delete', OLD.id, naam_sleutels(p.naam, p.roepnaam) FROM persoon p WHERE p.id = OLD.persoon_id;
    INSERT INTO zoek_naam (rowid, tekst) SELECT NEW.id, naam_sleutels(p.naam, p.roepnaam) FROM persoon p WHERE p.id = NEW.persoon_id; END;
CREATE TRIGGER zoek_naam_lid_d AFTER DELETE ON lid BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) SELECT 'delete', OLD.id, naam_sleutels(p.naam, p.roepnaam) FROM persoon p WHERE p.id = OLD.persoon_id; END;
CREATE TRIGGER zoek_naam_persoon_u AFTER UPDATE OF naam, roepnaam ON persoon
WHEN NEW.naam IS NOT OLD.naam OR NEW.roepnaam IS NOT OLD.roepnaam BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) SELECT 'delete', l.id, naam_sleutels(OLD.naam, OLD.roepnaam) FROM lid l WHERE l.persoon_id = OLD.id ORDER BY l.id;
    INSERT INTO zoek_naam (rowid, tekst) SELECT l.id, naam_sleutels(NEW.naam, NEW.roepnaam) FROM lid l WHERE l.persoon_id = NEW.id ORDER BY l.id; END;
-- Whoever is still a member cannot be deleted; with references off (a load, a repair) the words would stay.
CREATE TRIGGER zoek_naam_persoon_d BEFORE DELETE ON persoon BEGIN
    INSERT INTO zoek_naam (zoek_naam, rowid, tekst) SELECT 'delete', l.id, naam_sleutels(OLD.naam, OLD.roepnaam) FROM lid l WHERE l.persoon_id = OLD.id ORDER BY l.id; END;
