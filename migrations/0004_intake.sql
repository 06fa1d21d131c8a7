-- SPDX-License-Identifier: EUPL-1.2
-- Intake: how often somebody may search for persons (R22: limited per person and day).
INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('zoek_per_dag', '80', 'Hoe vaak iemand op een dag naar personen mag zoeken.');
