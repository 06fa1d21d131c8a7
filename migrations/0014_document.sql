-- SPDX-License-Identifier: EUPL-1.2
-- Documents: an item of its own kind, whose bytes lie sealed in a file beside the database (docs/adr/0007-stukken.md).

-- The kinds of items, as a table: a new kind is then a row, and not a new CHECK on the largest table there is.
CREATE TABLE item_soort (
    code TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO item_soort (code) VALUES ('plan'), ('doel'), ('actie'), ('notitie'), ('betrokkenheid'), ('netwerklid'), ('contact'), ('adres'),
    ('bericht'), ('aanmelding'), ('regieverzoek'), ('afscherming'), ('woord'), ('document');

-- Not by renaming: triggers of other tables ask about items, and a rename looks at every one of them.
CREATE TABLE item_oud AS SELECT * FROM item;
DROP TABLE item;
CREATE TABLE item (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL REFERENCES item_soort (code),
    categorie     TEXT NOT NULL REFERENCES categorie (code),
    aard          TEXT NOT NULL CHECK (aard IN ('coordinatie', 'inhoud')), -- R1
    bron_id       INTEGER NOT NULL REFERENCES onderdeel (id),
    auteur_id     INTEGER NOT NULL REFERENCES gebruiker (id),
    door_regie    INTEGER NOT NULL CHECK (door_regie IN (0, 1)), -- written in the capacity of regie (G2)
    plek          INTEGER NOT NULL DEFAULT 0 CHECK (plek IN (0, 1)),       -- reveals where somebody is (R18)
    gesloten      INTEGER NOT NULL DEFAULT 0 CHECK (gesloten IN (0, 1)),   -- lost a person, to be reviewed
    op            INTEGER NOT NULL,
    personen      TEXT NOT NULL CHECK (personen <> ''),
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, plek, gesloten, op, personen)
    SELECT huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, plek, gesloten, op, personen FROM item_oud ORDER BY huishouden_id, id;
DROP TABLE item_oud;
CREATE TRIGGER versie_item_i AFTER INSERT ON item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_u AFTER UPDATE ON item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_d AFTER DELETE ON item BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

-- A sealed file of the folder `stukken`. The name is random, the hash is of the sealed bytes: nothing here tells of a household, and
-- readers may see it as it is.
CREATE TABLE stuk (
    naam  TEXT PRIMARY KEY CHECK (length(naam) = 32),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    hash  BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;

-- The key of a household, sealed by the head key of the installation. Without the row no document of the household opens again.
CREATE TABLE huishouden_sleutel (
    huishouden_id INTEGER PRIMARY KEY REFERENCES huishouden (id),
    sleutel       BLOB NOT NULL
) STRICT;

CREATE TABLE document (
    huishouden_id  INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    titel          TEXT NOT NULL CHECK (titel <> ''),
    datum          TEXT NOT NULL, -- of the document
    bestandsnaam   TEXT NOT NULL CHECK (bestandsnaam <> ''),
    bestandssoort  TEXT NOT NULL CHECK (bestandssoort IN ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'odt', 'ods', 'tekst')),
    bytes          INTEGER NOT NULL CHECK (bytes > 0), -- as it was sent, not sealed
    ingetrokken_op INTEGER,
    versie         INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- A correction keeps what stood there.
CREATE TABLE document_versie (
    huishouden_id INTEGER NOT NULL,
    document_id   INTEGER NOT NULL,
    versie        INTEGER NOT NULL,
    titel         TEXT NOT NULL,
    datum         TEXT NOT NULL,
    categorie     TEXT NOT NULL REFERENCES categorie (code),
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, document_id, versie)
) STRICT, WITHOUT ROWID;

-- The document's own key, sealed by that of its household. Destroying one document is removing this row (and its stuk).
CREATE TABLE document_inhoud (
    huishouden_id INTEGER NOT NULL,
    document_id   INTEGER NOT NULL,
    stuk          TEXT NOT NULL UNIQUE REFERENCES stuk (naam),
    sleutel       BLOB NOT NULL,
    PRIMARY KEY (huishouden_id, document_id)
) STRICT, WITHOUT ROWID;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('document.toevoegen', 'betrokken'),
    ('document.wijzigen', 'auteur');

CREATE TRIGGER versie_document_i AFTER INSERT ON document BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_u AFTER UPDATE ON document BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_d AFTER DELETE ON document BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_versie_i AFTER INSERT ON document_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_versie_u AFTER UPDATE ON document_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_versie_d AFTER DELETE ON document_versie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_inhoud_i AFTER INSERT ON document_inhoud BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_inhoud_u AFTER UPDATE ON document_inhoud BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_document_inhoud_d AFTER DELETE ON document_inhoud BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_huishouden_sleutel_i AFTER INSERT ON huishouden_sleutel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_huishouden_sleutel_u AFTER UPDATE ON huishouden_sleutel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_huishouden_sleutel_d AFTER DELETE ON huishouden_sleutel BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
