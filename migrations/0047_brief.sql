-- SPDX-License-Identifier: EUPL-1.2
-- Letters from templates that the municipality keeps.

-- A template holds from a day until the next of its kind does. It never changes: a letter says by which one it was made.
CREATE TABLE brief_sjabloon (
    id    INTEGER PRIMARY KEY,
    soort TEXT NOT NULL CHECK (soort IN ('uitnodiging', 'plan', 'overdracht', 'afsluiting', 'toestemmingsverklaring')),
    titel TEXT NOT NULL CHECK (titel <> ''),
    tekst TEXT NOT NULL CHECK (tekst <> ''), -- plain text with {{names}} of a fixed list (server/domein/sjabloon.h)
    van   TEXT NOT NULL,
    door  INTEGER NOT NULL REFERENCES gebruiker (id),
    op    INTEGER NOT NULL,
    UNIQUE (soort, van)
) STRICT;

-- A letter in the making, seen by its maker alone. Its text is worked out when it is looked at, from what the maker and the addressee both
-- may see; what was kept of it is a document. `lezer_id`: somebody of the family; else an account that helps.
CREATE TABLE brief (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    id            INTEGER NOT NULL UNIQUE,
    sjabloon_id   INTEGER NOT NULL REFERENCES brief_sjabloon (id),
    lezer_id      INTEGER REFERENCES persoon (id),
    gebruiker_id  INTEGER REFERENCES gebruiker (id),
    toevoeging    TEXT, -- words of the maker
    maker_id      INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('concept', 'bewaard')),
    document_id   INTEGER, -- the number of the document, which is seen by its own rules
    PRIMARY KEY (huishouden_id, id),
    CHECK ((lezer_id IS NULL) <> (gebruiker_id IS NULL)),
    CHECK ((status = 'bewaard') = (document_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_lezer ON brief (lezer_id) WHERE lezer_id IS NOT NULL;

INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('sjabloon.toevoegen', 'beheerder', 0),
    ('brief.maken', 'betrokken', 1);

CREATE TRIGGER versie_brief_i AFTER INSERT ON brief BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_brief_u AFTER UPDATE ON brief BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_brief_d AFTER DELETE ON brief BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_brief_weg AFTER UPDATE OF huishouden_id ON brief WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = OLD.huishouden_id; END;
