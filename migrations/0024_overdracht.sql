-- SPDX-License-Identifier: EUPL-1.2
-- A handover of regie has steps of its own: asked, prepared, talked about with the family, answered; and it does not stay open for ever.

-- Not by renaming (see 0014). New: `verlopen`, the last day on which it can be answered, and the day on which a temporary regie
-- (GI, Veilig Thuis, RvdK) is to come back.
CREATE TABLE regieverzoek_oud AS SELECT * FROM regieverzoek;
DROP TABLE regieverzoek;
CREATE TABLE regieverzoek (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('toewijzing', 'overdracht', 'waarneming')),
    aan_id        INTEGER NOT NULL REFERENCES gebruiker (id),
    door_id       INTEGER NOT NULL REFERENCES gebruiker (id),
    bericht       TEXT NOT NULL,
    van           TEXT,              -- waarneming
    tot           TEXT,
    status        TEXT NOT NULL CHECK (status IN ('gevraagd', 'aanvaard', 'geweigerd', 'ingetrokken', 'verlopen')),
    gevraagd_op   INTEGER NOT NULL,
    beslist_op    INTEGER,
    reden         TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    uiterlijk     TEXT,              -- the last day for an answer; NULL: asked before there was one
    terug_op      TEXT,              -- a temporary regie: when it is to come back
    PRIMARY KEY (huishouden_id, id),
    CHECK (aan_id <> door_id),
    CHECK ((soort = 'waarneming') = (van IS NOT NULL AND tot IS NOT NULL)),
    CHECK (terug_op IS NULL OR soort <> 'waarneming')
) STRICT, WITHOUT ROWID;
INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, van, tot, status, gevraagd_op, beslist_op, reden, versie)
    SELECT huishouden_id, id, soort, aan_id, door_id, bericht, van, tot, status, gevraagd_op, beslist_op, reden, versie
    FROM regieverzoek_oud ORDER BY huishouden_id, id;
DROP TABLE regieverzoek_oud;
CREATE INDEX regieverzoek_aan ON regieverzoek (aan_id) WHERE status = 'gevraagd';
CREATE INDEX regieverzoek_uiterlijk ON regieverzoek (uiterlijk) WHERE status = 'gevraagd';
CREATE UNIQUE INDEX regieverzoek_een ON regieverzoek (huishouden_id) WHERE status = 'gevraagd' AND soort IN ('toewijzing', 'overdracht');
CREATE TRIGGER versie_regieverzoek_i AFTER INSERT ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regieverzoek_u AFTER UPDATE ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regieverzoek_d AFTER DELETE ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER zoek_regieverzoek_i AFTER INSERT ON regieverzoek BEGIN
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.bericht, NEW.reden)); END;
CREATE TRIGGER zoek_regieverzoek_u AFTER UPDATE OF huishouden_id, id, bericht, reden ON regieverzoek BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.bericht, OLD.reden));
    INSERT INTO zoek (rowid, tekst) VALUES (NEW.id, zoek_woorden(NEW.huishouden_id, NEW.bericht, NEW.reden)); END;
CREATE TRIGGER zoek_regieverzoek_d AFTER DELETE ON regieverzoek BEGIN
    INSERT INTO zoek (zoek, rowid, tekst) VALUES ('delete', OLD.id, zoek_woorden(OLD.huishouden_id, OLD.bericht, OLD.reden)); END;

-- The preparation of a handover, beside its question and with the same id: what it means to the family in their own words, what stays
-- with the old regisseur, and the talk of the three (or why there was none).
CREATE TABLE regie_overdracht (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    betekent      TEXT,
    blijft        TEXT,
    gesprek_op    TEXT,
    gesprek_met   TEXT,
    afspraken     TEXT,
    geen_gesprek  TEXT,
    PRIMARY KEY (huishouden_id, id),
    FOREIGN KEY (huishouden_id, id) REFERENCES regieverzoek (huishouden_id, id),
    CHECK (gesprek_op IS NULL OR geen_gesprek IS NULL),
    CHECK ((gesprek_op IS NULL) = (gesprek_met IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE regie_overdracht_punt (
    huishouden_id INTEGER NOT NULL,
    overdracht_id INTEGER NOT NULL,
    code          TEXT NOT NULL CHECK (code IN ('verhaal', 'doelen', 'veiligheid', 'signalen', 'toestemmingen', 'partners', 'wachten', 'komt', 'werkt')),
    keuze         TEXT NOT NULL CHECK (keuze IN ('mee', 'blijft', 'nvt')),
    PRIMARY KEY (huishouden_id, overdracht_id, code),
    FOREIGN KEY (huishouden_id, overdracht_id) REFERENCES regie_overdracht (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER versie_regie_overdracht_i AFTER INSERT ON regie_overdracht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_overdracht_u AFTER UPDATE ON regie_overdracht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_overdracht_d AFTER DELETE ON regie_overdracht BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_overdracht_punt_i AFTER INSERT ON regie_overdracht_punt BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_overdracht_punt_u AFTER UPDATE ON regie_overdracht_punt BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_overdracht_punt_d AFTER DELETE ON regie_overdracht_punt BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

-- The order of the steps. First everything is said about every point and the family was heard, then the talk, then the yes.
CREATE TRIGGER regie_overdracht_eerst BEFORE UPDATE OF gesprek_op, geen_gesprek ON regie_overdracht
WHEN (NEW.gesprek_op IS NOT NULL OR NEW.geen_gesprek IS NOT NULL)
 AND (NEW.betekent IS NULL
      OR (SELECT count(*) FROM regie_overdracht_punt p WHERE p.huishouden_id = NEW.huishouden_id AND p.overdracht_id = NEW.id) < 9)
BEGIN
    SELECT RAISE(ABORT, 'nl: Bereid de overdracht eerst helemaal voor. Daarna is het gesprek.');
END;
CREATE TRIGGER regieverzoek_eerst BEFORE UPDATE OF status ON regieverzoek
WHEN NEW.status = 'aanvaard' AND OLD.soort = 'overdracht'
 AND NOT EXISTS (SELECT 1 FROM regie_overdracht o WHERE o.huishouden_id = NEW.huishouden_id AND o.id = NEW.id
                 AND (o.gesprek_op IS NOT NULL OR o.geen_gesprek IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'nl: Een ja kan pas na de voorbereiding en het gesprek.');
END;
-- What was answered stays answered; only a deputy stops.
CREATE TRIGGER regieverzoek_vast BEFORE UPDATE OF status ON regieverzoek
WHEN OLD.status <> 'gevraagd' AND NOT (OLD.soort = 'waarneming' AND OLD.status = 'aanvaard' AND NEW.status = 'ingetrokken')
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze vraag is al beantwoord. Er is niets veranderd.');
END;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('overdracht.voorbereiden', 'auteur'),
    ('overdracht.gesprek', 'auteur'),
    ('overdracht.gesprek', 'geadresseerde');
INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('toewijzing_dagen', '5', 'Hoeveel dagen iemand heeft om te antwoorden op de vraag regisseur te worden'),
    ('overdracht_dagen', '28', 'Hoeveel dagen er zijn om een overdracht voor te bereiden, te bespreken en te beantwoorden');
