-- SPDX-License-Identifier: EUPL-1.2
-- Sharing without consent, by a reasoned decision (G4, R16): on which rows of the law that can be, and the decisions themselves.

-- ---------------------------------------------------------------------------------------------------------
-- The ground table. A row says who may decide, about what, towards whom and for how long; what no row allows is refused. A change of
-- the law is a row that ends and another that begins: decisions keep the row they were taken on, and stop when it ends.

CREATE TABLE deelgrond (
    id        INTEGER PRIMARY KEY,
    code      TEXT NOT NULL,
    naam      TEXT NOT NULL,
    artikel   TEXT NOT NULL,     -- the law article
    uitleg    TEXT NOT NULL,     -- in plain words, for whoever has to choose
    wie       TEXT NOT NULL CHECK (wie IN ('auteur', 'bron')), -- auteur: of own items only, each by itself; bron: for the onderdeel
    geheim    INTEGER NOT NULL CHECK (geheim IN (0, 1)),       -- 1: only a source with beroepsgeheim
    max_dagen INTEGER NOT NULL CHECK (max_dagen BETWEEN 1 AND 365),
    actief    INTEGER NOT NULL CHECK (actief IN (0, 1)),       -- 0: known, and switched off
    volgorde  INTEGER NOT NULL,
    van       TEXT NOT NULL,
    tot       TEXT,
    UNIQUE (code, van)
) STRICT;
CREATE TABLE deelgrond_bron (      -- kinds of organisation that may decide
    grond_id INTEGER NOT NULL REFERENCES deelgrond (id),
    soort    TEXT NOT NULL,
    PRIMARY KEY (grond_id, soort)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelgrond_ontvanger ( -- kinds of organisation that may receive
    grond_id INTEGER NOT NULL REFERENCES deelgrond (id),
    soort    TEXT NOT NULL,
    PRIMARY KEY (grond_id, soort)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelgrond_categorie (
    grond_id  INTEGER NOT NULL REFERENCES deelgrond (id),
    categorie TEXT NOT NULL REFERENCES categorie (code),
    PRIMARY KEY (grond_id, categorie)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelgrond_vraag (     -- the weighing: each is answered, or there is no decision
    grond_id INTEGER NOT NULL REFERENCES deelgrond (id),
    code     TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    vraag    TEXT NOT NULL,
    hint     TEXT,
    PRIMARY KEY (grond_id, code)
) STRICT, WITHOUT ROWID;

INSERT INTO deelgrond (id, code, naam, artikel, uitleg, wie, geheim, max_dagen, actief, volgorde, van, tot) VALUES
    (1, 'meldrecht', 'Meldrecht: delen met Veilig Thuis', 'Wmo 2015 artikel 5.2.6',
     'U mag Veilig Thuis vertellen wat nodig is om geweld of verwaarlozing te stoppen of te onderzoeken. Ook met beroepsgeheim, en ook zonder toestemming.',
     'bron', 0, 30, 1, 1, '2015-01-01', NULL),
    (2, 'conflict_van_plichten', 'Conflict van plichten', 'Wetboek van Strafrecht artikel 272 en 40; WGBO, BW 7:457; Jeugdwet 7.3.11',
     'Zwijgen brengt iemand ernstig in gevaar en er is geen andere weg. Alleen over stukken die u zelf schreef, stuk voor stuk.',
     'auteur', 1, 14, 1, 2, '2015-01-01', NULL),
    (3, 'ots', 'Ondertoezichtstelling: informatie voor de gezinsvoogd', 'Jeugdwet artikel 7.3.11 lid 4',
     'De gecertificeerde instelling vraagt om wat zij nodig heeft voor de ondertoezichtstelling. Toestemming is dan niet nodig.',
     'bron', 0, 30, 1, 3, '2015-01-01', NULL),
    (4, 'waarneming_behandeling', 'Vervanger of medebehandelaar', 'WGBO, BW 7:457 lid 2; Jeugdwet artikel 7.3.11 lid 2',
     'De ander behandelt mee of vervangt u. Die mag weten wat voor dat werk nodig is, en niet meer.',
     'bron', 1, 30, 1, 4, '2015-01-01', NULL),
    (5, 'wams', 'Wet aanpak meervoudige problematiek sociaal domein', 'Wams (wetsvoorstel 36295)',
     'Deze wet geldt nog niet. Hierop kunt u nu niet delen.',
     'bron', 0, 30, 0, 9, '2026-01-01', NULL);

INSERT INTO deelgrond_bron (grond_id, soort)
SELECT 1, value FROM json_each('["gemeente","onderwijs","ggz","jeugdhulp","schuldhulp","woningcorporatie","huisarts","jgz","gi","rvdk","reclassering","vrouwenopvang","vluchtelingenwerk","zorgaanbieder","zvh","politie"]')
UNION ALL SELECT 2, value FROM json_each('["gemeente","ggz","jeugdhulp","huisarts","jgz","gi","vrouwenopvang","zorgaanbieder"]')
UNION ALL SELECT 3, value FROM json_each('["gemeente","onderwijs","ggz","jeugdhulp","huisarts","jgz","vrouwenopvang","zorgaanbieder"]')
UNION ALL SELECT 4, value FROM json_each('["gemeente","ggz","jeugdhulp","huisarts","jgz","zorgaanbieder"]');
INSERT INTO deelgrond_ontvanger (grond_id, soort)
SELECT 1, 'veilig_thuis'
UNION ALL SELECT 2, value FROM json_each('["gemeente","onderwijs","ggz","jeugdhulp","politie","huisarts","jgz","gi","veilig_thuis","rvdk","vrouwenopvang","zorgaanbieder","zvh"]')
UNION ALL SELECT 3, 'gi'
UNION ALL SELECT 4, value FROM json_each('["ggz","jeugdhulp","huisarts","jgz","zorgaanbieder"]');
INSERT INTO deelgrond_categorie (grond_id, categorie)
SELECT 1, value FROM json_each('["veiligheid","gezondheid","jeugdhulp_opvoeding","onderwijs","wonen","inkomen_financien","maatschappelijke_ondersteuning","contact","meldcode","eerdere_hulp"]')
UNION ALL SELECT 2, value FROM json_each('["veiligheid","gezondheid","jeugdhulp_opvoeding","onderwijs","wonen","maatschappelijke_ondersteuning"]')
UNION ALL SELECT 3, value FROM json_each('["veiligheid","gezondheid","jeugdhulp_opvoeding","onderwijs","wonen","contact","eerdere_hulp"]')
UNION ALL SELECT 4, value FROM json_each('["gezondheid","jeugdhulp_opvoeding","maatschappelijke_ondersteuning"]');
INSERT INTO deelgrond_vraag (grond_id, code, volgorde, vraag, hint) VALUES
    (1, 'signalen', 1, 'Welke signalen zijn er?', 'Wat zag of hoorde u, wanneer, en van wie? Niet wat u denkt.'),
    (1, 'gesprek', 2, 'Sprak u met de mensen om wie het gaat?', 'Wat zeiden zij? Of waarom sprak u niet met hen?'),
    (1, 'weging', 3, 'Hoe ernstig is het, en hoe vaak gebeurt het?', 'Gebruik het afwegingskader van uw beroep.'),
    (1, 'hulp', 4, 'Waarom is eigen hulp niet genoeg?', 'Wat kunt u zelf doen of regelen, en wordt het daarmee veilig?'),
    (2, 'toestemming', 1, 'Wat deed u om toestemming te krijgen?', NULL),
    (2, 'schade', 2, 'Welke ernstige schade ontstaat er als u zwijgt?', NULL),
    (2, 'geweten', 3, 'Waarom kunt u dit voor uzelf niet laten rusten?', 'Wat botst er met uw geweten?'),
    (2, 'andere_weg', 4, 'Waarom is er geen andere weg?', NULL),
    (2, 'helpt', 5, 'Waarom voorkomt of beperkt delen de schade bijna zeker?', NULL),
    (2, 'minst', 6, 'Hoe schaadt u het geheim zo weinig mogelijk?', NULL),
    (3, 'ots', 1, 'Welke ondertoezichtstelling is het?', 'Schrijf de datum van de beschikking en tot wanneer die geldt.'),
    (3, 'vraag', 2, 'Wat vraagt de gezinsvoogd, en waarvoor?', NULL),
    (3, 'belang', 3, 'Waarom is dit nodig voor het kind?', NULL),
    (4, 'rol', 1, 'Wat doet de ander in deze behandeling?', NULL),
    (4, 'nodig', 2, 'Waarom heeft de ander dit nodig voor dat werk?', NULL),
    (4, 'bezwaar', 3, 'Maakte de persoon bezwaar?', 'Zo ja: wat zei die, en wat deed u ermee?');

-- ---------------------------------------------------------------------------------------------------------
-- The decisions. Their parts are written before them, so that what is missing stops the decision itself (trigger deelbesluit_toelaatbaar).

CREATE TABLE deelbesluit (
    huishouden_id          INTEGER NOT NULL,
    id                     INTEGER NOT NULL UNIQUE,
    grond_id               INTEGER NOT NULL REFERENCES deelgrond (id),
    bron_id                INTEGER NOT NULL REFERENCES onderdeel (id), -- whose secret it is
    besloten_door          INTEGER NOT NULL REFERENCES gebruiker (id),
    besloten_op            INTEGER NOT NULL,
    ontvanger_onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id), -- with gebruiker: that one professional in it
    ontvanger_gebruiker_id INTEGER REFERENCES gebruiker (id),
    doel                   TEXT NOT NULL REFERENCES verwerkingsdoel (code),
    doel_zin               TEXT NOT NULL CHECK (doel_zin <> ''),
    minimaal               TEXT NOT NULL CHECK (minimaal <> ''),       -- why less is not enough: the minimum content
    vragen                 TEXT NOT NULL CHECK (vragen IN ('nee-gezegd', 'gevaar', 'niet-bereikbaar', 'hoeft-niet')), -- was consent asked?
    vragen_uitleg          TEXT NOT NULL CHECK (vragen_uitleg <> ''),
    gevaar                 TEXT NOT NULL CHECK (gevaar <> ''),
    overlegd_met           TEXT NOT NULL CHECK (overlegd_met <> ''),   -- the colleague who was consulted
    overlegd_op            TEXT NOT NULL,
    van                    TEXT NOT NULL,
    tot                    TEXT NOT NULL,
    herbeoordeel_op        TEXT NOT NULL,                              -- the last day it opens anything, as tot is
    einde_op               INTEGER,
    einde_soort            TEXT CHECK (einde_soort IN ('bron', 'privacy')),
    einde_door             INTEGER REFERENCES gebruiker (id),
    einde_reden            TEXT,
    PRIMARY KEY (huishouden_id, id),
    CHECK (tot >= van AND herbeoordeel_op >= van AND herbeoordeel_op <= tot),
    CHECK (julianday(herbeoordeel_op) - julianday(van) <= 30),
    CHECK (ontvanger_onderdeel_id <> bron_id),
    CHECK ((einde_op IS NULL) = (einde_soort IS NULL) AND (einde_op IS NULL) = (einde_reden IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX deelbesluit_ontvanger ON deelbesluit (ontvanger_onderdeel_id);

CREATE TABLE deelbesluit_persoon (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    persoon_id     INTEGER NOT NULL REFERENCES persoon (id),
    uitstel_reden  TEXT,         -- why not told yet, and …
    uitstel_tot    TEXT,         -- … when they will be; both empty: told (deelbesluit_verteld)
    PRIMARY KEY (huishouden_id, deelbesluit_id, persoon_id),
    CHECK ((uitstel_reden IS NULL) = (uitstel_tot IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX deelbesluit_persoon_persoon ON deelbesluit_persoon (persoon_id);
CREATE TABLE deelbesluit_verteld (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    persoon_id     INTEGER NOT NULL REFERENCES persoon (id),
    datum          TEXT NOT NULL,
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, deelbesluit_id, persoon_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelbesluit_categorie (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    categorie      TEXT NOT NULL REFERENCES categorie (code),
    PRIMARY KEY (huishouden_id, deelbesluit_id, categorie)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelbesluit_item (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    item_id        INTEGER NOT NULL,
    categorie      TEXT NOT NULL REFERENCES categorie (code), -- as it was: filed elsewhere later, it closes
    PRIMARY KEY (huishouden_id, deelbesluit_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelbesluit_weging (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    vraag          TEXT NOT NULL,
    antwoord       TEXT NOT NULL CHECK (antwoord <> ''),
    PRIMARY KEY (huishouden_id, deelbesluit_id, vraag)
) STRICT, WITHOUT ROWID;

-- The review by the privacy officer; a question back is answered once.
CREATE TABLE deelbesluit_toets (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    uitkomst       TEXT NOT NULL CHECK (uitkomst IN ('akkoord', 'beeindigd', 'vraag')),
    toelichting    TEXT NOT NULL CHECK (toelichting <> ''),
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    antwoord       TEXT,
    antwoord_door  INTEGER REFERENCES gebruiker (id),
    antwoord_op    INTEGER,
    PRIMARY KEY (huishouden_id, deelbesluit_id, id),
    CHECK ((antwoord IS NULL) = (antwoord_op IS NULL) AND (antwoord IS NULL) = (antwoord_door IS NULL)),
    CHECK (antwoord IS NULL OR uitkomst = 'vraag')
) STRICT, WITHOUT ROWID;
-- R27: a privacy officer who wants to see the substance says why, and sees it that day.
CREATE TABLE deelbesluit_inzage (
    huishouden_id  INTEGER NOT NULL,
    deelbesluit_id INTEGER NOT NULL,
    id             INTEGER NOT NULL UNIQUE,
    reden          TEXT NOT NULL CHECK (reden <> ''),
    door           INTEGER NOT NULL REFERENCES gebruiker (id),
    op             INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, deelbesluit_id, id)
) STRICT, WITHOUT ROWID;

-- The deelwijzer's other two ends, with what was weighed: not to share, or to ask first. Its writer's alone.
CREATE TABLE deelafweging (
    huishouden_id          INTEGER NOT NULL,
    id                     INTEGER NOT NULL UNIQUE,
    uitkomst               TEXT NOT NULL CHECK (uitkomst IN ('niet-delen', 'vragen')),
    door                   INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id           INTEGER NOT NULL REFERENCES onderdeel (id),
    op                     INTEGER NOT NULL,
    ontvanger_onderdeel_id INTEGER REFERENCES onderdeel (id),
    ontvanger_gebruiker_id INTEGER REFERENCES gebruiker (id),
    doel                   TEXT,
    doel_zin               TEXT,
    wat                    TEXT,      -- {"categorieen": [codes], "items": [ids]}: to ask consent for the same
    minimaal               TEXT,
    vragen                 TEXT,
    vragen_uitleg          TEXT,
    gevaar                 TEXT,
    waarom                 TEXT NOT NULL CHECK (waarom <> ''),
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE deelafweging_persoon (
    huishouden_id   INTEGER NOT NULL,
    deelafweging_id INTEGER NOT NULL,
    persoon_id      INTEGER NOT NULL REFERENCES persoon (id),
    PRIMARY KEY (huishouden_id, deelafweging_id, persoon_id)
) STRICT, WITHOUT ROWID;

-- R16: what its row does not allow is refused, whoever asks. The domain says so in the field's words first.
CREATE TRIGGER deelbesluit_toelaatbaar BEFORE INSERT ON deelbesluit
BEGIN
    SELECT RAISE(ABORT, 'nl: Op deze grond kan nu niet worden besloten (regel R16).')
    WHERE NOT EXISTS (SELECT 1 FROM deelgrond g WHERE g.id = NEW.grond_id AND g.actief = 1 AND g.van <= NEW.van AND (g.tot IS NULL OR g.tot >= NEW.van));
    SELECT RAISE(ABORT, 'nl: Deze grond is niet voor uw organisatie (regel R16).')
    WHERE NOT EXISTS (SELECT 1 FROM deelgrond g
                      JOIN onderdeel o ON o.id = NEW.bron_id AND o.beroepsgeheim >= g.geheim
                      JOIN organisatie z ON z.id = o.organisatie_id
                      JOIN deelgrond_bron s ON s.grond_id = g.id AND s.soort = z.soort
                      WHERE g.id = NEW.grond_id);
    SELECT RAISE(ABORT, 'nl: Op deze grond kan niet met deze organisatie worden gedeeld (regel R16).')
    WHERE NOT EXISTS (SELECT 1 FROM deelgrond_ontvanger s
                      JOIN onderdeel o ON o.id = NEW.ontvanger_onderdeel_id
                      JOIN organisatie z ON z.id = o.organisatie_id AND z.soort = s.soort
                      WHERE s.grond_id = NEW.grond_id);
    SELECT RAISE(ABORT, 'nl: Alleen wie het geheim houdt, kan hierover besluiten (regel R16).')
    WHERE NOT EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.besloten_door AND g.onderdeel_id = NEW.bron_id);
    SELECT RAISE(ABORT, 'nl: Deze ontvanger werkt daar niet (regel R16).')
    WHERE NEW.ontvanger_gebruiker_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM gebruiker g WHERE g.id = NEW.ontvanger_gebruiker_id AND g.onderdeel_id = NEW.ontvanger_onderdeel_id);
    SELECT RAISE(ABORT, 'nl: Een deelbesluit duurt niet langer dan zijn grond toestaat (regel R16).')
    WHERE julianday(NEW.tot) - julianday(NEW.van) > (SELECT g.max_dagen FROM deelgrond g WHERE g.id = NEW.grond_id);
    SELECT RAISE(ABORT, 'nl: Een deelbesluit noemt over wie het gaat (regel R16).')
    WHERE NOT EXISTS (SELECT 1 FROM deelbesluit_persoon p WHERE p.huishouden_id = NEW.huishouden_id AND p.deelbesluit_id = NEW.id);
    SELECT RAISE(ABORT, 'nl: Een deelbesluit zegt wie het weet, of waarom nog niet en wanneer wel (regel R16).')
    WHERE EXISTS (SELECT 1 FROM deelbesluit_persoon p
                  WHERE p.huishouden_id = NEW.huishouden_id AND p.deelbesluit_id = NEW.id AND p.uitstel_reden IS NULL
                    AND NOT EXISTS (SELECT 1 FROM deelbesluit_verteld v
                                    WHERE v.huishouden_id = p.huishouden_id AND v.deelbesluit_id = p.deelbesluit_id AND v.persoon_id = p.persoon_id));
    SELECT RAISE(ABORT, 'nl: Een deelbesluit noemt wat er gedeeld wordt, en alles daarvan staat bij zijn grond (regel R16).')
    WHERE (SELECT min(EXISTS (SELECT 1 FROM deelgrond_categorie g WHERE g.grond_id = NEW.grond_id AND g.categorie = w.categorie))
           FROM (SELECT c.categorie FROM deelbesluit_categorie c WHERE c.huishouden_id = NEW.huishouden_id AND c.deelbesluit_id = NEW.id
                 UNION ALL
                 SELECT i.categorie FROM deelbesluit_item i WHERE i.huishouden_id = NEW.huishouden_id AND i.deelbesluit_id = NEW.id) w) IS NOT 1;
    SELECT RAISE(ABORT, 'nl: Een deelbesluit gaat over stukken van de eigen organisatie, zoals ze zijn (regel R16).')
    WHERE EXISTS (SELECT 1 FROM deelbesluit_item d
                  WHERE d.huishouden_id = NEW.huishouden_id AND d.deelbesluit_id = NEW.id
                    AND NOT EXISTS (SELECT 1 FROM item i WHERE i.huishouden_id = d.huishouden_id AND i.id = d.item_id
                                    AND i.bron_id = NEW.bron_id AND i.categorie = d.categorie));
    SELECT RAISE(ABORT, 'nl: Op deze grond deelt u alleen stukken die u zelf schreef, stuk voor stuk (regel R16).')
    WHERE EXISTS (SELECT 1 FROM deelgrond g WHERE g.id = NEW.grond_id AND g.wie = 'auteur')
      AND (EXISTS (SELECT 1 FROM deelbesluit_categorie c WHERE c.huishouden_id = NEW.huishouden_id AND c.deelbesluit_id = NEW.id)
           OR EXISTS (SELECT 1 FROM deelbesluit_item d JOIN item i ON i.huishouden_id = d.huishouden_id AND i.id = d.item_id
                      WHERE d.huishouden_id = NEW.huishouden_id AND d.deelbesluit_id = NEW.id AND i.auteur_id <> NEW.besloten_door));
    SELECT RAISE(ABORT, 'nl: Zonder een antwoord op elke vraag van de afweging is er geen besluit (regel R16).')
    WHERE EXISTS (SELECT 1 FROM deelgrond_vraag v WHERE v.grond_id = NEW.grond_id
                  AND NOT EXISTS (SELECT 1 FROM deelbesluit_weging w
                                  WHERE w.huishouden_id = NEW.huishouden_id AND w.deelbesluit_id = NEW.id AND w.vraag = v.code));
END;

-- Never changed: it ends, once. Its parts stand as they were.
CREATE TRIGGER deelbesluit_vast BEFORE UPDATE ON deelbesluit
WHEN NEW.huishouden_id <> OLD.huishouden_id OR NEW.id <> OLD.id OR NEW.grond_id <> OLD.grond_id OR NEW.bron_id <> OLD.bron_id
  OR NEW.besloten_door <> OLD.besloten_door OR NEW.besloten_op <> OLD.besloten_op
  OR NEW.ontvanger_onderdeel_id <> OLD.ontvanger_onderdeel_id OR NEW.ontvanger_gebruiker_id IS NOT OLD.ontvanger_gebruiker_id
  OR NEW.doel <> OLD.doel OR NEW.doel_zin <> OLD.doel_zin OR NEW.minimaal <> OLD.minimaal OR NEW.vragen <> OLD.vragen
  OR NEW.vragen_uitleg <> OLD.vragen_uitleg OR NEW.gevaar <> OLD.gevaar OR NEW.overlegd_met <> OLD.overlegd_met
  OR NEW.overlegd_op <> OLD.overlegd_op OR NEW.van <> OLD.van OR NEW.tot <> OLD.tot OR NEW.herbeoordeel_op <> OLD.herbeoordeel_op
  OR OLD.einde_op IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet. Beëindig het en neem zo nodig een nieuw besluit.');
END;
CREATE TRIGGER deelbesluit_blijft BEFORE DELETE ON deelbesluit
BEGIN
    SELECT RAISE(ABORT, 'nl: Een deelbesluit wordt niet gewist. U kunt het wel beëindigen.');
END;
CREATE TRIGGER deelbesluit_verteld_vast BEFORE UPDATE ON deelbesluit_verteld
BEGIN
    SELECT RAISE(ABORT, 'nl: Wat is verteld, verandert niet.');
END;
CREATE TRIGGER deelbesluit_toets_vast BEFORE UPDATE ON deelbesluit_toets
WHEN OLD.antwoord IS NOT NULL OR NEW.uitkomst <> OLD.uitkomst OR NEW.toelichting <> OLD.toelichting OR NEW.door <> OLD.door OR NEW.op <> OLD.op
BEGIN
    SELECT RAISE(ABORT, 'nl: Een toets verandert niet.');
END;
CREATE TRIGGER deelafweging_vast BEFORE UPDATE ON deelafweging
BEGIN
    SELECT RAISE(ABORT, 'nl: Een afweging verandert niet.');
END;
CREATE TRIGGER deelbesluit_persoon_erbij BEFORE INSERT ON deelbesluit_persoon
WHEN EXISTS (SELECT 1 FROM deelbesluit d WHERE d.huishouden_id = NEW.huishouden_id AND d.id = NEW.deelbesluit_id)
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_persoon_vast BEFORE UPDATE ON deelbesluit_persoon
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_categorie_erbij BEFORE INSERT ON deelbesluit_categorie
WHEN EXISTS (SELECT 1 FROM deelbesluit d WHERE d.huishouden_id = NEW.huishouden_id AND d.id = NEW.deelbesluit_id)
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_categorie_vast BEFORE UPDATE ON deelbesluit_categorie
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_item_erbij BEFORE INSERT ON deelbesluit_item
WHEN EXISTS (SELECT 1 FROM deelbesluit d WHERE d.huishouden_id = NEW.huishouden_id AND d.id = NEW.deelbesluit_id)
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_item_vast BEFORE UPDATE ON deelbesluit_item
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_weging_erbij BEFORE INSERT ON deelbesluit_weging
WHEN EXISTS (SELECT 1 FROM deelbesluit d WHERE d.huishouden_id = NEW.huishouden_id AND d.id = NEW.deelbesluit_id)
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;
CREATE TRIGGER deelbesluit_weging_vast BEFORE UPDATE ON deelbesluit_weging
BEGIN SELECT RAISE(ABORT, 'nl: Een deelbesluit verandert niet.'); END;

-- R29
CREATE TRIGGER versie_deelbesluit_i AFTER INSERT ON deelbesluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_u AFTER UPDATE ON deelbesluit BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_d AFTER DELETE ON deelbesluit BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_persoon_i AFTER INSERT ON deelbesluit_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_persoon_u AFTER UPDATE ON deelbesluit_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_persoon_d AFTER DELETE ON deelbesluit_persoon BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_categorie_i AFTER INSERT ON deelbesluit_categorie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_categorie_u AFTER UPDATE ON deelbesluit_categorie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_categorie_d AFTER DELETE ON deelbesluit_categorie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_item_i AFTER INSERT ON deelbesluit_item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_item_u AFTER UPDATE ON deelbesluit_item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_item_d AFTER DELETE ON deelbesluit_item BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_weging_i AFTER INSERT ON deelbesluit_weging BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_weging_u AFTER UPDATE ON deelbesluit_weging BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_weging_d AFTER DELETE ON deelbesluit_weging BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_verteld_i AFTER INSERT ON deelbesluit_verteld BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_verteld_u AFTER UPDATE ON deelbesluit_verteld BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_verteld_d AFTER DELETE ON deelbesluit_verteld BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_toets_i AFTER INSERT ON deelbesluit_toets BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_toets_u AFTER UPDATE ON deelbesluit_toets BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_toets_d AFTER DELETE ON deelbesluit_toets BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_inzage_i AFTER INSERT ON deelbesluit_inzage BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_inzage_u AFTER UPDATE ON deelbesluit_inzage BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelbesluit_inzage_d AFTER DELETE ON deelbesluit_inzage BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelafweging_i AFTER INSERT ON deelafweging BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelafweging_u AFTER UPDATE ON deelafweging BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelafweging_d AFTER DELETE ON deelafweging BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_deelgrond_i AFTER INSERT ON deelgrond BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_u AFTER UPDATE ON deelgrond BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_d AFTER DELETE ON deelgrond BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_bron_i AFTER INSERT ON deelgrond_bron BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_bron_u AFTER UPDATE ON deelgrond_bron BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_bron_d AFTER DELETE ON deelgrond_bron BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_ontvanger_i AFTER INSERT ON deelgrond_ontvanger BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_ontvanger_u AFTER UPDATE ON deelgrond_ontvanger BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_ontvanger_d AFTER DELETE ON deelgrond_ontvanger BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_categorie_i AFTER INSERT ON deelgrond_categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_categorie_u AFTER UPDATE ON deelgrond_categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_categorie_d AFTER DELETE ON deelgrond_categorie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_vraag_i AFTER INSERT ON deelgrond_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_vraag_u AFTER UPDATE ON deelgrond_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_deelgrond_vraag_d AFTER DELETE ON deelgrond_vraag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;

-- R5: who holds the secret decides (as does the ground's row), and the source or the privacy officer ends it. A regisseur asks.
INSERT INTO bevoegdheid (handeling, hoedanigheid) VALUES
    ('deelbesluit.toevoegen', 'betrokken'),
    ('deelbesluit.beeindigen', 'bron'),
    ('deelbesluit.vertellen', 'bron'),
    ('deelbesluit.vragen', 'regie'),
    ('deelafweging.toevoegen', 'betrokken'),
    ('deelbesluit.toetsen', 'privacy');
