-- SPDX-License-Identifier: EUPL-1.2
-- The wachter: what happens because a day begins. Each task notes the last day it did, so that it catches up after the program was
-- off, and does no day twice.

CREATE TABLE wachter_stand (
    taak         TEXT NOT NULL PRIMARY KEY,
    tot_en_met   TEXT NOT NULL,            -- the last day that was done
    gedaan_op    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who has a birthday.
CREATE INDEX persoon_verjaardag ON persoon (substr(geboortedatum, 6)) WHERE geboortedatum IS NOT NULL;
