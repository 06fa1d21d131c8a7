-- SPDX-License-Identifier: EUPL-1.2
-- Access tokens for programs (toegangssleutels): a person of an organisation lets a program hand over and fetch data, as that person and
-- with a scope that can only take away. docs/adr/0013-toegangssleutel.md.

-- What a scope may name at all. What is not here, no token ever has: consent, decisions to share, emergency access, regie, rights, accounts.
--   lezen      a kind of item (item_soort), or toestemming        doen   a handeling of bevoegdheid
--   categorie  the gegevenscategorie of what is read and written  rol    the roles the person had when the token was made
CREATE TABLE sleutel_kan (
    groep    TEXT NOT NULL CHECK (groep IN ('lezen', 'doen', 'categorie', 'rol')),
    code     TEXT NOT NULL,
    naam     TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    PRIMARY KEY (groep, code)
) STRICT, WITHOUT ROWID;
INSERT INTO sleutel_kan (groep, code, naam, volgorde) VALUES
    ('lezen', 'plan', 'het gezinsplan', 1), ('lezen', 'doel', 'doelen', 2), ('lezen', 'actie', 'acties', 3),
    ('lezen', 'notitie', 'notities', 4), ('lezen', 'document', 'documenten', 5), ('lezen', 'woord', 'woorden van het gezin', 6),
    ('lezen', 'netwerklid', 'het netwerk van het gezin', 7), ('lezen', 'betrokkenheid', 'wie er helpt', 8),
    ('lezen', 'contact', 'geboortedatum en gezag', 9), ('lezen', 'adres', 'adres en telefoon', 10),
    ('lezen', 'bericht', 'berichten aan u', 11), ('lezen', 'toestemming', 'toestemmingen', 12),
    ('doen', 'notitie.toevoegen', 'notities toevoegen', 1), ('doen', 'notitie.wijzigen', 'eigen notities verbeteren', 2),
    ('doen', 'document.toevoegen', 'documenten toevoegen', 3), ('doen', 'actie.stand', 'bij eigen acties zeggen hoe het staat', 4),
    ('doen', 'actie.zelf', 'acties voor uzelf toevoegen', 5), ('doen', 'woord.toevoegen', 'woorden van het gezin toevoegen', 6),
    ('doen', 'bericht.sturen', 'berichten sturen', 7),
    ('rol', 'professional', 'professional', 1), ('rol', 'regisseur', 'regisseur', 2), ('rol', 'procesregisseur', 'procesregisseur', 3);
INSERT INTO sleutel_kan (groep, code, naam, volgorde)
SELECT 'categorie', code, naam, volgorde FROM categorie
WHERE code NOT IN ('melder', 'meldcode', 'strafrecht', 'regie_intern', 'werkaantekening');

-- Which organisations may (beheer). Without a row: not.
CREATE TABLE sleutel_toelating (
    organisatie_id INTEGER PRIMARY KEY REFERENCES organisatie (id),
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL
) STRICT;

-- `tot`: the last day. The scope never changes: a narrower one is another token.
CREATE TABLE toegangssleutel (
    id               INTEGER PRIMARY KEY,
    token_hash       BLOB NOT NULL UNIQUE, -- keyed BLAKE2b
    kenmerk          TEXT NOT NULL CHECK (length(kenmerk) = 4), -- its last characters, to recognise it by
    gebruiker_id     INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id     INTEGER NOT NULL REFERENCES onderdeel (id),
    naam             TEXT NOT NULL CHECK (naam <> ''),
    waarvoor         TEXT NOT NULL CHECK (waarvoor <> ''),
    alle_huishoudens INTEGER NOT NULL CHECK (alle_huishoudens IN (0, 1)),
    op               INTEGER NOT NULL,
    tot              TEXT NOT NULL CHECK (tot <= date(op, 'unixepoch', '+1 day', '+1 year')),
    einde_op         INTEGER,
    einde_soort      TEXT CHECK (einde_soort IN ('zelf', 'beheer', 'toelating', 'account', 'rol', 'onderdeel')),
    einde_door       INTEGER REFERENCES gebruiker (id),
    versie           INTEGER NOT NULL DEFAULT 1,
    CHECK ((einde_op IS NULL) = (einde_soort IS NULL))
) STRICT;
CREATE INDEX toegangssleutel_gebruiker ON toegangssleutel (gebruiker_id);
CREATE INDEX toegangssleutel_onderdeel ON toegangssleutel (onderdeel_id);

CREATE TABLE sleutel_bereik (
    sleutel_id INTEGER NOT NULL REFERENCES toegangssleutel (id),
    groep      TEXT NOT NULL,
    code       TEXT NOT NULL,
    PRIMARY KEY (sleutel_id, groep, code),
    FOREIGN KEY (groep, code) REFERENCES sleutel_kan (groep, code)
) STRICT, WITHOUT ROWID;

-- Only with alle_huishoudens = 0. A household that is destroyed leaves here, and the token sees one less.
CREATE TABLE sleutel_huishouden (
    sleutel_id    INTEGER NOT NULL REFERENCES toegangssleutel (id),
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    PRIMARY KEY (sleutel_id, huishouden_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sleutel_huishouden_huishouden ON sleutel_huishouden (huishouden_id);

-- When it was last used, moved at most once a minute. Beside the token: no rule reads it, so it raises no version.
CREATE TABLE toegangssleutel_gebruik (
    sleutel_id INTEGER PRIMARY KEY REFERENCES toegangssleutel (id),
    laatst_op  INTEGER NOT NULL
) STRICT;

-- A token that ended stays so, and nobody widens one.
CREATE TRIGGER toegangssleutel_vast BEFORE UPDATE ON toegangssleutel
WHEN OLD.einde_op IS NOT NULL OR NEW.token_hash <> OLD.token_hash OR NEW.gebruiker_id <> OLD.gebruiker_id OR NEW.onderdeel_id <> OLD.onderdeel_id
  OR NEW.alle_huishoudens <> OLD.alle_huishoudens OR NEW.op <> OLD.op OR NEW.tot > OLD.tot
BEGIN SELECT RAISE(ABORT, 'toegangssleutel_vast'); END;
CREATE TRIGGER sleutel_bereik_vast BEFORE UPDATE ON sleutel_bereik BEGIN SELECT RAISE(ABORT, 'toegangssleutel_vast'); END;
CREATE TRIGGER sleutel_huishouden_vast BEFORE UPDATE ON sleutel_huishouden BEGIN SELECT RAISE(ABORT, 'toegangssleutel_vast'); END;

CREATE TRIGGER versie_toegangssleutel_i AFTER INSERT ON toegangssleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_toegangssleutel_u AFTER UPDATE ON toegangssleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_toegangssleutel_d AFTER DELETE ON toegangssleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_bereik_i AFTER INSERT ON sleutel_bereik BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_bereik_u AFTER UPDATE ON sleutel_bereik BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_bereik_d AFTER DELETE ON sleutel_bereik BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_huishouden_i AFTER INSERT ON sleutel_huishouden BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_huishouden_u AFTER UPDATE ON sleutel_huishouden BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_huishouden_d AFTER DELETE ON sleutel_huishouden BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_toelating_i AFTER INSERT ON sleutel_toelating BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_toelating_u AFTER UPDATE ON sleutel_toelating BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_sleutel_toelating_d AFTER DELETE ON sleutel_toelating BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('toegangssleutel.toevoegen', 'professional'),
    ('toegangssleutel.toelaten', 'beheerder');
