-- SPDX-License-Identifier: EUPL-1.2
-- One open invitation and one open question for each purpose. Not one of both: regie may not know of an involvement that a source
-- with beroepsgeheim asked for (G2), and a refusal would tell (R24). What the viewer does see stands in the way in betrokkenheid.c.
DROP INDEX betrokkenheid_een;
CREATE UNIQUE INDEX betrokkenheid_een ON betrokkenheid (huishouden_id, gebruiker_id, doel, (gevraagd_door = gebruiker_id))
    WHERE status IN ('gevraagd', 'uitgenodigd', 'actief');
