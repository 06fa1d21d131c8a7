-- SPDX-License-Identifier: EUPL-1.2
-- Nobody is flooded: the same matter is one message of one person, that grows until it is read and stands as new when it comes back.

ALTER TABLE attendering ADD COLUMN aantal INTEGER NOT NULL DEFAULT 1; -- how often since it was last read

UPDATE attendering AS a SET aantal = (
    SELECT max(1, count(*)) FROM attendering b
    WHERE b.gebruiker_id = a.gebruiker_id AND b.soort = a.soort AND b.huishouden_id IS a.huishouden_id AND b.object IS a.object
      AND b.object_id IS a.object_id AND b.gelezen_op IS NULL);
DELETE FROM attendering WHERE EXISTS (
    SELECT 1 FROM attendering b
    WHERE b.gebruiker_id = attendering.gebruiker_id AND b.soort = attendering.soort AND b.huishouden_id IS attendering.huishouden_id
      AND b.object IS attendering.object AND b.object_id IS attendering.object_id
      AND (b.gelezen_op IS NULL, b.op, b.id) > (attendering.gelezen_op IS NULL, attendering.op, attendering.id));

CREATE UNIQUE INDEX attendering_zaak
    ON attendering (gebruiker_id, soort, coalesce(huishouden_id, 0), coalesce(object, ''), coalesce(object_id, 0));
CREATE INDEX attendering_op ON attendering (gebruiker_id, op);
