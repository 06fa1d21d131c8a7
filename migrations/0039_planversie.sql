-- SPDX-License-Identifier: EUPL-1.2
-- Versions of a plan: fixed when the family agrees, at an evaluation, at a handover, or by hand.
CREATE TABLE planversie (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL,
    aanleiding    TEXT NOT NULL CHECK (aanleiding IN ('akkoord', 'evaluatie', 'overdracht', 'hand')),
    item_id       INTEGER,     -- the agreement or the evaluation: who may not see that, is not told why there is a version
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id),
    CHECK (item_id IS NULL OR aanleiding IN ('akkoord', 'evaluatie'))
) STRICT, WITHOUT ROWID;
CREATE INDEX planversie_plan ON planversie (plan_id);
CREATE TRIGGER planversie_vast BEFORE UPDATE ON planversie
WHEN NEW.plan_id <> OLD.plan_id OR NEW.aanleiding <> OLD.aanleiding OR NEW.door <> OLD.door OR NEW.op <> OLD.op OR NEW.item_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Een versie van het plan verandert niet.');
END;

-- How each goal, action and piece of the story stood then. Seen with the item as it is seen today.
CREATE TABLE planversie_stuk (
    huishouden_id INTEGER NOT NULL,
    versie_id     INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    categorie     TEXT NOT NULL, -- of the item then: in another category it was for other readers
    inhoud        TEXT NOT NULL CHECK (json_valid(inhoud)),
    PRIMARY KEY (huishouden_id, versie_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX planversie_stuk_item ON planversie_stuk (item_id);
CREATE TRIGGER planversie_stuk_vast BEFORE UPDATE ON planversie_stuk
BEGIN
    SELECT RAISE(ABORT, 'nl: Een versie van het plan verandert niet.');
END;

-- R5: a version is the regisseur's
INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES ('planversie.vastleggen', 'regie');

CREATE TRIGGER versie_planversie_i AFTER INSERT ON planversie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planversie_u AFTER UPDATE ON planversie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planversie_d AFTER DELETE ON planversie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planversie_stuk_i AFTER INSERT ON planversie_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planversie_stuk_u AFTER UPDATE ON planversie_stuk BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planversie_stuk_d AFTER DELETE ON planversie_stuk BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
