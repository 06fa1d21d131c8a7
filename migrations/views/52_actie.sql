-- SPDX-License-Identifier: EUPL-1.2
-- What belongs to an action is seen with it.

-- It is asked of somebody else to take it over. Whoever asked and who is asked are accounts, as its owner is.
CREATE VIEW zicht_actie_overdracht AS
SELECT o.actie_id, o.id, o.aan_id, aan.naam AS aan, od.naam AS aan_van, o.door_id, door.naam AS door, o.reden, o.status, o.gevraagd_op,
       o.beslist_op, o.antwoord, a.titel, a.vervaldatum, a.versie, a.personen, a.grond
FROM zicht_actie a
JOIN actie_overdracht o ON o.huishouden_id = a.huishouden_id AND o.actie_id = a.id
JOIN gebruiker aan ON aan.id = o.aan_id
JOIN onderdeel od ON od.id = aan.onderdeel_id
JOIN gebruiker door ON door.id = o.door_id;

-- Who was told that it is too late.
CREATE VIEW zicht_actie_klim AS
SELECT k.actie_id, k.soort, k.dag, k.trede, k.gemeld, k.op
FROM zicht_actie a
JOIN actie_klim k ON k.huishouden_id = a.huishouden_id AND k.actie_id = a.id;

-- What is asked of this viewer, to be opened one by one.
CREATE VIEW zicht_kandidaat_overdracht AS
SELECT o.huishouden_id, o.actie_id AS id, o.id AS vraag_id
FROM regel_kijker k
JOIN actie_overdracht o ON o.aan_id = k.id AND o.status = 'gevraagd';
