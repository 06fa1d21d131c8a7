-- SPDX-License-Identifier: EUPL-1.2
-- R29: whoever remembers what the rules said (db/nu_memory.h) trusts that the version of a household is another after every change that
-- can change sight there. What is known about a person counts in every household where that person is a member, in an item or
-- in a consent, and the death of somebody who said yes counts where it was said; until now only membership counted.

CREATE INDEX verklaring_gever ON verklaring (gever_persoon_id) WHERE gever_persoon_id IS NOT NULL;


DROP TRIGGER versie_persoon_u;
CREATE TRIGGER versie_persoon_u AFTER UPDATE ON persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.id
  UNION SELECT huishouden_id FROM verklaring WHERE gever_persoon_id = NEW.id); END;
DROP TRIGGER versie_gezag_i;
CREATE TRIGGER versie_gezag_i AFTER INSERT ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.kind_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.kind_id); END;
DROP TRIGGER versie_gezag_u;
CREATE TRIGGER versie_gezag_u AFTER UPDATE ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.kind_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.kind_id); END;
DROP TRIGGER versie_gezag_d;
CREATE TRIGGER versie_gezag_d AFTER DELETE ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.kind_id); END;
DROP TRIGGER versie_vertegenwoordiging_i;
CREATE TRIGGER versie_vertegenwoordiging_i AFTER INSERT ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_vertegenwoordiging_u;
CREATE TRIGGER versie_vertegenwoordiging_u AFTER UPDATE ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_vertegenwoordiging_d;
CREATE TRIGGER versie_vertegenwoordiging_d AFTER DELETE ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
DROP TRIGGER versie_wilsonbekwaam_i;
CREATE TRIGGER versie_wilsonbekwaam_i AFTER INSERT ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_wilsonbekwaam_u;
CREATE TRIGGER versie_wilsonbekwaam_u AFTER UPDATE ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_wilsonbekwaam_d;
CREATE TRIGGER versie_wilsonbekwaam_d AFTER DELETE ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
DROP TRIGGER versie_adres_lezer_i;
CREATE TRIGGER versie_adres_lezer_i AFTER INSERT ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_adres_lezer_u;
CREATE TRIGGER versie_adres_lezer_u AFTER UPDATE ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_adres_lezer_d;
CREATE TRIGGER versie_adres_lezer_d AFTER DELETE ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
DROP TRIGGER versie_afscherming_persoon_i;
CREATE TRIGGER versie_afscherming_persoon_i AFTER INSERT ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_afscherming_persoon_u;
CREATE TRIGGER versie_afscherming_persoon_u AFTER UPDATE ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = NEW.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = NEW.persoon_id); END;
DROP TRIGGER versie_afscherming_persoon_d;
CREATE TRIGGER versie_afscherming_persoon_d AFTER DELETE ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;

-- The other side of a separation, for all whom it protects.
DROP TRIGGER versie_afscherming_elders;
DROP TRIGGER versie_afscherming_tegen_i;
CREATE TRIGGER versie_afscherming_tegen_i AFTER INSERT ON afscherming_tegen BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT x.huishouden_id FROM lid x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id
  UNION SELECT x.huishouden_id FROM item_persoon x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id
  UNION SELECT x.huishouden_id FROM toestemming x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id); END;
DROP TRIGGER versie_afscherming_tegen_d;
CREATE TRIGGER versie_afscherming_tegen_d AFTER DELETE ON afscherming_tegen BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT x.huishouden_id FROM lid x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = OLD.afscherming_id
  UNION SELECT x.huishouden_id FROM item_persoon x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = OLD.afscherming_id
  UNION SELECT x.huishouden_id FROM toestemming x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = OLD.afscherming_id); END;
CREATE TRIGGER versie_afscherming_tegen_u AFTER UPDATE ON afscherming_tegen BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT x.huishouden_id FROM lid x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id
  UNION SELECT x.huishouden_id FROM item_persoon x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id
  UNION SELECT x.huishouden_id FROM toestemming x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.afscherming_id); END;
CREATE TRIGGER versie_afscherming_elders AFTER UPDATE ON afscherming BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT x.huishouden_id FROM lid x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.id
  UNION SELECT x.huishouden_id FROM item_persoon x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.id
  UNION SELECT x.huishouden_id FROM toestemming x JOIN afscherming_persoon p ON p.persoon_id = x.persoon_id WHERE p.afscherming_id = NEW.id); END;

-- R6: who joins or leaves a household opens or closes those that share a member with it for whoever is a member too.
CREATE TRIGGER versie_lid_elders_i AFTER INSERT ON lid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT ander.huishouden_id FROM lid eigen JOIN lid ander ON ander.persoon_id = eigen.persoon_id
  WHERE eigen.huishouden_id = NEW.huishouden_id AND ander.huishouden_id <> NEW.huishouden_id
  UNION SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id AND huishouden_id <> NEW.huishouden_id); END;
CREATE TRIGGER versie_lid_elders_u AFTER UPDATE ON lid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT ander.huishouden_id FROM lid eigen JOIN lid ander ON ander.persoon_id = eigen.persoon_id
  WHERE eigen.huishouden_id = NEW.huishouden_id AND ander.huishouden_id <> NEW.huishouden_id
  UNION SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id AND huishouden_id <> NEW.huishouden_id
  UNION SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id AND huishouden_id <> OLD.huishouden_id); END;
CREATE TRIGGER versie_lid_elders_d AFTER DELETE ON lid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT ander.huishouden_id FROM lid eigen JOIN lid ander ON ander.persoon_id = eigen.persoon_id
  WHERE eigen.huishouden_id = OLD.huishouden_id AND ander.huishouden_id <> OLD.huishouden_id
  UNION SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id AND huishouden_id <> OLD.huishouden_id); END;
