-- SPDX-License-Identifier: EUPL-1.2
-- R33: households that merge and split. Items never move: a household that merges closes with a link to its successor (opvolger_id), and
-- whoever has the regie there has it here too (regel_regie_verder). A split makes a new household.

-- `opvolger_id` is always the household that is still open: when that one merges too, the link goes on. What merged into what is here.
CREATE TABLE samenvoeging (
    huishouden_id INTEGER NOT NULL,                     -- the one that closed
    id            INTEGER NOT NULL UNIQUE,
    naar_id       INTEGER NOT NULL REFERENCES huishouden (id),
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    -- what was running, to be put back; numbers, which may be gone by then
    plan_id       INTEGER,
    regie_id      INTEGER,
    aanmelding_id INTEGER,
    herstel_op    INTEGER,
    herstel_door  INTEGER REFERENCES gebruiker (id),
    herstel_reden TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (huishouden_id <> naar_id),
    CHECK ((herstel_op IS NULL) = (herstel_door IS NULL) AND (herstel_op IS NULL) = (herstel_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX samenvoeging_een ON samenvoeging (huishouden_id) WHERE herstel_op IS NULL;
CREATE INDEX samenvoeging_naar ON samenvoeging (naar_id);
CREATE TRIGGER samenvoeging_vast BEFORE UPDATE ON samenvoeging
WHEN OLD.herstel_op IS NOT NULL OR NEW.huishouden_id <> OLD.huishouden_id OR NEW.naar_id <> OLD.naar_id OR NEW.op <> OLD.op OR NEW.door <> OLD.door
BEGIN
    SELECT RAISE(ABORT, 'nl: Een samenvoeging ligt vast. Zij kan nog één keer worden teruggedraaid.');
END;

-- The memberships that a merge made, in the household that goes on: they end when it is taken back.
CREATE TABLE samenvoeging_lid (
    huishouden_id   INTEGER NOT NULL,
    samenvoeging_id INTEGER NOT NULL,
    lid_id          INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, samenvoeging_id, lid_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE splitsing (
    huishouden_id INTEGER NOT NULL,                     -- the one that was there
    id            INTEGER NOT NULL UNIQUE,
    nieuw_id      INTEGER NOT NULL UNIQUE REFERENCES huishouden (id),
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id),
    CHECK (huishouden_id <> nieuw_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX huishouden_opvolger ON huishouden (opvolger_id) WHERE opvolger_id IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------
-- The state of things. A household closes with nothing running in it; its successor is open; nothing new is written in it. People can
-- still be involved, asked for consent, told and protected there: what stays has to be read, and to be shared, by the same rules.

CREATE TRIGGER huishouden_dicht BEFORE UPDATE OF gesloten_op ON huishouden
WHEN NEW.gesloten_op IS NOT NULL AND OLD.gesloten_op IS NULL
 AND (EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = NEW.id AND p.status = 'open')
      OR EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = NEW.id AND r.tot_op IS NULL)
      OR EXISTS (SELECT 1 FROM regieverzoek v WHERE v.huishouden_id = NEW.id AND v.status = 'gevraagd')
      OR EXISTS (SELECT 1 FROM aanmelding a WHERE a.huishouden_id = NEW.id AND a.status = 'open'))
BEGIN
    SELECT RAISE(ABORT, 'nl: Er loopt hier nog een plan, een aanmelding of een vraag over de regie. Er is niets veranderd.');
END;
CREATE TRIGGER huishouden_opvolger_open BEFORE UPDATE OF opvolger_id, gesloten_op ON huishouden
WHEN NEW.opvolger_id IS NOT NULL
 AND (NEW.gesloten_op IS NULL OR NEW.opvolger_id = NEW.id
      OR EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.opvolger_id AND h.gesloten_op IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden kan daar niet in verdergaan: dat is zelf gesloten.');
END;
-- Whatever went on in this one goes on in the next.
CREATE TRIGGER huishouden_opvolger_verder AFTER UPDATE OF opvolger_id ON huishouden
WHEN NEW.opvolger_id IS NOT NULL AND OLD.opvolger_id IS NULL
BEGIN
    UPDATE huishouden SET opvolger_id = NEW.opvolger_id WHERE opvolger_id = NEW.id;
END;

CREATE TRIGGER dicht_item BEFORE INSERT ON item
WHEN NEW.soort NOT IN ('betrokkenheid', 'bericht', 'afscherming')
 AND EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. Wat er staat, blijft te lezen; er komt niets meer bij.');
END;
CREATE TRIGGER dicht_lid BEFORE INSERT ON lid
WHEN EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. Wat er staat, blijft te lezen; er komt niets meer bij.');
END;
CREATE TRIGGER dicht_regie BEFORE INSERT ON regie
WHEN EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. De regie ligt bij het huishouden waarin het verdergaat.');
END;
CREATE TRIGGER dicht_gezinsplan BEFORE INSERT ON gezinsplan
WHEN NEW.status = 'open' AND EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. Wat er staat, blijft te lezen; er komt niets meer bij.');
END;
CREATE TRIGGER dicht_gezinsplan_u BEFORE UPDATE OF status ON gezinsplan
WHEN NEW.status = 'open' AND EXISTS (SELECT 1 FROM huishouden h WHERE h.id = NEW.huishouden_id AND h.gesloten_op IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit huishouden is gesloten. Wat er staat, blijft te lezen; er komt niets meer bij.');
END;

-- ---------------------------------------------------------------------------------------------------------
-- R29: the regie of a household is also that of those that went on in it.

CREATE TRIGGER versie_regie_verder_i AFTER INSERT ON regie BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_regie_verder_u AFTER UPDATE ON regie BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_regie_verder_d AFTER DELETE ON regie BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = OLD.huishouden_id); END;
CREATE TRIGGER versie_waarneming_verder_i AFTER INSERT ON waarneming BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_waarneming_verder_u AFTER UPDATE ON waarneming BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_waarneming_verder_d AFTER DELETE ON waarneming BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = OLD.huishouden_id); END;
CREATE TRIGGER versie_aanmelding_verder_i AFTER INSERT ON aanmelding BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_aanmelding_verder_u AFTER UPDATE ON aanmelding BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_aanmelding_verder_d AFTER DELETE ON aanmelding BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = OLD.huishouden_id); END;
CREATE TRIGGER versie_gezinsplan_verder_i AFTER INSERT ON gezinsplan BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_gezinsplan_verder_u AFTER UPDATE OF status ON gezinsplan BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = NEW.huishouden_id); END;
CREATE TRIGGER versie_gezinsplan_verder_d AFTER DELETE ON gezinsplan BEGIN
  UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT id FROM huishouden WHERE opvolger_id = OLD.huishouden_id); END;

-- ---------------------------------------------------------------------------------------------------------
-- R5. `alleen_open`: not in a household that is closed.

ALTER TABLE bevoegdheid ADD COLUMN alleen_open INTEGER NOT NULL DEFAULT 0; -- 0 or 1
UPDATE bevoegdheid SET alleen_open = 1 WHERE handeling IN ('huishouden.wijzigen', 'lid.toevoegen', 'gezinsplan.openen', 'gezinsplan.wijzigen',
    'gezinsplan.sluiten', 'doel.toevoegen', 'doel.voorstellen', 'doel.wijzigen', 'actie.toevoegen', 'actie.zelf', 'actie.vragen', 'notitie.toevoegen',
    'document.toevoegen', 'woord.toevoegen', 'netwerk.toevoegen', 'regie.toewijzen', 'regie.overdragen', 'regie.waarneming', 'regie.beeindigen',
    'betrokkenheid.vragen');
INSERT INTO bevoegdheid (handeling, hoedanigheid, alleen_open) VALUES
    ('huishouden.samenvoegen', 'regie', 1),
    ('huishouden.splitsen', 'regie', 1),
    ('huishouden.herstellen', 'regie', 0);

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('samenvoeging_herstel_dagen', '30', 'Hoeveel dagen een samenvoeging nog kan worden teruggedraaid (R33)');
