-- SPDX-License-Identifier: EUPL-1.2
-- Moving to another municipality (docs/adr/0015-verhuizing.md): whose keys we know, what leaves here, what arrives here.

-- The public keys of another municipality's installation, for its onderdeel here: the fingerprint was heard from its beheerder.
CREATE TABLE gemeente_sleutel (
    id           INTEGER PRIMARY KEY,
    onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    teken        BLOB NOT NULL CHECK (length(teken) = 32), -- Ed25519
    zegel        BLOB NOT NULL CHECK (length(zegel) = 32), -- X25519
    gehoord_van  TEXT NOT NULL,     -- with whom the fingerprint was compared
    door         INTEGER NOT NULL REFERENCES gebruiker (id),
    op           INTEGER NOT NULL,
    einde_op     INTEGER,
    versie       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX gemeente_sleutel_een ON gemeente_sleutel (onderdeel_id) WHERE einde_op IS NULL;
CREATE UNIQUE INDEX gemeente_sleutel_teken ON gemeente_sleutel (teken) WHERE einde_op IS NULL;
CREATE TRIGGER gemeente_sleutel_vast BEFORE UPDATE ON gemeente_sleutel
WHEN OLD.einde_op IS NOT NULL OR NEW.onderdeel_id <> OLD.onderdeel_id OR NEW.teken <> OLD.teken OR NEW.zegel <> OLD.zegel
BEGIN SELECT RAISE(ABORT, 'nl: Een sleutel verandert niet. Leg de nieuwe apart vast.'); END;

-- A household that leaves. Without an onderdeel the destination is not known: then somebody decided about safety, and looks again.
CREATE TABLE verhuizing (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    onderdeel_id  INTEGER REFERENCES onderdeel (id),
    datum         TEXT,               -- of the move, when known
    bericht       TEXT NOT NULL,      -- what the receiver reads before they say yes; or what is known
    status        TEXT NOT NULL CHECK (status IN ('onbekend', 'voorbereid', 'verstuurd', 'teruggelezen', 'overgenomen', 'geweigerd', 'teruggenomen')),
    veiligheid    TEXT CHECK (veiligheid IN ('geen_zorgen', 'zorgen_belegd', 'gemeld')), -- destination unknown: the decision
    besluit       TEXT,               -- and why
    geinformeerd  TEXT,               -- who was told
    herzien_op    TEXT,               -- when it is looked at again
    kenmerk       TEXT UNIQUE,        -- of the bundle, in every answer to it
    bundel_hash   TEXT,               -- of the file
    uit           BLOB,               -- the newest file for the other side: sealed to them, closed to us too
    verstuurd_op  INTEGER,
    lezing        INTEGER NOT NULL DEFAULT 0, -- how often they read back
    gelezen       TEXT,               -- what they understood, in their words
    gelezen_door  TEXT,               -- who they are: name, telephone
    gelezen_op    INTEGER,
    correctie     TEXT,               -- what was not right in it
    reden         TEXT,               -- why it ended
    einde_op      INTEGER,
    einde_door    INTEGER REFERENCES gebruiker (id),
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((onderdeel_id IS NULL) = (veiligheid IS NOT NULL)),
    CHECK ((veiligheid IS NULL) = (besluit IS NULL) AND (veiligheid IS NULL) = (herzien_op IS NULL)),
    CHECK (veiligheid IS NULL OR veiligheid = 'geen_zorgen' OR geinformeerd IS NOT NULL),
    CHECK (status <> 'onbekend' OR onderdeel_id IS NULL),
    CHECK (status IN ('onbekend', 'voorbereid', 'teruggenomen') OR (kenmerk IS NOT NULL AND verstuurd_op IS NOT NULL)),
    CHECK ((status IN ('overgenomen', 'geweigerd', 'teruggenomen')) = (einde_op IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX verhuizing_een ON verhuizing (huishouden_id) WHERE einde_op IS NULL;
CREATE INDEX verhuizing_herzien ON verhuizing (herzien_op) WHERE status = 'onbekend';

-- Step by step; an end is an end.
CREATE TRIGGER verhuizing_stap BEFORE UPDATE ON verhuizing
WHEN OLD.einde_op IS NOT NULL AND (NEW.status <> OLD.status OR NEW.einde_op IS NOT OLD.einde_op)
  OR NEW.onderdeel_id IS NOT OLD.onderdeel_id OR OLD.kenmerk IS NOT NULL AND NEW.kenmerk <> OLD.kenmerk OR NEW.lezing < OLD.lezing
  OR NEW.status <> OLD.status AND OLD.status || '>' || NEW.status NOT IN ('onbekend>teruggenomen', 'voorbereid>verstuurd', 'voorbereid>teruggenomen',
     'verstuurd>teruggelezen', 'verstuurd>geweigerd', 'verstuurd>teruggenomen', 'teruggelezen>verstuurd', 'teruggelezen>overgenomen', 'teruggelezen>teruggenomen')
BEGIN SELECT RAISE(ABORT, 'nl: Deze stap kan nu niet. Er is niets veranderd.'); END;
-- Exactly one regisseur: the other's begins where ours ends, in one transaction with the plan.
CREATE TRIGGER verhuizing_regie BEFORE UPDATE OF status ON verhuizing
WHEN NEW.status = 'overgenomen' AND OLD.status <> 'overgenomen' AND (
     EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = NEW.huishouden_id AND r.tot_op IS NULL)
  OR EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = NEW.huishouden_id AND p.status = 'open'))
BEGIN SELECT RAISE(ABORT, 'nl: De regie hier loopt nog. Er is niets veranderd.'); END;

-- What goes along, one by one, with what it means. Only while it is prepared.
CREATE TABLE verhuizing_stuk (
    huishouden_id INTEGER NOT NULL,
    verhuizing_id INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    uitleg        TEXT,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, verhuizing_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER verhuizing_stuk_i BEFORE INSERT ON verhuizing_stuk
WHEN NOT EXISTS (SELECT 1 FROM verhuizing v WHERE v.huishouden_id = NEW.huishouden_id AND v.id = NEW.verhuizing_id AND v.status = 'voorbereid')
BEGIN SELECT RAISE(ABORT, 'nl: De verhuizing is al verstuurd. Er is niets veranderd.'); END;

-- A household that arrives. Until its regie begins nothing of it is in a dossier: only the file as it came, sealed.
CREATE TABLE vestiging (
    id            INTEGER PRIMARY KEY,
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id), -- who sent it
    kenmerk       TEXT NOT NULL,
    bundel_hash   TEXT NOT NULL,
    bundel        BLOB,               -- the file; gone when it ended
    ontvanger_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    ontvanger_onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    status        TEXT NOT NULL CHECK (status IN ('ontvangen', 'aanvaard', 'teruggelezen', 'overgenomen', 'geweigerd', 'teruggenomen')),
    lezing        INTEGER NOT NULL DEFAULT 0,
    teruglezing   TEXT,
    correctie     TEXT,
    uit           BLOB,               -- the newest file for the sender
    reden         TEXT,
    huishouden_id INTEGER,            -- made when the regie began
    op            INTEGER NOT NULL,
    einde_op      INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    UNIQUE (onderdeel_id, kenmerk),
    CHECK ((status IN ('overgenomen', 'geweigerd', 'teruggenomen')) = (einde_op IS NOT NULL)),
    CHECK (huishouden_id IS NULL OR status = 'overgenomen'),
    CHECK ((bundel IS NULL) = (einde_op IS NOT NULL))
) STRICT;
CREATE INDEX vestiging_ontvanger ON vestiging (ontvanger_id);
CREATE TRIGGER vestiging_stap BEFORE UPDATE ON vestiging
WHEN OLD.einde_op IS NOT NULL AND (NEW.status <> OLD.status OR NEW.einde_op IS NOT OLD.einde_op)
  OR NEW.kenmerk <> OLD.kenmerk OR NEW.onderdeel_id <> OLD.onderdeel_id OR NEW.lezing < OLD.lezing
  OR NEW.status <> OLD.status AND OLD.status || '>' || NEW.status NOT IN ('ontvangen>aanvaard', 'ontvangen>geweigerd', 'ontvangen>teruggenomen',
     'aanvaard>teruggelezen', 'aanvaard>geweigerd', 'aanvaard>teruggenomen', 'teruggelezen>aanvaard', 'teruggelezen>overgenomen', 'teruggelezen>teruggenomen')
BEGIN SELECT RAISE(ABORT, 'nl: Deze stap kan nu niet. Er is niets veranderd.'); END;

CREATE TRIGGER versie_gemeente_sleutel_i AFTER INSERT ON gemeente_sleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gemeente_sleutel_u AFTER UPDATE ON gemeente_sleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gemeente_sleutel_d AFTER DELETE ON gemeente_sleutel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_verhuizing_i AFTER INSERT ON verhuizing BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_u AFTER UPDATE ON verhuizing BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_d AFTER DELETE ON verhuizing BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_weg AFTER UPDATE OF huishouden_id ON verhuizing WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_stuk_i AFTER INSERT ON verhuizing_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_stuk_u AFTER UPDATE ON verhuizing_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_stuk_d AFTER DELETE ON verhuizing_stuk BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verhuizing_stuk_weg AFTER UPDATE OF huishouden_id ON verhuizing_stuk WHEN OLD.huishouden_id IS NOT NEW.huishouden_id BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('verhuizing.voorbereiden', 'regie', 1),
    ('verhuizing.versturen', 'regie', 1),
    ('verhuizing.afronden', 'regie', 0),
    ('vestiging.ontvangen', 'wijkteam', 0),
    ('gemeente.wijzigen', 'beheerder', 0);
