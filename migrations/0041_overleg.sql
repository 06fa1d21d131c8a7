-- SPDX-License-Identifier: EUPL-1.2
-- A meeting of those involved: invited are only they, by sending it (G6). What it is about are the members.

INSERT INTO item_soort (code) VALUES ('overleg');

CREATE TABLE overleg (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('startoverleg', 'voortgang', 'mdo')),
    begin_op      INTEGER NOT NULL,
    minuten       INTEGER NOT NULL CHECK (minuten BETWEEN 5 AND 480),
    plaats        TEXT,
    waarom        TEXT NOT NULL CHECK (waarom <> ''),
    status        TEXT NOT NULL CHECK (status IN ('gepland', 'gehouden', 'afgelast')),
    reden         TEXT,
    gewijzigd_op  INTEGER NOT NULL, -- when, where or whether was last said: of what stands in somebody's calendar (RFC 5545 DTSTAMP)
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (status <> 'afgelast' OR reden IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Who is invited; the family and its network too, whom somebody tells in person.
CREATE TABLE overleg_genodigde (
    huishouden_id INTEGER NOT NULL,
    overleg_id    INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    gebruiker_id  INTEGER REFERENCES gebruiker (id),
    persoon_id    INTEGER REFERENCES persoon (id),
    netwerk_id    INTEGER REFERENCES netwerklid (id),
    antwoord      TEXT NOT NULL DEFAULT 'open' CHECK (antwoord IN ('open', 'ja', 'nee')),
    aanwezig      INTEGER CHECK (aanwezig IN (0, 1)),
    PRIMARY KEY (huishouden_id, overleg_id, id),
    CHECK ((gebruiker_id IS NOT NULL) + (persoon_id IS NOT NULL) + (netwerk_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX overleg_genodigde_een ON overleg_genodigde
    (huishouden_id, overleg_id, coalesce(gebruiker_id, 0), coalesce(persoon_id, 0), coalesce(netwerk_id, 0));

-- The agenda: an open point is the item itself, read by who sees it; or words of its own, for all who are invited.
CREATE TABLE overleg_punt (
    huishouden_id INTEGER NOT NULL,
    overleg_id    INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    item_id       INTEGER,
    tekst         TEXT,
    PRIMARY KEY (huishouden_id, overleg_id, id),
    CHECK ((item_id IS NULL) <> (tekst IS NULL))
) STRICT, WITHOUT ROWID;

-- A decision is an action, or words.
CREATE TABLE overleg_besluit (
    huishouden_id INTEGER NOT NULL,
    overleg_id    INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    actie_id      INTEGER,
    tekst         TEXT,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, overleg_id, id),
    CHECK ((actie_id IS NULL) <> (tekst IS NULL))
) STRICT, WITHOUT ROWID;

-- The minutes: a note for each category, read by who may read that.
CREATE TABLE overleg_verslag (
    huishouden_id INTEGER NOT NULL,
    overleg_id    INTEGER NOT NULL,
    notitie_id    INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, overleg_id, notitie_id)
) STRICT, WITHOUT ROWID;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('overleg.toevoegen', 'regie'),
    ('overleg.wijzigen', 'regie'),
    ('overleg.antwoorden', 'geadresseerde');

-- Said already: a day before, for this moment. Another moment begins anew.
CREATE TABLE overleg_herinnering (
    huishouden_id INTEGER NOT NULL,
    overleg_id    INTEGER NOT NULL,
    begin_op      INTEGER NOT NULL,
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, overleg_id, begin_op)
) STRICT, WITHOUT ROWID;
CREATE INDEX overleg_begin ON overleg (begin_op) WHERE status = 'gepland';
CREATE INDEX overleg_genodigde_gebruiker ON overleg_genodigde (gebruiker_id) WHERE gebruiker_id IS NOT NULL;

-- The address at which a calendar program fetches somebody's own meetings. One a person; another takes its place, withdrawn is gone.
CREATE TABLE agenda_adres (
    id           INTEGER PRIMARY KEY,
    gebruiker_id INTEGER NOT NULL UNIQUE REFERENCES gebruiker (id),
    token_hash   BLOB NOT NULL UNIQUE, -- keyed BLAKE2b
    op           INTEGER NOT NULL,
    laatst_op    INTEGER -- when it was last fetched, moved at most once a minute
) STRICT;

CREATE TRIGGER versie_overleg_i AFTER INSERT ON overleg BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_u AFTER UPDATE ON overleg BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_d AFTER DELETE ON overleg BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_genodigde_i AFTER INSERT ON overleg_genodigde BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_genodigde_u AFTER UPDATE ON overleg_genodigde BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_genodigde_d AFTER DELETE ON overleg_genodigde BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_punt_i AFTER INSERT ON overleg_punt BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_punt_u AFTER UPDATE ON overleg_punt BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_punt_d AFTER DELETE ON overleg_punt BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_besluit_i AFTER INSERT ON overleg_besluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_besluit_u AFTER UPDATE ON overleg_besluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_besluit_d AFTER DELETE ON overleg_besluit BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_verslag_i AFTER INSERT ON overleg_verslag BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_verslag_u AFTER UPDATE ON overleg_verslag BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_overleg_verslag_d AFTER DELETE ON overleg_verslag BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

CREATE TRIGGER zoek_overleg_i AFTER INSERT ON overleg BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.waarom, NEW.plaats, NEW.reden)); END;
CREATE TRIGGER zoek_overleg_u AFTER UPDATE OF huishouden_id, id, waarom, plaats, reden ON overleg BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.waarom, OLD.plaats, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.waarom, NEW.plaats, NEW.reden)); END;
CREATE TRIGGER zoek_overleg_d AFTER DELETE ON overleg BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.waarom, OLD.plaats, OLD.reden)); END;
