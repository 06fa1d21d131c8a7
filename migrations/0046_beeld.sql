-- SPDX-License-Identifier: EUPL-1.2
-- What somebody chose to see of a list, under a name of their own: the choice, and never what was found.
CREATE TABLE beeld (
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    id           INTEGER NOT NULL UNIQUE,
    lijst        TEXT NOT NULL CHECK (lijst IN ('huishoudens', 'regieoverzicht')),
    naam         TEXT NOT NULL CHECK (naam <> ''),
    wijk_id      INTEGER REFERENCES wijk (id),
    toon         TEXT CHECK (toon IN ('regie', 'evaluatie', 'zonder')),
    op           INTEGER NOT NULL,
    PRIMARY KEY (gebruiker_id, id),
    UNIQUE (gebruiker_id, lijst, naam),
    CHECK (wijk_id IS NOT NULL OR toon IS NOT NULL)
) STRICT, WITHOUT ROWID;
