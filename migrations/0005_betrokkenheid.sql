-- SPDX-License-Identifier: EUPL-1.2
-- Involvement has a last day (R4); this many months on when nobody says which.
INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('betrokkenheid_maanden', '12', 'Na hoeveel maanden iemands hulp stopt, als niemand een andere dag kiest (R4)');
