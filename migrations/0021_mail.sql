-- SPDX-License-Identifier: EUPL-1.2
-- E-mail: one a working day for whoever asked for it and has something new to read. What is in it (a number, a link) is made when it
-- goes; nothing of it is kept here.

CREATE TABLE mailvoorkeur (
    gebruiker_id INTEGER NOT NULL PRIMARY KEY REFERENCES gebruiker (id),
    sinds_op     INTEGER NOT NULL
) STRICT;

CREATE TABLE mail (
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    dag          TEXT NOT NULL,
    gemaakt_op   INTEGER NOT NULL,
    pogingen     INTEGER NOT NULL DEFAULT 0,
    volgende_op  INTEGER NOT NULL,   -- not before; while it is being sent, when another server may try
    klaar_op     INTEGER,
    uitkomst     TEXT CHECK (uitkomst IN ('verstuurd', 'niets', 'geweigerd', 'opgegeven')),
    PRIMARY KEY (gebruiker_id, dag),
    CHECK ((klaar_op IS NULL) = (uitkomst IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_wacht ON mail (volgende_op) WHERE klaar_op IS NULL;
