-- SPDX-License-Identifier: EUPL-1.2
-- The rights of the family (G7; AVG 12-22, Jeugdwet 7.3.10). docs/adr/0008-gezin-als-lezer.md says who may do what and why.

-- A child from 12 on may object to a parent reading a category or an item; the child's own interest may forbid it at any age
-- (G7). It follows the child in whatever household, and counts until it is ended.
CREATE TABLE kindbezwaar (
    huishouden_id   INTEGER NOT NULL,      -- where it was said
    id              INTEGER NOT NULL UNIQUE,
    kind_id         INTEGER NOT NULL REFERENCES persoon (id),
    soort           TEXT NOT NULL CHECK (soort IN ('bezwaar', 'belang')),
    categorie       TEXT REFERENCES categorie (code),
    item_id         INTEGER,
    tegen_id        INTEGER,               -- towards whom; NULL: whoever has gezag
    reden           TEXT,                  -- of an interest; a child need not give one
    van             TEXT NOT NULL,
    vastgelegd_door INTEGER NOT NULL REFERENCES gebruiker (id),
    vastgelegd_op   INTEGER NOT NULL,
    einde_op        INTEGER,
    einde_door      INTEGER REFERENCES gebruiker (id),
    einde_reden     TEXT,
    versie          INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((categorie IS NULL) <> (item_id IS NULL)),
    CHECK (soort = 'bezwaar' OR reden IS NOT NULL),
    CHECK ((einde_op IS NULL) = (einde_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX kindbezwaar_kind ON kindbezwaar (kind_id) WHERE einde_op IS NULL;

-- G7: the goals and actions that somebody of the family agreed to.
CREATE TABLE instemming (
    huishouden_id INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    datum         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, item_id, persoon_id)
) STRICT, WITHOUT ROWID;

-- AVG 18: what is restricted is kept, and closed to all but its source until it is lifted.
CREATE TABLE beperking (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    item_id       INTEGER NOT NULL,
    verzoek_id    INTEGER NOT NULL,
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    einde_op      INTEGER,
    einde_door    INTEGER REFERENCES gebruiker (id),
    einde_reden   TEXT,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((einde_op IS NULL) = (einde_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX beperking_item ON beperking (huishouden_id, item_id) WHERE einde_op IS NULL;
CREATE TRIGGER beperking_vast BEFORE UPDATE ON beperking WHEN OLD.einde_op IS NOT NULL OR NEW.item_id <> OLD.item_id
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze beperking is al opgeheven.');
END;

-- A request (AVG 15, 16, 18, 21). Without a foreign key to the person: the register outlives who asked, the name does not.
CREATE TABLE avgverzoek (
    huishouden_id    INTEGER NOT NULL,
    id               INTEGER NOT NULL UNIQUE,
    soort            TEXT NOT NULL CHECK (soort IN ('inzage', 'correctie', 'beperking', 'bezwaar')),
    persoon_id       INTEGER NOT NULL,     -- whose data
    aanvrager_id     INTEGER NOT NULL,     -- who asks: the person, or who represents them
    hoedanigheid     TEXT NOT NULL CHECK (hoedanigheid IN ('zelf', 'gezag', 'vertegenwoordiger')),
    ontvangen        TEXT NOT NULL,
    vraag            TEXT NOT NULL,
    identiteit       TEXT NOT NULL CHECK (identiteit IN ('nog_niet', 'bekend', 'id_bewijs', 'digid')),
    uiterlijk        TEXT NOT NULL,
    verleng_reden    TEXT,                 -- once, and the family is told why within the first month (AVG 12 lid 3)
    verlengd_op      INTEGER,
    eigenaar_id      INTEGER NOT NULL REFERENCES gebruiker (id),
    status           TEXT NOT NULL CHECK (status IN ('open', 'afgehandeld')),
    besluit          TEXT CHECK (besluit IN ('toegewezen', 'deels', 'afgewezen', 'ingetrokken')),
    besluit_reden    TEXT,
    besluit_door     INTEGER REFERENCES gebruiker (id),
    besluit_op       INTEGER,
    door_id          INTEGER NOT NULL REFERENCES gebruiker (id),
    op               INTEGER NOT NULL,
    versie           INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((status = 'open') = (besluit IS NULL)),
    CHECK ((besluit IS NULL) = (besluit_reden IS NULL) AND (besluit IS NULL) = (besluit_op IS NULL)),
    CHECK ((verleng_reden IS NULL) = (verlengd_op IS NULL)),
    CHECK ((hoedanigheid = 'zelf') = (aanvrager_id = persoon_id)),
    CHECK (uiterlijk >= ontvangen)
) STRICT, WITHOUT ROWID;
CREATE INDEX avgverzoek_open ON avgverzoek (uiterlijk) WHERE status = 'open';
CREATE TRIGGER avgverzoek_vast BEFORE UPDATE ON avgverzoek
WHEN OLD.status = 'afgehandeld' OR NEW.soort <> OLD.soort OR NEW.persoon_id <> OLD.persoon_id OR NEW.aanvrager_id <> OLD.aanvrager_id
  OR NEW.ontvangen <> OLD.ontvangen OR NEW.vraag <> OLD.vraag
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit verzoek ligt vast: het is afgehandeld, of dit deel verandert niet.');
END;
CREATE TRIGGER avgverzoek_blijft BEFORE DELETE ON avgverzoek
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verzoek wordt niet gewist.');
END;

-- The own statement of who is written about, beside what is contested (AVG 16; Jeugdwet 7.3.8). What was said never changes.
CREATE TABLE betwisting (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    item_id       INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    verzoek_id    INTEGER,
    verklaring    TEXT NOT NULL,           -- in their own words
    gevraagd      TEXT,                    -- what it should be; NULL: only a statement
    datum         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    besluit       TEXT CHECK (besluit IN ('gecorrigeerd', 'deels', 'niet')),
    besluit_reden TEXT,
    besluit_door  INTEGER REFERENCES gebruiker (id),
    besluit_op    INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((besluit IS NULL) = (besluit_reden IS NULL) AND (besluit IS NULL) = (besluit_op IS NULL)),
    CHECK (besluit IS NULL OR gevraagd IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX betwisting_item ON betwisting (huishouden_id, item_id);
CREATE TRIGGER betwisting_vast BEFORE UPDATE ON betwisting
WHEN NEW.verklaring <> OLD.verklaring OR NEW.item_id <> OLD.item_id OR NEW.persoon_id <> OLD.persoon_id OR NEW.gevraagd IS NOT OLD.gevraagd
  OR OLD.besluit IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring van een betrokkene verandert niet.');
END;

-- An extract in the making, and as it was given. While it is a concept its maker looks with the eyes of `lezer_id` (regel_lezer);
-- afterwards only `inhoud` is left: what was given, blacked out.
CREATE TABLE uittreksel (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    verzoek_id    INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL,        -- about whom
    lezer_id      INTEGER NOT NULL,        -- who will read it, and so by whose rights (G7)
    categorieen   TEXT,                    -- a representative: only these, "a,b"; NULL: all
    maker_id      INTEGER NOT NULL REFERENCES gebruiker (id),
    geheel        INTEGER NOT NULL CHECK (geheel IN (0, 1)), -- the privacy officer's logged choice: all that the reader may see
    reden         TEXT NOT NULL,
    op            INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('concept', 'gegeven', 'vervallen')),
    gegeven_op    INTEGER,
    gegeven_aan   TEXT,
    wijze         TEXT CHECK (wijze IN ('papier', 'digitaal', 'voorgelezen')),
    inhoud        TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((status = 'gegeven') = (gegeven_op IS NOT NULL)),
    CHECK (status <> 'gegeven' OR (gegeven_aan IS NOT NULL AND wijze IS NOT NULL)),
    CHECK (status = 'gegeven' OR inhoud IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX uittreksel_een ON uittreksel (maker_id, verzoek_id) WHERE status = 'concept';
CREATE TRIGGER uittreksel_vast BEFORE UPDATE ON uittreksel WHEN OLD.status <> 'concept' AND NEW.inhoud IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit uittreksel ligt vast.');
END;

-- What the maker decided about each piece: whether it is given, and its text with [[what goes]] marked.
CREATE TABLE uittreksel_stuk (
    huishouden_id INTEGER NOT NULL,
    uittreksel_id INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    geven         INTEGER NOT NULL CHECK (geven IN (0, 1)),
    reden         TEXT,
    tekst         TEXT,
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, uittreksel_id, item_id),
    CHECK ((geven = 1) = (tekst IS NOT NULL)),
    CHECK (geven = 1 OR reden IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- "Wie keek in mijn dossier?": found persons stand in lines without a household.
CREATE INDEX logregel_los ON logregel (volgnr) WHERE huishouden IS NULL AND personen IS NOT NULL;

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('verzoek_maanden', '1', 'Binnen hoeveel maanden een verzoek van het gezin klaar is (AVG artikel 12 lid 3)'),
    ('verzoek_verlenging_maanden', '2', 'Met hoeveel maanden dat één keer langer mag (AVG artikel 12 lid 3)'),
    ('kijker_functie', 'veilig_thuis,politie,vrouwenopvang',
     'Soorten organisaties waarvan "wie keek in mijn dossier" de functie noemt in plaats van de naam');

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('verzoek.toevoegen', 'betrokken'),
    ('verzoek.wijzigen', 'regie'),
    ('verzoek.wijzigen', 'privacy'),
    ('verzoek.beslissen', 'regie'),
    ('verzoek.beslissen', 'privacy'),
    ('uittreksel.maken', 'regie'),
    ('uittreksel.geheel', 'privacy'),
    ('wie_keek.lezen', 'privacy'),
    ('betwisting.toevoegen', 'betrokken'),
    ('betwisting.beslissen', 'auteur'),
    ('betwisting.beslissen', 'regie'),
    ('beperking.toevoegen', 'regie'),
    ('beperking.opheffen', 'privacy'),
    ('kindbezwaar.toevoegen', 'betrokken'),
    ('kindbezwaar.beeindigen', 'betrokken'),
    ('instemming.toevoegen', 'betrokken');

-- R29: each changes what somebody sees.
CREATE TRIGGER versie_instemming_i AFTER INSERT ON instemming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_instemming_u AFTER UPDATE ON instemming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_instemming_d AFTER DELETE ON instemming BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_beperking_i AFTER INSERT ON beperking BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_beperking_u AFTER UPDATE ON beperking BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_beperking_d AFTER DELETE ON beperking BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_avgverzoek_i AFTER INSERT ON avgverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_avgverzoek_u AFTER UPDATE ON avgverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_avgverzoek_d AFTER DELETE ON avgverzoek BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betwisting_i AFTER INSERT ON betwisting BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betwisting_u AFTER UPDATE ON betwisting BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betwisting_d AFTER DELETE ON betwisting BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_i AFTER INSERT ON uittreksel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_u AFTER UPDATE ON uittreksel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_d AFTER DELETE ON uittreksel BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_stuk_i AFTER INSERT ON uittreksel_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_stuk_u AFTER UPDATE ON uittreksel_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_uittreksel_stuk_d AFTER DELETE ON uittreksel_stuk BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_kindbezwaar_i AFTER INSERT ON kindbezwaar BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id); END;
CREATE TRIGGER versie_kindbezwaar_u AFTER UPDATE ON kindbezwaar BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id); END;
CREATE TRIGGER versie_kindbezwaar_d AFTER DELETE ON kindbezwaar BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.kind_id); END;
