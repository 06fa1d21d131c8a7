-- SPDX-License-Identifier: EUPL-1.2
-- R29, R33: which households went on in which, the rules read from the merges themselves, as far as the chain goes (regel_verder).
-- A merge is rare, and it can be one far along somebody's chain: it raises the version that counts for everybody.
CREATE TRIGGER versie_samenvoeging_i AFTER INSERT ON samenvoeging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_samenvoeging_u AFTER UPDATE ON samenvoeging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_samenvoeging_d AFTER DELETE ON samenvoeging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
