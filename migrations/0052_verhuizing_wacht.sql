-- SPDX-License-Identifier: EUPL-1.2
-- A move that stands still is told: the last day on which it was (59_verhuizing.sql says since when it waits).
ALTER TABLE verhuizing ADD COLUMN gemeld_op TEXT;
ALTER TABLE vestiging ADD COLUMN gemeld_op TEXT;
ALTER TABLE vestiging ADD COLUMN stap_op INTEGER; -- of the last step; NULL: it was only taken in

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('verhuizing_antwoord_dagen', '14', 'Na hoeveel dagen zonder antwoord bij een verhuizing naar een andere gemeente de regisseur het hoort, en na nog eens zoveel de procesregisseur');
