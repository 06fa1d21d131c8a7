-- SPDX-License-Identifier: EUPL-1.2
-- "Veranderd sinds uw vorige bezoek": when an account last opened a household. Its own, and of the household it goes with.
CREATE TABLE bezoek (
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    huishouden_id INTEGER NOT NULL,
    vorige_op     INTEGER,            -- the last look of the visit before this one; NULL: the first visit
    laatst_op     INTEGER NOT NULL,   -- moved at most once a minute
    PRIMARY KEY (gebruiker_id, huishouden_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bezoek_huishouden ON bezoek (huishouden_id);
