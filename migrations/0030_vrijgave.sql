-- SPDX-License-Identifier: EUPL-1.2
-- R19: the regisseur releases one item across a separation, reworded: a message of its own (bericht, G6) with its own persons, category
-- and text. The original stays closed. This row says of which item, by whom and why; the message does not.

CREATE TABLE vrijgave (
    huishouden_id    INTEGER NOT NULL,
    id               INTEGER NOT NULL UNIQUE,  -- the message
    item_id          INTEGER,                  -- the original; NULL when it was destroyed
    afscherming_id   INTEGER NOT NULL,
    reden            TEXT NOT NULL,
    door             INTEGER NOT NULL REFERENCES gebruiker (id),
    op               INTEGER NOT NULL,
    ingetrokken_op   INTEGER,
    ingetrokken_door INTEGER REFERENCES gebruiker (id),
    ingetrokken_reden TEXT,
    versie           INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (item_id IS NULL OR item_id <> id),
    CHECK ((ingetrokken_op IS NULL) = (ingetrokken_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX vrijgave_item ON vrijgave (item_id) WHERE item_id IS NOT NULL;

-- Nothing about anybody who is protected goes across, whatever its words are.
CREATE TRIGGER vrijgave_toelaatbaar BEFORE INSERT ON vrijgave
WHEN NOT EXISTS (SELECT 1 FROM afscherming a JOIN afscherming_persoon p ON p.afscherming_id = a.id
                 JOIN item_persoon ip ON ip.huishouden_id = NEW.huishouden_id AND ip.item_id = NEW.item_id AND ip.persoon_id = p.persoon_id
                 WHERE a.id = NEW.afscherming_id)
  OR EXISTS (SELECT 1 FROM afscherming_persoon p
             JOIN item_persoon ip ON ip.huishouden_id = NEW.huishouden_id AND ip.item_id = NEW.id AND ip.persoon_id = p.persoon_id
             WHERE p.afscherming_id = NEW.afscherming_id)
BEGIN
    SELECT RAISE(ABORT, 'nl: Dit kan niet naar de andere kant: het gaat over iemand die beschermd wordt.');
END;
CREATE TRIGGER vrijgave_vast BEFORE UPDATE ON vrijgave
WHEN OLD.ingetrokken_op IS NOT NULL AND NEW.item_id IS OLD.item_id OR NEW.afscherming_id <> OLD.afscherming_id OR NEW.door <> OLD.door OR NEW.op <> OLD.op OR NEW.reden <> OLD.reden
BEGIN
    SELECT RAISE(ABORT, 'nl: Een vrijgave ligt vast. Zij kan nog één keer worden ingetrokken.');
END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('vrijgave.toevoegen', 'regie'),
    ('vrijgave.intrekken', 'regie');
