-- SPDX-License-Identifier: EUPL-1.2
-- Around regie: temporary regie with its return, what the family prefers, how heavy a household is, and what the wachter already said.

-- A regie that a GI, Veilig Thuis or the RvdK has for a while: the day on which it is to come back (R32: nothing happens by itself then).
ALTER TABLE regie ADD COLUMN terug_op TEXT;
CREATE INDEX regie_terug ON regie (terug_op) WHERE tot_op IS NULL AND terug_op IS NOT NULL;
CREATE INDEX waarneming_tot ON waarneming (tot);

-- Whom the family would like as regisseur, and how much work the regie of this household is. About
-- colleagues and their work, not about the persons of the household.
CREATE TABLE regiewens (
    huishouden_id INTEGER PRIMARY KEY REFERENCES huishouden (id),
    voorkeur_id   INTEGER REFERENCES gebruiker (id),
    zwaarte       TEXT NOT NULL DEFAULT 'gewoon' CHECK (zwaarte IN ('licht', 'gewoon', 'zwaar')),
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    versie        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TRIGGER versie_regiewens_i AFTER INSERT ON regiewens BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regiewens_u AFTER UPDATE ON regiewens BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regiewens_d AFTER DELETE ON regiewens BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;

-- What the wachter said about a vacancy (over: since when), a deputy and a temporary regie (over: its id), step by step, each once.
CREATE TABLE regie_melding (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    soort         TEXT NOT NULL CHECK (soort IN ('vacature', 'waarneming', 'terug')),
    over          INTEGER NOT NULL,
    stap          INTEGER NOT NULL,
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, soort, over, stap)
) STRICT, WITHOUT ROWID;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('regiewens.wijzigen', 'regie'),
    ('regie.verdelen', 'proces');
INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('stilstand_dagen', '30', 'Na hoeveel dagen zonder nieuws een plan stilstaat (regieoverzicht)'),
    ('vacature_hoger_dagen', '2', 'Hoeveel werkdagen na de uiterste datum van een vacature alle procesregisseurs het horen, en na nog eens zoveel de contactpersoon van het onderdeel');
