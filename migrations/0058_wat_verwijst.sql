-- SPDX-License-Identifier: EUPL-1.2
-- What is destroyed is looked for in whatever may refer to it: each goal, plan, person that goes made SQLite read such a table from end to
-- end, of the whole municipality. tests/api/test_vernietiging.c finds a reference to what can go that has no index.
CREATE INDEX actie_doel ON actie (doel_id);
CREATE INDEX actie_netwerk ON actie (eigenaar_netwerk_id) WHERE eigenaar_netwerk_id IS NOT NULL;
CREATE INDEX doel_plan ON doel (plan_id);
CREATE INDEX waarneming_regie ON waarneming (regie_id);
CREATE INDEX genodigde_netwerk ON overleg_genodigde (netwerk_id) WHERE netwerk_id IS NOT NULL;
CREATE INDEX genodigde_persoon ON overleg_genodigde (persoon_id) WHERE persoon_id IS NOT NULL;
CREATE INDEX persoon_moeder ON persoon (moeder_id) WHERE moeder_id IS NOT NULL;
CREATE INDEX vertegenwoordiging_houder ON vertegenwoordiging (houder_id) WHERE houder_id IS NOT NULL;
CREATE INDEX toestemming_ontvanger_persoon ON toestemming (ontvanger_persoon_id) WHERE ontvanger_persoon_id IS NOT NULL;
CREATE INDEX woord_persoon ON woord (persoon_id);
CREATE INDEX betwisting_persoon ON betwisting (persoon_id);
CREATE INDEX instemming_persoon ON instemming (persoon_id);
CREATE INDEX deelafweging_persoon_persoon ON deelafweging_persoon (persoon_id);
CREATE INDEX deelbesluit_verteld_persoon ON deelbesluit_verteld (persoon_id);
CREATE INDEX noodtoegang_persoon_persoon ON noodtoegang_persoon (persoon_id);
CREATE INDEX bekend_vraag_persoon ON bekend_vraag (persoon_id) WHERE persoon_id IS NOT NULL;
CREATE INDEX zoekvondst_persoon ON zoekvondst (persoon_id);
CREATE INDEX adresgeheim_besluit_huishouden ON adresgeheim_besluit (huishouden_id);
