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

-- A row that moves to another household, or becomes somebody else's, changes what was shown where it was. Nobody does that today.
CREATE TRIGGER versie_aanmelding_weg AFTER UPDATE OF huishouden_id ON aanmelding WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_actie_weg AFTER UPDATE OF huishouden_id ON actie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_actie_stand_weg AFTER UPDATE OF huishouden_id ON actie_stand WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_afscherming_weg AFTER UPDATE OF huishouden_id ON afscherming WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_avgverzoek_weg AFTER UPDATE OF huishouden_id ON avgverzoek WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_bekend_vraag_weg AFTER UPDATE OF huishouden_id ON bekend_vraag WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_beperking_weg AFTER UPDATE OF huishouden_id ON beperking WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_bericht_weg AFTER UPDATE OF huishouden_id ON bericht WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_betrokkenheid_weg AFTER UPDATE OF huishouden_id ON betrokkenheid WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_betwisting_weg AFTER UPDATE OF huishouden_id ON betwisting WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelafweging_weg AFTER UPDATE OF huishouden_id ON deelafweging WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_weg AFTER UPDATE OF huishouden_id ON deelbesluit WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_categorie_weg AFTER UPDATE OF huishouden_id ON deelbesluit_categorie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_inzage_weg AFTER UPDATE OF huishouden_id ON deelbesluit_inzage WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_item_weg AFTER UPDATE OF huishouden_id ON deelbesluit_item WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_persoon_weg AFTER UPDATE OF huishouden_id ON deelbesluit_persoon WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_toets_weg AFTER UPDATE OF huishouden_id ON deelbesluit_toets WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_verteld_weg AFTER UPDATE OF huishouden_id ON deelbesluit_verteld WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_deelbesluit_weging_weg AFTER UPDATE OF huishouden_id ON deelbesluit_weging WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_document_weg AFTER UPDATE OF huishouden_id ON document WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_document_inhoud_weg AFTER UPDATE OF huishouden_id ON document_inhoud WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_document_versie_weg AFTER UPDATE OF huishouden_id ON document_versie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_doel_weg AFTER UPDATE OF huishouden_id ON doel WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_doel_score_weg AFTER UPDATE OF huishouden_id ON doel_score WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_geadresseerde_weg AFTER UPDATE OF huishouden_id ON geadresseerde WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_gezinsplan_weg AFTER UPDATE OF huishouden_id ON gezinsplan WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_huishouden_sleutel_weg AFTER UPDATE OF huishouden_id ON huishouden_sleutel WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_instemming_weg AFTER UPDATE OF huishouden_id ON instemming WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_item_weg AFTER UPDATE OF huishouden_id ON item WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_item_persoon_weg AFTER UPDATE OF huishouden_id ON item_persoon WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_kindbezwaar_weg AFTER UPDATE OF huishouden_id ON kindbezwaar WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_lid_weg AFTER UPDATE OF huishouden_id ON lid WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_netwerklid_weg AFTER UPDATE OF huishouden_id ON netwerklid WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_noodtoegang_weg AFTER UPDATE OF huishouden_id ON noodtoegang WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_noodtoegang_persoon_weg AFTER UPDATE OF huishouden_id ON noodtoegang_persoon WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_notitie_weg AFTER UPDATE OF huishouden_id ON notitie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_notitie_versie_weg AFTER UPDATE OF huishouden_id ON notitie_versie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_regie_weg AFTER UPDATE OF huishouden_id ON regie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_regieverzoek_weg AFTER UPDATE OF huishouden_id ON regieverzoek WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_toestemming_weg AFTER UPDATE OF huishouden_id ON toestemming WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_toestemming_bron_weg AFTER UPDATE OF huishouden_id ON toestemming_bron WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_toestemming_categorie_weg AFTER UPDATE OF huishouden_id ON toestemming_categorie WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_toestemming_item_weg AFTER UPDATE OF huishouden_id ON toestemming_item WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_uittreksel_weg AFTER UPDATE OF huishouden_id ON uittreksel WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_uittreksel_stuk_weg AFTER UPDATE OF huishouden_id ON uittreksel_stuk WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_verklaring_weg AFTER UPDATE OF huishouden_id ON verklaring WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_waarneming_weg AFTER UPDATE OF huishouden_id ON waarneming WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_woord_weg AFTER UPDATE OF huishouden_id ON woord WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
CREATE TRIGGER versie_gezag_ander AFTER UPDATE OF kind_id ON gezag WHEN OLD.kind_id IS NOT NEW.kind_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.kind_id); END;
CREATE TRIGGER versie_vertegenwoordiging_ander AFTER UPDATE OF persoon_id ON vertegenwoordiging WHEN OLD.persoon_id IS NOT NEW.persoon_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_wilsonbekwaam_ander AFTER UPDATE OF persoon_id ON wilsonbekwaam WHEN OLD.persoon_id IS NOT NEW.persoon_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_adres_lezer_ander AFTER UPDATE OF persoon_id ON adres_lezer WHEN OLD.persoon_id IS NOT NEW.persoon_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_afscherming_persoon_ander AFTER UPDATE OF persoon_id ON afscherming_persoon WHEN OLD.persoon_id IS NOT NEW.persoon_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_kindbezwaar_ander AFTER UPDATE OF kind_id ON kindbezwaar WHEN OLD.kind_id IS NOT NEW.kind_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.kind_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.kind_id); END;
CREATE TRIGGER versie_lid_ander AFTER UPDATE OF persoon_id ON lid WHEN OLD.persoon_id IS NOT NEW.persoon_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (
  SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM item_persoon WHERE persoon_id = OLD.persoon_id
  UNION SELECT huishouden_id FROM toestemming WHERE persoon_id = OLD.persoon_id); END;
