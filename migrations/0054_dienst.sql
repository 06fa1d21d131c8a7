-- SPDX-License-Identifier: EUPL-1.2
-- The list of services is on a household's page by the titles of what is asked of them, and the beheerder changes it since 0053:
-- a change of it raises the version of all (docs/adr/0011-onthouden.md). Without, a page with such a title was never remembered.
CREATE TRIGGER versie_dienst_i AFTER INSERT ON dienst BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_dienst_u AFTER UPDATE ON dienst BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_dienst_d AFTER DELETE ON dienst BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
