-- SPDX-License-Identifier: EUPL-1.2
-- The phases of 1G1P1R ("directional, flexible"): data of a municipality, dated. What is asked before a plan goes to a phase is data too;
-- the questions that the program answers itself are known by their code (zicht_planfase_vraag), others are for the regisseur to answer.
CREATE TABLE planfase_soort (
    code     TEXT PRIMARY KEY,
    volgorde INTEGER NOT NULL UNIQUE,
    naam     TEXT NOT NULL,
    uitleg   TEXT NOT NULL,
    van      TEXT NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO planfase_soort (code, volgorde, naam, uitleg, van) VALUES
    ('aanmelding', 1, 'Aanmelding', 'Wat is de vraag, en is het veilig?', '2015-01-01'),
    ('verkenning', 2, 'Verkenning', 'Met het gezin kijken wat er speelt, wie er al helpt en wie mee moet doen.', '2015-01-01'),
    ('startoverleg', 3, 'Startoverleg', 'Met het gezin en alle helpers afspreken wat de doelen zijn, wie wat doet en wie de regie heeft.', '2015-01-01'),
    ('uitvoering', 4, 'Uitvoering', 'Iedereen doet wat is afgesproken.', '2015-01-01'),
    ('evaluatie', 5, 'Evaluatie', 'Wat werkte, wat niet, en wat gaan wij anders doen?', '2015-01-01'),
    ('afsluiting', 6, 'Afsluiting en nazorg', 'Het plan gaat dicht of over naar een ander. Wie blijft er bereikbaar?', '2015-01-01');

-- `moet`: it blocks (safety, an invariant); the others ask, and a reason is enough. `volledig`: not asked of the light plan.
CREATE TABLE planfase_vraag (
    code     TEXT PRIMARY KEY,
    fase     TEXT NOT NULL REFERENCES planfase_soort (code),
    volgorde INTEGER NOT NULL,
    vraag    TEXT NOT NULL,
    uitleg   TEXT NOT NULL,
    moet     INTEGER NOT NULL DEFAULT 0 CHECK (moet IN (0, 1)),
    volledig INTEGER NOT NULL DEFAULT 0 CHECK (volledig IN (0, 1)),
    van      TEXT NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO planfase_vraag (code, fase, volgorde, vraag, uitleg, moet, volledig, van) VALUES
    ('veiligheid', 'verkenning', 1, 'Is de veiligheid besproken?', 'Leg bij Verhaal en leefgebieden vast hoe het gaat met de veiligheid.', 1, 0, '2015-01-01'),
    ('veiligheid-actie', 'startoverleg', 1, 'Staat er een actie voor de veiligheid?', 'Het is niet veilig. Maak eerst een doel en een actie bij het leefgebied veiligheid.', 1, 0, '2015-01-01'),
    ('leefgebieden', 'startoverleg', 2, 'Zijn alle leefgebieden langsgelopen?', 'Niet besproken of niet relevant mag ook: leg dat vast.', 0, 1, '2015-01-01'),
    ('netwerk', 'startoverleg', 3, 'Weet u wie het gezin om zich heen heeft?', 'Leg het netwerk vast bij Leden en netwerk.', 0, 0, '2015-01-01'),
    ('gezag', 'startoverleg', 4, 'Is van elk kind bekend wie het gezag heeft?', 'Leg het gezag vast bij Leden en netwerk.', 0, 0, '2015-01-01'),
    ('toestemming', 'startoverleg', 5, 'Is er gesproken over wie wat mag weten?', 'Leg de toestemmingen vast, ook een nee.', 0, 1, '2015-01-01'),
    ('doelen', 'uitvoering', 1, 'Staan er doelen in het plan?', 'Voeg de doelen toe, in de woorden van het gezin.', 0, 0, '2015-01-01'),
    ('akkoord', 'uitvoering', 2, 'Zei iemand van het gezin wat die van het plan vindt?', 'Vraag het ieder apart en leg het antwoord vast.', 0, 0, '2015-01-01'),
    ('regisseur', 'uitvoering', 3, 'Is er een regisseur?', 'Vraag de procesregisseur om een regisseur.', 0, 0, '2015-01-01'),
    ('geevalueerd', 'afsluiting', 1, 'Is het plan met het gezin besproken?', 'Leg de laatste evaluatie vast.', 0, 0, '2015-01-01'),
    ('acties-klaar', 'afsluiting', 2, 'Zijn alle acties klaar of gestopt?', 'Rond de acties af, of spreek af wie ze overneemt.', 0, 0, '2015-01-01');

-- The light plan: contacts, network, who helps, what goes well and what worries, goals and actions; talked over less often.
ALTER TABLE gezinsplan ADD COLUMN variant TEXT NOT NULL DEFAULT 'volledig';
CREATE TRIGGER gezinsplan_variant BEFORE UPDATE OF variant ON gezinsplan
WHEN NEW.variant NOT IN ('licht', 'volledig')
BEGIN
    SELECT RAISE(ABORT, 'nl: Een plan is licht of volledig.');
END;
INSERT INTO instelling (sleutel, waarde, uitleg) VALUES
    ('evaluatie_weken_licht', '26', 'Na hoeveel weken een licht plan uiterlijk weer besproken wordt');

-- Which phase since when: a row for each step, the last one counts.
CREATE TABLE planfase (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL,
    fase          TEXT NOT NULL REFERENCES planfase_soort (code),
    reden         TEXT,
    door          INTEGER REFERENCES gebruiker (id), -- NULL: the plan was opened
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX planfase_plan ON planfase (plan_id);
CREATE TRIGGER planfase_vast BEFORE UPDATE ON planfase
BEGIN
    SELECT RAISE(ABORT, 'nl: Een fase die was, verandert niet.');
END;
-- An open plan always has a phase.
CREATE TRIGGER planfase_begin AFTER INSERT ON gezinsplan
BEGIN
    INSERT INTO planfase (huishouden_id, id, plan_id, fase, op)
    VALUES (NEW.huishouden_id, NEW.id, NEW.id, (SELECT code FROM planfase_soort ORDER BY volgorde LIMIT 1), NEW.geopend_op);
END;
-- Plans that run already are being carried out.
INSERT INTO planfase (huishouden_id, id, plan_id, fase, op)
SELECT huishouden_id, id, id, 'uitvoering', geopend_op FROM gezinsplan;

INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES ('planfase.wijzigen', 'regie');

CREATE TRIGGER versie_planfase_i AFTER INSERT ON planfase BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planfase_u AFTER UPDATE ON planfase BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planfase_d AFTER DELETE ON planfase BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_planfase_soort_i AFTER INSERT ON planfase_soort BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_planfase_soort_u AFTER UPDATE ON planfase_soort BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_planfase_soort_d AFTER DELETE ON planfase_soort BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_planfase_vraag_i AFTER INSERT ON planfase_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_planfase_vraag_u AFTER UPDATE ON planfase_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_planfase_vraag_d AFTER DELETE ON planfase_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
