-- SPDX-License-Identifier: EUPL-1.2
-- Actions: handing over, and what is too late climbs: owner, regisseur, the contact of the agreement with the owner's organisation.

-- An action is handed over by asking; it stays with its owner until the other says yes.
CREATE TABLE actie_overdracht (
    huishouden_id INTEGER NOT NULL,
    actie_id      INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    aan_id        INTEGER NOT NULL REFERENCES gebruiker (id),
    door_id       INTEGER NOT NULL REFERENCES gebruiker (id),
    reden         TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('gevraagd', 'aanvaard', 'geweigerd', 'ingetrokken')),
    gevraagd_op   INTEGER NOT NULL,
    beslist_op    INTEGER,
    antwoord      TEXT,               -- why not
    PRIMARY KEY (huishouden_id, actie_id, id),
    CHECK (aan_id <> door_id),
    CHECK ((status = 'gevraagd') = (beslist_op IS NULL)),
    CHECK (status <> 'geweigerd' OR antwoord IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX actie_overdracht_een ON actie_overdracht (huishouden_id, actie_id) WHERE status = 'gevraagd';
CREATE INDEX actie_overdracht_aan ON actie_overdracht (aan_id) WHERE status = 'gevraagd';

-- Which step of climbing was taken, each once for each day that was missed: another date begins anew.
CREATE TABLE actie_klim (
    huishouden_id INTEGER NOT NULL,
    actie_id      INTEGER NOT NULL,
    soort         TEXT NOT NULL CHECK (soort IN ('antwoord', 'vervaldatum')), -- no yes or no; not done
    dag           TEXT NOT NULL,      -- the last day on which it was in time
    trede         INTEGER NOT NULL CHECK (trede BETWEEN 1 AND 3),
    gemeld        INTEGER NOT NULL CHECK (gemeld IN (0, 1)), -- 0: there was nobody to tell
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, actie_id, soort, dag, trede)
) STRICT, WITHOUT ROWID;

CREATE INDEX actie_loopt ON actie (id) WHERE status IN ('open', 'aanvaard', 'bezig');

-- An agreement may name an account as its contact: that one gets the messages.
ALTER TABLE samenwerkingsafspraak ADD COLUMN contact_gebruiker_id INTEGER REFERENCES gebruiker (id);

INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('actie_antwoord_dagen', '5', 'Binnen hoeveel werkdagen iemand ja of nee zegt op een gevraagde actie, als er geen afspraak met de organisatie is'),
    ('actie_regie_dagen', '2', 'Na hoeveel werkdagen de regisseur hoort dat een actie te laat is');

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('actie.overdragen', 'eigenaar'),
    ('actie.overdragen', 'regie'),
    ('actie.overnemen', 'geadresseerde');

CREATE TRIGGER versie_actie_overdracht_i AFTER INSERT ON actie_overdracht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_overdracht_u AFTER UPDATE ON actie_overdracht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_overdracht_d AFTER DELETE ON actie_overdracht BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
