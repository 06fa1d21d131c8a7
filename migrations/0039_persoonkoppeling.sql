-- SPDX-License-Identifier: EUPL-1.2
-- R6: which person an account is, so that its holder never sees their own household. It takes two privacy officers. What one of them records
-- closes at once, for closing is safe; whether it stays, and whether it ends, another one decides. Nobody is told whom it is about.
CREATE TABLE persoonkoppeling (
    id                  INTEGER PRIMARY KEY,
    gebruiker_id        INTEGER NOT NULL REFERENCES gebruiker (id),
    persoon_id          INTEGER REFERENCES persoon (id), -- NULL: nobody was found, which is kept so that guessing shows
    bewijs              TEXT NOT NULL CHECK (bewijs IN ('identiteitsbewijs', 'personeelsdossier', 'eigen_opgave', 'brp')),
    bewijs_datum        TEXT NOT NULL,
    toelichting         TEXT NOT NULL CHECK (toelichting <> ''),
    door                INTEGER NOT NULL REFERENCES gebruiker (id),
    op                  INTEGER NOT NULL,
    stand               TEXT NOT NULL CHECK (stand IN ('niet_gevonden', 'voorlopig', 'geldt', 'afgewezen', 'einde_gevraagd', 'beeindigd')),
    besluit_door        INTEGER REFERENCES gebruiker (id),
    besluit_op          INTEGER,
    besluit_reden       TEXT,
    einde_door          INTEGER REFERENCES gebruiker (id),
    einde_op            INTEGER,
    einde_reden         TEXT,
    einde_besluit_door  INTEGER REFERENCES gebruiker (id),
    einde_besluit_op    INTEGER,
    einde_besluit_reden TEXT,
    versie              INTEGER NOT NULL DEFAULT 1,
    CHECK ((persoon_id IS NULL) = (stand = 'niet_gevonden')),
    CHECK (door <> gebruiker_id),
    CHECK (coalesce(besluit_door NOT IN (door, gebruiker_id), 1)),
    CHECK (coalesce(einde_door <> gebruiker_id, 1)),
    CHECK (coalesce(einde_besluit_door NOT IN (einde_door, gebruiker_id), 1)),
    CHECK ((stand IN ('niet_gevonden', 'voorlopig')) = (besluit_door IS NULL)),
    CHECK ((stand IN ('einde_gevraagd', 'beeindigd')) = (einde_door IS NOT NULL)),
    CHECK (stand <> 'beeindigd' OR einde_besluit_door IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX persoonkoppeling_een ON persoonkoppeling (gebruiker_id) WHERE stand IN ('voorlopig', 'geldt', 'einde_gevraagd');
CREATE INDEX persoonkoppeling_persoon ON persoonkoppeling (persoon_id);

CREATE TRIGGER persoonkoppeling_vast BEFORE UPDATE ON persoonkoppeling
WHEN OLD.stand IN ('niet_gevonden', 'afgewezen', 'beeindigd') OR NEW.id <> OLD.id OR NEW.gebruiker_id <> OLD.gebruiker_id
  OR NEW.persoon_id IS NOT OLD.persoon_id OR NEW.door <> OLD.door OR NEW.op <> OLD.op OR NEW.bewijs <> OLD.bewijs
  OR NEW.bewijs_datum <> OLD.bewijs_datum OR NEW.toelichting <> OLD.toelichting
BEGIN SELECT RAISE(ABORT, 'nl: Een koppeling verandert niet. Vraag het einde, en leg een nieuwe vast.'); END;
-- The rules read gebruiker.persoon_id: it follows the row, in the same transaction.
CREATE TRIGGER persoonkoppeling_sluit AFTER INSERT ON persoonkoppeling WHEN NEW.stand = 'voorlopig'
BEGIN UPDATE gebruiker SET persoon_id = NEW.persoon_id WHERE id = NEW.gebruiker_id; END;
CREATE TRIGGER persoonkoppeling_opent AFTER UPDATE OF stand ON persoonkoppeling WHEN NEW.stand IN ('afgewezen', 'beeindigd')
BEGIN UPDATE gebruiker SET persoon_id = NULL WHERE id = NEW.gebruiker_id AND persoon_id = NEW.persoon_id; END;

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('koppeling_per_dag', '20', 'Hoe vaak een privacy officer op een dag een account aan een persoon mag koppelen (R6).');
INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('persoonkoppeling.toevoegen', 'privacy'),
    ('persoonkoppeling.beslissen', 'privacy'),
    ('persoonkoppeling.beeindigen', 'privacy');
