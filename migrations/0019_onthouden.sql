-- SPDX-License-Identifier: EUPL-1.2
-- What was shown of a household may be shown again for as long as the versions of R29 hold (docs/adr/0011-onthouden.md). So they are raised by
-- more than changes of sight: by every change of what its pages say. Nearly all tables did already; these code lists and one
-- name did not.

CREATE TRIGGER versie_wijk_i AFTER INSERT ON wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_wijk_u AFTER UPDATE ON wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_wijk_d AFTER DELETE ON wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_leefgebied_i AFTER INSERT ON leefgebied BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_leefgebied_u AFTER UPDATE ON leefgebied BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_leefgebied_d AFTER DELETE ON leefgebied BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_categorie_i AFTER INSERT ON categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_categorie_u AFTER UPDATE ON categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_categorie_d AFTER DELETE ON categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_verwerkingsdoel_i AFTER INSERT ON verwerkingsdoel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_verwerkingsdoel_u AFTER UPDATE ON verwerkingsdoel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_verwerkingsdoel_d AFTER DELETE ON verwerkingsdoel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;

-- The owner of an action is named on it, also when they are in no household and in no item any more.
CREATE INDEX actie_eigenaar_persoon ON actie (eigenaar_persoon_id) WHERE eigenaar_persoon_id IS NOT NULL;
CREATE TRIGGER versie_persoon_eigenaar_u AFTER UPDATE ON persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM actie WHERE eigenaar_persoon_id = NEW.id); END;
