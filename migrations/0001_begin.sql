-- SPDX-License-Identifier: EUPL-1.2
-- The first schema. Conventions:
--   * STRICT tables; ids are 63-bit, made by the server (base/id.h); dates are ISO texts, instants Unix seconds.
--   * Tables of a dossier are clustered by household: PRIMARY KEY (huishouden_id, id) WITHOUT ROWID, UNIQUE (id)
--     (DESIGN.md 5: twice as fast, and the only layout that stays so with growth and on cold disks).
--   * `tot` is the last day that counts; NULL is open-ended.
--   * Everything with dossier content is closed: readers see it through migrations/views/ only.

-- ---------------------------------------------------------------------------------------------------------
-- Codes and settings: data, dated where law decides (regels.md, first lines)

CREATE TABLE instelling (
    sleutel TEXT PRIMARY KEY,
    waarde  TEXT NOT NULL,
    uitleg  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leefgebied (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    icoon    TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;

-- R2: what an item is about, the unit of consent
CREATE TABLE categorie (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    soort    TEXT NOT NULL CHECK (soort IN ('leefgebied', 'bijzonder')),
    volgorde INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- R4, R8: what for; an involvement and a consent match when they have the same code
CREATE TABLE verwerkingsdoel (
    code     TEXT PRIMARY KEY,
    naam     TEXT NOT NULL,
    zin      TEXT NOT NULL,
    volgorde INTEGER NOT NULL,
    tot      TEXT
) STRICT, WITHOUT ROWID;

-- R10: who must say yes, by soort and age on the day of use
CREATE TABLE gever_regel (
    id                INTEGER PRIMARY KEY,
    soort             TEXT NOT NULL CHECK (soort IN ('avg', 'beroepsgeheim', 'hulp')),
    leeftijd_van      INTEGER NOT NULL,
    leeftijd_tot      INTEGER NOT NULL,
    zelf              INTEGER NOT NULL CHECK (zelf IN (0, 1)),
    gezag             INTEGER NOT NULL CHECK (gezag IN (0, 1)),
    vertegenwoordiger INTEGER NOT NULL CHECK (vertegenwoordiger IN (0, 1)), -- may stand in for the person
    kind_alleen       INTEGER NOT NULL CHECK (kind_alleen IN (0, 1)),       -- recorded exception possible
    van               TEXT NOT NULL,
    tot               TEXT,
    bron              TEXT NOT NULL
) STRICT;
CREATE INDEX gever_regel_soort ON gever_regel (soort);

-- R5: who may do what; a hoedanigheid is worked out in regel_hoedanigheid
CREATE TABLE bevoegdheid (
    handeling    TEXT NOT NULL,
    hoedanigheid TEXT NOT NULL,
    PRIMARY KEY (handeling, hoedanigheid)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------
-- Versions (R29). Row 0 is for accounts, organisations and settings; the others are per household.

CREATE TABLE versie_teller (
    huishouden_id INTEGER PRIMARY KEY,
    versie        INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------------------------------------------------
-- Organisations and people (beheer)

CREATE TABLE organisatie (
    id       INTEGER PRIMARY KEY,
    naam     TEXT NOT NULL,
    soort    TEXT NOT NULL CHECK (soort IN ('gemeente', 'onderwijs', 'ggz', 'jeugdhulp', 'schuldhulp', 'woningcorporatie',
                 'politie', 'huisarts', 'jgz', 'gi', 'veilig_thuis', 'rvdk', 'reclassering', 'vrouwenopvang',
                 'vluchtelingenwerk', 'zorgaanbieder', 'zvh', 'uwv', 'anders')),
    telefoon TEXT,
    email    TEXT,
    contact  TEXT,                -- one named person for contacts between organisations (domain.md 1.12)
    van      TEXT NOT NULL,
    tot      TEXT,
    versie   INTEGER NOT NULL DEFAULT 1
) STRICT;

-- R3: the source and the receiver is an onderdeel with one legal task
CREATE TABLE onderdeel (
    id            INTEGER PRIMARY KEY,
    organisatie_id INTEGER NOT NULL REFERENCES organisatie (id),
    naam          TEXT NOT NULL,
    wet           TEXT NOT NULL,  -- the legal task: 'Wmo 2015', 'Jeugdwet', 'WGBO', …
    beroepsgeheim INTEGER NOT NULL CHECK (beroepsgeheim IN (0, 1)),
    wijkteam      INTEGER NOT NULL DEFAULT 0 CHECK (wijkteam IN (0, 1)), -- may open households (R4)
    bsn           INTEGER NOT NULL DEFAULT 0 CHECK (bsn IN (0, 1)),      -- law lets it use the BSN (domain.md 2.9)
    contact_id    INTEGER REFERENCES gebruiker (id),                     -- confirms accounts (R27)
    telefoon      TEXT,
    van           TEXT NOT NULL,
    tot           TEXT,
    versie        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX onderdeel_organisatie ON onderdeel (organisatie_id);

CREATE TABLE onderdeel_leefgebied (
    onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    leefgebied   TEXT NOT NULL REFERENCES leefgebied (code),
    PRIMARY KEY (onderdeel_id, leefgebied)
) STRICT, WITHOUT ROWID;

CREATE TABLE samenwerkingsafspraak (
    id             INTEGER PRIMARY KEY,
    organisatie_id INTEGER NOT NULL REFERENCES organisatie (id),
    onderwerp      TEXT NOT NULL,
    inhoud         TEXT NOT NULL,
    reactie_dagen  INTEGER NOT NULL CHECK (reactie_dagen BETWEEN 0 AND 90), -- working days
    contact        TEXT NOT NULL,
    contact_telefoon TEXT,
    van            TEXT NOT NULL,
    tot            TEXT NOT NULL,
    beeindigd_op   TEXT,
    versie         INTEGER NOT NULL DEFAULT 1,
    CHECK (tot >= van)
) STRICT;
CREATE INDEX samenwerkingsafspraak_organisatie ON samenwerkingsafspraak (organisatie_id);

CREATE TABLE wijk (
    id     INTEGER PRIMARY KEY,
    code   TEXT NOT NULL UNIQUE,
    naam   TEXT NOT NULL,
    tot    TEXT,
    versie INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE team (
    id           INTEGER PRIMARY KEY,
    onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    naam         TEXT NOT NULL,
    tot          TEXT,
    versie       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE team_wijk (
    team_id INTEGER NOT NULL REFERENCES team (id),
    wijk_id INTEGER NOT NULL REFERENCES wijk (id),
    PRIMARY KEY (team_id, wijk_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE gebruiker (
    id             INTEGER PRIMARY KEY,
    gebruikersnaam TEXT NOT NULL UNIQUE COLLATE NOCASE,
    naam           TEXT NOT NULL,
    functie        TEXT NOT NULL,
    telefoon       TEXT,
    email          TEXT,
    onderdeel_id   INTEGER NOT NULL REFERENCES onderdeel (id),
    persoon_id     INTEGER,           -- R6: not about one's own household; not a foreign key on purpose: it may be destroyed
    plekken        INTEGER NOT NULL DEFAULT 12 CHECK (plekken BETWEEN 0 AND 200), -- households with room for as regisseur
    van            TEXT NOT NULL,
    tot            TEXT,
    bevestigd_op   INTEGER,           -- R27: no sight before
    bevestigd_door INTEGER REFERENCES gebruiker (id),
    versie         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX gebruiker_onderdeel ON gebruiker (onderdeel_id);

CREATE TABLE gebruiker_rol (
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    rol          TEXT NOT NULL CHECK (rol IN ('professional', 'regisseur', 'procesregisseur', 'beheerder', 'privacy')),
    PRIMARY KEY (gebruiker_id, rol)
) STRICT, WITHOUT ROWID;

-- R23: the area of a procesregisseur; no row means the whole municipality
CREATE TABLE gebruiker_wijk (
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    wijk_id      INTEGER NOT NULL REFERENCES wijk (id),
    PRIMARY KEY (gebruiker_id, wijk_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_lid (
    team_id      INTEGER NOT NULL REFERENCES team (id),
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    PRIMARY KEY (team_id, gebruiker_id)
) STRICT, WITHOUT ROWID;

-- Admin is not access (invariant 7): nobody is a beheerder or a privacy officer and a professional at once.
CREATE TRIGGER rol_gescheiden_in BEFORE INSERT ON gebruiker_rol
WHEN (NEW.rol IN ('beheerder', 'privacy') AND EXISTS (SELECT 1 FROM gebruiker_rol WHERE gebruiker_id = NEW.gebruiker_id AND rol <> NEW.rol))
  OR (NEW.rol NOT IN ('beheerder', 'privacy') AND EXISTS (SELECT 1 FROM gebruiker_rol WHERE gebruiker_id = NEW.gebruiker_id AND rol IN ('beheerder', 'privacy')))
BEGIN
    SELECT RAISE(ABORT, 'nl: Beheerder en privacy-officer zijn aparte rollen. Die gaan niet samen met een andere rol.');
END;

CREATE TABLE wachtwoord (
    gebruiker_id INTEGER PRIMARY KEY REFERENCES gebruiker (id),
    hash         TEXT NOT NULL,     -- Argon2id, crypto_pwhash_str
    gezet_op     INTEGER NOT NULL
) STRICT;

CREATE TABLE sessie (
    id           INTEGER PRIMARY KEY,
    token_hash   BLOB NOT NULL UNIQUE, -- BLAKE2b of the token, keyed with the pepper
    csrf         BLOB NOT NULL,        -- 16 bytes; masked anew on every page
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    begin_op     INTEGER NOT NULL,
    laatst_op    INTEGER NOT NULL,     -- moved at most once a minute
    einde_op     INTEGER               -- ended on purpose
) STRICT;
CREATE INDEX sessie_gebruiker ON sessie (gebruiker_id);

CREATE TABLE uitnodiging (
    id           INTEGER PRIMARY KEY,
    token_hash   BLOB NOT NULL UNIQUE,
    gebruiker_id INTEGER NOT NULL REFERENCES gebruiker (id),
    soort        TEXT NOT NULL CHECK (soort IN ('nieuw', 'herstel')),
    gemaakt_door INTEGER REFERENCES gebruiker (id),
    gemaakt_op   INTEGER NOT NULL,
    tot_op       INTEGER NOT NULL,
    gebruikt_op  INTEGER
) STRICT;
CREATE INDEX uitnodiging_gebruiker ON uitnodiging (gebruiker_id);

-- Slow-down and lock-out; the key is a keyed hash of the account's name or of the address
CREATE TABLE inlogpoging (
    sleutel        BLOB PRIMARY KEY,
    aantal         INTEGER NOT NULL,
    laatst_op      INTEGER NOT NULL,
    geblokkeerd_tot INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- A double click or a retry makes one record. Keeps ids, not text (R24).
CREATE TABLE idempotentie (
    gebruiker_id INTEGER NOT NULL,
    sleutel      BLOB NOT NULL,   -- BLAKE2b of method, path and key
    verzoek      BLOB NOT NULL,   -- BLAKE2b of the body: another body under the same key is a conflict
    status       INTEGER NOT NULL,
    locatie      TEXT,
    gedaan       TEXT,
    antwoord     TEXT,            -- the small answer: ids and versions only
    op           INTEGER NOT NULL,
    PRIMARY KEY (gebruiker_id, sleutel)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotentie_op ON idempotentie (op);

-- ---------------------------------------------------------------------------------------------------------
-- Persons

CREATE TABLE persoon (
    id             INTEGER PRIMARY KEY,
    bsn_cijfer     BLOB,              -- sealed (base/bsn.h)
    bsn_index      BLOB UNIQUE,       -- keyed blind index
    bsn_masker     TEXT,              -- "••••••113"
    voornamen      TEXT,
    roepnaam       TEXT,
    titel          TEXT,
    voorvoegsel    TEXT,
    geslachtsnaam  TEXT,
    naam           TEXT NOT NULL,     -- as written on screens, made by persoon_naam
    zoeknaam       TEXT NOT NULL,     -- folded (base/tekst.h)
    geslacht       TEXT NOT NULL DEFAULT 'x' CHECK (geslacht IN ('m', 'v', 'x')),
    geboortedatum  TEXT,              -- may be partial; NULL: not known
    ongeboren      INTEGER NOT NULL DEFAULT 0 CHECK (ongeboren IN (0, 1)),
    moeder_id      INTEGER REFERENCES persoon (id), -- R12: of the unborn
    overleden_op   TEXT,              -- may be partial
    straat         TEXT,
    huisnummer     TEXT,
    postcode       TEXT,
    woonplaats     TEXT,
    land           TEXT,
    gemeentecode   TEXT,
    adres_geheim   INTEGER NOT NULL DEFAULT 0 CHECK (adres_geheim IN (0, 1)), -- R18, as the BRP marks it or by hand
    telefoon       TEXT,
    email          TEXT,
    taal           TEXT,              -- language of the talk, when not Dutch
    tolk           INTEGER NOT NULL DEFAULT 0 CHECK (tolk IN (0, 1)),
    opschorting    TEXT,              -- BRP: emigrated, …
    in_onderzoek   INTEGER NOT NULL DEFAULT 0 CHECK (in_onderzoek IN (0, 1)),
    bron           TEXT NOT NULL CHECK (bron IN ('brp', 'hand')),
    bron_datum     TEXT NOT NULL,
    versie         INTEGER NOT NULL DEFAULT 1,
    CHECK (ongeboren = 0 OR geboortedatum IS NULL)
) STRICT;
CREATE INDEX persoon_zoek ON persoon (geboortedatum, zoeknaam);

CREATE TABLE persoon_relatie (
    id         INTEGER PRIMARY KEY,
    persoon_id INTEGER NOT NULL REFERENCES persoon (id),
    soort      TEXT NOT NULL CHECK (soort IN ('ouder', 'kind', 'partner')),
    ander_id   INTEGER REFERENCES persoon (id),  -- when we have that person
    bsn_index  BLOB,                             -- else who it would be
    naam       TEXT,
    van        TEXT,
    tot        TEXT,
    bron       TEXT NOT NULL
) STRICT;
CREATE INDEX persoon_relatie_persoon ON persoon_relatie (persoon_id, soort);
CREATE INDEX persoon_relatie_ander ON persoon_relatie (ander_id) WHERE ander_id IS NOT NULL;
CREATE INDEX persoon_relatie_bsn ON persoon_relatie (bsn_index) WHERE bsn_index IS NOT NULL;

-- Gezag is what counts, not parenthood (domain.md 2.4). One row per holder; a kind without a holder
-- (niet_te_bepalen, tijdelijk_geen, or a holder we do not know) closes (R12).
CREATE TABLE gezag (
    id                  INTEGER PRIMARY KEY,
    kind_id             INTEGER NOT NULL REFERENCES persoon (id),
    soort               TEXT NOT NULL CHECK (soort IN ('tweehoofdig_ouderlijk', 'eenhoofdig_ouderlijk', 'gezamenlijk', 'voogdij',
                            'tijdelijk_geen', 'niet_te_bepalen')),
    houder_id           INTEGER REFERENCES persoon (id),
    houder_onderdeel_id INTEGER REFERENCES onderdeel (id), -- R11: a GI
    houder_index        BLOB,         -- a holder we do not have yet, by BSN index (still closes)
    van                 TEXT NOT NULL,
    tot                 TEXT,
    in_onderzoek        INTEGER NOT NULL DEFAULT 0 CHECK (in_onderzoek IN (0, 1)),
    bron                TEXT NOT NULL,
    bron_datum          TEXT NOT NULL,
    vastgelegd_door     INTEGER REFERENCES gebruiker (id),
    vastgelegd_op       INTEGER NOT NULL,
    versie              INTEGER NOT NULL DEFAULT 1,
    CHECK (houder_id IS NULL OR houder_onderdeel_id IS NULL),
    CHECK (houder_index IS NULL OR (houder_id IS NULL AND houder_onderdeel_id IS NULL)),
    CHECK (tot IS NULL OR tot >= van)
) STRICT;
CREATE INDEX gezag_kind ON gezag (kind_id);
CREATE INDEX gezag_houder ON gezag (houder_id) WHERE houder_id IS NOT NULL;
CREATE INDEX gezag_index ON gezag (houder_index) WHERE houder_index IS NOT NULL;

CREATE TABLE vertegenwoordiging (
    id                  INTEGER PRIMARY KEY,
    persoon_id          INTEGER NOT NULL REFERENCES persoon (id),
    soort               TEXT NOT NULL CHECK (soort IN ('curatele', 'mentorschap', 'bewind', 'volmacht', 'familie')),
    houder_id           INTEGER REFERENCES persoon (id),
    houder_onderdeel_id INTEGER REFERENCES onderdeel (id),
    van                 TEXT NOT NULL,
    tot                 TEXT,
    bron                TEXT NOT NULL,
    bron_datum          TEXT NOT NULL,
    vastgelegd_door     INTEGER REFERENCES gebruiker (id),
    vastgelegd_op       INTEGER NOT NULL,
    versie              INTEGER NOT NULL DEFAULT 1,
    CHECK ((houder_id IS NULL) <> (houder_onderdeel_id IS NULL)),
    CHECK (tot IS NULL OR tot >= van)
) STRICT;
CREATE INDEX vertegenwoordiging_persoon ON vertegenwoordiging (persoon_id);

-- Which categories a measure covers, and who goes first (R10)
CREATE TABLE maatregel (
    soort     TEXT NOT NULL,
    categorie TEXT NOT NULL REFERENCES categorie (code),
    rang      INTEGER NOT NULL,
    PRIMARY KEY (soort, categorie)
) STRICT, WITHOUT ROWID;

-- Not able to decide on this subject: an assessment with its author, never a trait
CREATE TABLE wilsonbekwaam (
    id              INTEGER PRIMARY KEY,
    persoon_id      INTEGER NOT NULL REFERENCES persoon (id),
    categorie       TEXT NOT NULL REFERENCES categorie (code),
    van             TEXT NOT NULL,
    tot             TEXT,
    bron            TEXT NOT NULL,
    vastgelegd_door INTEGER REFERENCES gebruiker (id),
    vastgelegd_op   INTEGER NOT NULL
) STRICT;
CREATE INDEX wilsonbekwaam_persoon ON wilsonbekwaam (persoon_id);

-- R18: who is named for a secret address
CREATE TABLE adres_lezer (
    id           INTEGER PRIMARY KEY,
    persoon_id   INTEGER NOT NULL REFERENCES persoon (id),
    gebruiker_id INTEGER REFERENCES gebruiker (id),
    onderdeel_id INTEGER REFERENCES onderdeel (id),
    van          TEXT NOT NULL,
    tot          TEXT,
    door         INTEGER REFERENCES gebruiker (id),
    CHECK ((gebruiker_id IS NULL) <> (onderdeel_id IS NULL))
) STRICT;
CREATE INDEX adres_lezer_persoon ON adres_lezer (persoon_id);

-- G1: who was found at intake, in that login
CREATE TABLE zoekvondst (
    sessie_id  INTEGER NOT NULL,
    persoon_id INTEGER NOT NULL REFERENCES persoon (id),
    op         INTEGER NOT NULL,
    PRIMARY KEY (sessie_id, persoon_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------
-- Households

CREATE TABLE huishouden (
    id           INTEGER PRIMARY KEY,
    naam         TEXT NOT NULL,
    zoeknaam     TEXT NOT NULL,
    wijk_id      INTEGER REFERENCES wijk (id),
    bron_id      INTEGER NOT NULL REFERENCES onderdeel (id),
    geopend_door INTEGER REFERENCES gebruiker (id),
    geopend_op   INTEGER NOT NULL,
    gesloten_op  INTEGER,
    opvolger_id  INTEGER REFERENCES huishouden (id), -- R33
    versie       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE lid (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    id            INTEGER NOT NULL UNIQUE,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    rol           TEXT NOT NULL CHECK (rol IN ('moeder', 'vader', 'ouder', 'kind', 'partner', 'grootouder', 'pleegouder', 'ander')),
    elders        INTEGER NOT NULL DEFAULT 0 CHECK (elders IN (0, 1)), -- belongs to the family, lives elsewhere
    van           TEXT NOT NULL,
    tot           TEXT,
    bron          TEXT NOT NULL,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (tot IS NULL OR tot >= van)
) STRICT, WITHOUT ROWID;
CREATE INDEX lid_persoon ON lid (persoon_id, huishouden_id);
CREATE UNIQUE INDEX lid_eenmaal ON lid (huishouden_id, persoon_id) WHERE tot IS NULL;

-- Every item, whatever its kind (R2). The kinds have tables of their own with the same id.
-- `personen`: the ids of item_persoon as texts, sorted, comma between; for the log and the screens.
CREATE TABLE item (
    huishouden_id INTEGER NOT NULL REFERENCES huishouden (id),
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('plan', 'doel', 'actie', 'notitie', 'betrokkenheid', 'netwerklid', 'contact', 'adres',
                      'bericht', 'aanmelding', 'regieverzoek', 'afscherming', 'woord')),
    categorie     TEXT NOT NULL REFERENCES categorie (code),
    aard          TEXT NOT NULL CHECK (aard IN ('coordinatie', 'inhoud')), -- R1
    bron_id       INTEGER NOT NULL REFERENCES onderdeel (id),
    auteur_id     INTEGER NOT NULL REFERENCES gebruiker (id),
    door_regie    INTEGER NOT NULL CHECK (door_regie IN (0, 1)), -- written in the capacity of regie (G2)
    plek          INTEGER NOT NULL DEFAULT 0 CHECK (plek IN (0, 1)),       -- reveals where somebody is (R18)
    gesloten      INTEGER NOT NULL DEFAULT 0 CHECK (gesloten IN (0, 1)),   -- lost a person, to be reviewed
    op            INTEGER NOT NULL,
    personen      TEXT NOT NULL CHECK (personen <> ''),
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_persoon (
    huishouden_id INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    PRIMARY KEY (huishouden_id, item_id, persoon_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_persoon_persoon ON item_persoon (persoon_id);

-- G6: to whom it is sent, while it is theirs
CREATE TABLE geadresseerde (
    huishouden_id INTEGER NOT NULL,
    item_id       INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    gebruiker_id  INTEGER REFERENCES gebruiker (id),
    onderdeel_id  INTEGER REFERENCES onderdeel (id),
    van           TEXT NOT NULL,
    tot           TEXT,
    PRIMARY KEY (huishouden_id, item_id, id),
    CHECK ((gebruiker_id IS NULL) <> (onderdeel_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX geadresseerde_gebruiker ON geadresseerde (gebruiker_id) WHERE gebruiker_id IS NOT NULL;
CREATE INDEX geadresseerde_onderdeel ON geadresseerde (onderdeel_id) WHERE onderdeel_id IS NOT NULL;

-- R4: the intake's owner, with the regisseur's rights until the first regie
CREATE TABLE aanmelding (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    eigenaar_id   INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    vraag         TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('open', 'afgerond')),
    op            INTEGER NOT NULL,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX aanmelding_eigenaar ON aanmelding (eigenaar_id) WHERE status = 'open';
CREATE UNIQUE INDEX aanmelding_een_open ON aanmelding (huishouden_id) WHERE status = 'open';

-- Invariant 1: one open plan
CREATE TABLE gezinsplan (
    huishouden_id      INTEGER NOT NULL,
    id                 INTEGER NOT NULL UNIQUE,
    status             TEXT NOT NULL CHECK (status IN ('open', 'gesloten')),
    kernverhaal        TEXT,
    evaluatiedatum     TEXT,
    geopend_op         INTEGER NOT NULL,
    gesloten_op        INTEGER,
    sluit_reden        TEXT,
    vacature_sinds     INTEGER,      -- invariant 2: without a regisseur there is an alarm …
    vacature_uiterlijk TEXT,         -- … with a deadline …
    vacature_eigenaar  INTEGER REFERENCES gebruiker (id), -- … and an owner (NULL: the procesregisseurs together)
    versie             INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((status = 'open') = (gesloten_op IS NULL)),
    CHECK ((vacature_sinds IS NULL) = (vacature_uiterlijk IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX gezinsplan_een_open ON gezinsplan (huishouden_id) WHERE status = 'open';
CREATE INDEX gezinsplan_vacature ON gezinsplan (vacature_uiterlijk) WHERE vacature_sinds IS NOT NULL AND status = 'open';

-- "In hun eigen woorden": what a member says, literally, with name and date
CREATE TABLE woord (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    persoon_id    INTEGER NOT NULL REFERENCES persoon (id),
    tekst         TEXT NOT NULL,
    datum         TEXT NOT NULL,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE doel (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    plan_id       INTEGER NOT NULL REFERENCES gezinsplan (id),
    leefgebied    TEXT NOT NULL REFERENCES leefgebied (code),
    titel         TEXT NOT NULL,  -- in the family's own words
    resultaat     TEXT NOT NULL,  -- measurable
    streefdatum   TEXT,
    score_begin   INTEGER CHECK (score_begin BETWEEN 0 AND 10),
    score_nu      INTEGER CHECK (score_nu BETWEEN 0 AND 10),
    status        TEXT NOT NULL CHECK (status IN ('voorgesteld', 'actief', 'behaald', 'gestopt')),
    status_op     INTEGER NOT NULL,
    status_door   INTEGER NOT NULL REFERENCES gebruiker (id),
    status_reden  TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE doel_score (
    huishouden_id INTEGER NOT NULL,
    doel_id       INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    score         INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    datum         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    PRIMARY KEY (huishouden_id, doel_id, id)
) STRICT, WITHOUT ROWID;

-- Somebody from the family's own network
CREATE TABLE netwerklid (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    naam          TEXT NOT NULL,
    relatie       TEXT NOT NULL,
    telefoon      TEXT,
    van           TEXT NOT NULL,
    tot           TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- Every action has exactly one owner
CREATE TABLE actie (
    huishouden_id         INTEGER NOT NULL,
    id                    INTEGER NOT NULL UNIQUE,
    doel_id               INTEGER NOT NULL REFERENCES doel (id),
    titel                 TEXT NOT NULL,
    eigenaar_gebruiker_id INTEGER REFERENCES gebruiker (id),
    eigenaar_persoon_id   INTEGER REFERENCES persoon (id),
    eigenaar_netwerk_id   INTEGER REFERENCES netwerklid (id),
    vervaldatum           TEXT NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('open', 'aanvaard', 'bezig', 'gereed', 'geweigerd', 'vervallen')),
    status_op             INTEGER NOT NULL,
    status_door           INTEGER NOT NULL REFERENCES gebruiker (id),
    reden                 TEXT,
    versie                INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK ((eigenaar_gebruiker_id IS NOT NULL) + (eigenaar_persoon_id IS NOT NULL) + (eigenaar_netwerk_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX actie_eigenaar ON actie (eigenaar_gebruiker_id, vervaldatum) WHERE eigenaar_gebruiker_id IS NOT NULL;

-- Who changed it, and why
CREATE TABLE actie_stand (
    huishouden_id INTEGER NOT NULL,
    actie_id      INTEGER NOT NULL,
    id            INTEGER NOT NULL,
    status        TEXT NOT NULL,
    vervaldatum   TEXT NOT NULL,
    reden         TEXT,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, actie_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notitie (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    datum         TEXT NOT NULL,  -- of the contact moment
    vorm          TEXT NOT NULL CHECK (vorm IN ('gesprek', 'huisbezoek', 'telefoon', 'bericht', 'overleg', 'waarneming', 'anders')),
    titel         TEXT NOT NULL,
    tekst         TEXT NOT NULL,
    ingetrokken_op INTEGER,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- A correction keeps the old text
CREATE TABLE notitie_versie (
    huishouden_id INTEGER NOT NULL,
    notitie_id    INTEGER NOT NULL,
    versie        INTEGER NOT NULL,
    titel         TEXT NOT NULL,
    tekst         TEXT NOT NULL,
    reden         TEXT NOT NULL,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, notitie_id, versie)
) STRICT, WITHOUT ROWID;

-- R4. `gevraagd`: the professional asks, regie decides; `uitgenodigd`: regie proposes, the professional decides.
CREATE TABLE betrokkenheid (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    taak          TEXT NOT NULL,
    doel          TEXT NOT NULL REFERENCES verwerkingsdoel (code),
    doel_zin      TEXT NOT NULL,
    van           TEXT NOT NULL,
    tot           TEXT,
    status        TEXT NOT NULL CHECK (status IN ('gevraagd', 'uitgenodigd', 'actief', 'geweigerd', 'ingetrokken', 'beeindigd')),
    gevraagd_door INTEGER NOT NULL REFERENCES gebruiker (id),
    gevraagd_op   INTEGER NOT NULL,
    beslist_door  INTEGER REFERENCES gebruiker (id),
    beslist_op    INTEGER,
    reden         TEXT,
    einde_wet     INTEGER NOT NULL DEFAULT 0 CHECK (einde_wet IN (0, 1)),   -- ended by law: no 30 days (G1)
    opgeschort    INTEGER NOT NULL DEFAULT 0 CHECK (opgeschort IN (0, 1)),  -- R27
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (tot IS NULL OR tot >= van OR status <> 'actief'),
    CHECK (status <> 'beeindigd' OR tot IS NOT NULL),
    -- invariant 9: it takes two
    CHECK (status <> 'actief' OR (beslist_door IS NOT NULL AND beslist_door <> gevraagd_door))
) STRICT, WITHOUT ROWID;
CREATE INDEX betrokkenheid_gebruiker ON betrokkenheid (gebruiker_id, huishouden_id);
CREATE UNIQUE INDEX betrokkenheid_een ON betrokkenheid (huishouden_id, gebruiker_id, doel) WHERE status IN ('gevraagd', 'uitgenodigd', 'actief');

-- Invariant 2, R32: no start or end in the future, never overlapping, one open at most.
CREATE TABLE regie (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    van_op        INTEGER NOT NULL,
    tot_op        INTEGER,
    verzoek_id    INTEGER,           -- the accepted request it came from
    einde_reden   TEXT,
    einde_door    INTEGER REFERENCES gebruiker (id),
    PRIMARY KEY (huishouden_id, id),
    CHECK (tot_op IS NULL OR tot_op >= van_op)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX regie_een_open ON regie (huishouden_id) WHERE tot_op IS NULL;
CREATE INDEX regie_gebruiker ON regie (gebruiker_id) WHERE tot_op IS NULL;
CREATE TRIGGER regie_geen_overlap BEFORE INSERT ON regie
WHEN EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = NEW.huishouden_id AND r.tot_op IS NOT NULL AND r.tot_op > NEW.van_op)
BEGIN
    SELECT RAISE(ABORT, 'nl: In die periode had dit huishouden al een regisseur.');
END;
CREATE TRIGGER regie_vast BEFORE UPDATE OF gebruiker_id, van_op, huishouden_id ON regie
BEGIN
    SELECT RAISE(ABORT, 'nl: Een regieperiode ligt vast. Alleen het einde kan nog worden ingevuld.');
END;
CREATE TRIGGER regie_einde_vast BEFORE UPDATE OF tot_op ON regie WHEN OLD.tot_op IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Deze regieperiode is al geëindigd.');
END;

-- A deputy within dates (R4, R5): the regisseur names, the deputy accepts
CREATE TABLE waarneming (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    regie_id      INTEGER NOT NULL REFERENCES regie (id),
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    onderdeel_id  INTEGER NOT NULL REFERENCES onderdeel (id),
    van           TEXT NOT NULL,
    tot           TEXT NOT NULL,
    verzoek_id    INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, id),
    CHECK (tot >= van)
) STRICT, WITHOUT ROWID;
CREATE INDEX waarneming_gebruiker ON waarneming (gebruiker_id);

-- The ask before regie: named by a procesregisseur, handed over by the regisseur, or a deputy. Nobody names
-- themselves, and the named person accepts.
CREATE TABLE regieverzoek (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    soort         TEXT NOT NULL CHECK (soort IN ('toewijzing', 'overdracht', 'waarneming')),
    aan_id        INTEGER NOT NULL REFERENCES gebruiker (id),
    door_id       INTEGER NOT NULL REFERENCES gebruiker (id),
    bericht       TEXT NOT NULL,
    van           TEXT,              -- waarneming
    tot           TEXT,
    status        TEXT NOT NULL CHECK (status IN ('gevraagd', 'aanvaard', 'geweigerd', 'ingetrokken')),
    gevraagd_op   INTEGER NOT NULL,
    beslist_op    INTEGER,
    reden         TEXT,
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id),
    CHECK (aan_id <> door_id),
    CHECK ((soort = 'waarneming') = (van IS NOT NULL AND tot IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX regieverzoek_aan ON regieverzoek (aan_id) WHERE status = 'gevraagd';
CREATE UNIQUE INDEX regieverzoek_een ON regieverzoek (huishouden_id) WHERE status = 'gevraagd' AND soort IN ('toewijzing', 'overdracht');

-- ---------------------------------------------------------------------------------------------------------
-- Consent (R8-R15). What was said never changes; a change is an end and a new one.

CREATE TABLE toestemming (
    huishouden_id          INTEGER NOT NULL,
    id                     INTEGER NOT NULL UNIQUE,
    persoon_id             INTEGER NOT NULL REFERENCES persoon (id),
    soort                  TEXT NOT NULL CHECK (soort IN ('avg', 'beroepsgeheim', 'hulp')),
    ontvanger_onderdeel_id INTEGER REFERENCES onderdeel (id), -- with gebruiker: that one professional in it
    ontvanger_gebruiker_id INTEGER REFERENCES gebruiker (id),
    ontvanger_persoon_id   INTEGER REFERENCES persoon (id),
    doel                   TEXT NOT NULL REFERENCES verwerkingsdoel (code),
    doel_zin               TEXT NOT NULL,
    van                    TEXT NOT NULL,
    tot                    TEXT NOT NULL,
    tekst                  TEXT NOT NULL,   -- the plain words that were shown
    wijze                  TEXT NOT NULL CHECK (wijze IN ('mondeling', 'schriftelijk', 'digitaal')),
    taal                   TEXT NOT NULL,
    tolk                   INTEGER NOT NULL CHECK (tolk IN (0, 1)),
    kind_alleen            INTEGER NOT NULL DEFAULT 0 CHECK (kind_alleen IN (0, 1)), -- R10, recorded exception
    kind_alleen_reden      TEXT,
    plek                   INTEGER NOT NULL DEFAULT 1 CHECK (plek IN (0, 1)), -- R19: its text may name where somebody is
    vastgelegd_door        INTEGER NOT NULL REFERENCES gebruiker (id),
    vastgelegd_onderdeel_id INTEGER NOT NULL REFERENCES onderdeel (id),
    vastgelegd_op          INTEGER NOT NULL,
    volledig_op            INTEGER,         -- R13: complete on the day of its last verklaring
    einde_op               INTEGER,
    einde_soort            TEXT CHECK (einde_soort IN ('geweigerd', 'ingetrokken', 'ontvanger_gestopt', 'vervangen', 'wet')),
    einde_door             INTEGER REFERENCES gebruiker (id),
    PRIMARY KEY (huishouden_id, id),
    CHECK ((ontvanger_onderdeel_id IS NULL) <> (ontvanger_persoon_id IS NULL)),
    CHECK (ontvanger_gebruiker_id IS NULL OR ontvanger_onderdeel_id IS NOT NULL),
    CHECK (tot >= van),
    CHECK ((einde_op IS NULL) = (einde_soort IS NULL)),
    CHECK (kind_alleen = 0 OR kind_alleen_reden IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX toestemming_persoon ON toestemming (persoon_id);
CREATE INDEX toestemming_onderdeel ON toestemming (ontvanger_onderdeel_id) WHERE ontvanger_onderdeel_id IS NOT NULL;

CREATE TABLE toestemming_categorie (
    huishouden_id  INTEGER NOT NULL,
    toestemming_id INTEGER NOT NULL,
    categorie      TEXT NOT NULL REFERENCES categorie (code),
    PRIMARY KEY (huishouden_id, toestemming_id, categorie)
) STRICT, WITHOUT ROWID;

CREATE TABLE toestemming_item (
    huishouden_id  INTEGER NOT NULL,
    toestemming_id INTEGER NOT NULL,
    item_id        INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, toestemming_id, item_id)
) STRICT, WITHOUT ROWID;

-- R9: a source with beroepsgeheim records or confirms it itself
CREATE TABLE toestemming_bron (
    huishouden_id  INTEGER NOT NULL,
    toestemming_id INTEGER NOT NULL,
    onderdeel_id   INTEGER NOT NULL REFERENCES onderdeel (id),
    bevestigd_door INTEGER REFERENCES gebruiker (id),
    bevestigd_op   INTEGER,
    PRIMARY KEY (huishouden_id, toestemming_id, onderdeel_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE verklaring (
    huishouden_id      INTEGER NOT NULL,
    toestemming_id     INTEGER NOT NULL,
    id                 INTEGER NOT NULL UNIQUE,
    gever_persoon_id   INTEGER REFERENCES persoon (id),
    gever_onderdeel_id INTEGER REFERENCES onderdeel (id),
    namens             TEXT,            -- R11: the named person who signs for an organisation
    hoedanigheid       TEXT NOT NULL CHECK (hoedanigheid IN ('zelf', 'gezag', 'vertegenwoordiger', 'moeder', 'rechter')),
    antwoord           TEXT NOT NULL CHECK (antwoord IN ('ja', 'nee', 'ingetrokken')),
    wijze              TEXT NOT NULL CHECK (wijze IN ('mondeling', 'schriftelijk', 'digitaal')),
    datum              TEXT NOT NULL,
    bewijs             TEXT,            -- R11: which document, of which date
    vastgelegd_door    INTEGER NOT NULL REFERENCES gebruiker (id),
    vastgelegd_op      INTEGER NOT NULL,
    PRIMARY KEY (huishouden_id, toestemming_id, id),
    CHECK ((gever_persoon_id IS NULL) <> (gever_onderdeel_id IS NULL)),
    CHECK (gever_onderdeel_id IS NULL OR namens IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER toestemming_vast BEFORE UPDATE ON toestemming
WHEN NEW.persoon_id <> OLD.persoon_id OR NEW.soort <> OLD.soort OR NEW.doel <> OLD.doel OR NEW.van <> OLD.van OR NEW.tot <> OLD.tot
  OR NEW.ontvanger_onderdeel_id IS NOT OLD.ontvanger_onderdeel_id OR NEW.ontvanger_gebruiker_id IS NOT OLD.ontvanger_gebruiker_id
  OR NEW.ontvanger_persoon_id IS NOT OLD.ontvanger_persoon_id OR NEW.tekst <> OLD.tekst OR NEW.kind_alleen <> OLD.kind_alleen OR NEW.plek <> OLD.plek
  OR OLD.einde_op IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'nl: Een toestemming verandert niet. Beëindig deze en leg een nieuwe vast.');
END;
CREATE TRIGGER toestemming_blijft BEFORE DELETE ON toestemming
BEGIN
    SELECT RAISE(ABORT, 'nl: Een toestemming wordt niet gewist. U kunt haar wel beëindigen.');
END;
CREATE TRIGGER verklaring_vast BEFORE UPDATE ON verklaring
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring verandert niet.');
END;
CREATE TRIGGER verklaring_blijft BEFORE DELETE ON verklaring
BEGIN
    SELECT RAISE(ABORT, 'nl: Een verklaring wordt niet gewist.');
END;

-- ---------------------------------------------------------------------------------------------------------
-- Blocks (R18, R19). A separation follows the protected person, in whatever household.

CREATE TABLE afscherming (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    reden         TEXT NOT NULL,
    van           TEXT NOT NULL,
    tot           TEXT,
    door          INTEGER NOT NULL REFERENCES gebruiker (id),
    op            INTEGER NOT NULL,
    einde_door    INTEGER REFERENCES gebruiker (id),
    einde_toets   TEXT,               -- the safety check that its end needs (R5)
    versie        INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE afscherming_persoon (
    afscherming_id INTEGER NOT NULL,
    persoon_id     INTEGER NOT NULL REFERENCES persoon (id),
    PRIMARY KEY (afscherming_id, persoon_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX afscherming_persoon_persoon ON afscherming_persoon (persoon_id);

CREATE TABLE afscherming_tegen (
    afscherming_id INTEGER NOT NULL,
    id             INTEGER NOT NULL,
    persoon_id     INTEGER REFERENCES persoon (id),
    onderdeel_id   INTEGER REFERENCES onderdeel (id),
    gebruiker_id   INTEGER REFERENCES gebruiker (id),
    PRIMARY KEY (afscherming_id, id),
    CHECK ((persoon_id IS NOT NULL) + (onderdeel_id IS NOT NULL) + (gebruiker_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX afscherming_tegen_onderdeel ON afscherming_tegen (onderdeel_id) WHERE onderdeel_id IS NOT NULL;
CREATE INDEX afscherming_tegen_gebruiker ON afscherming_tegen (gebruiker_id) WHERE gebruiker_id IS NOT NULL;
CREATE INDEX afscherming_tegen_persoon ON afscherming_tegen (persoon_id) WHERE persoon_id IS NOT NULL;

-- G6: a message with a text of its own, sent on a recorded ground
CREATE TABLE bericht (
    huishouden_id INTEGER NOT NULL,
    id            INTEGER NOT NULL UNIQUE,
    onderwerp     TEXT NOT NULL,
    tekst         TEXT NOT NULL,
    grond         TEXT NOT NULL,      -- why this may be sent, in the sender's words
    PRIMARY KEY (huishouden_id, id)
) STRICT, WITHOUT ROWID;

-- "Mijn berichten": ids, not text; the text is read through the views when shown (R24)
CREATE TABLE attendering (
    gebruiker_id  INTEGER NOT NULL REFERENCES gebruiker (id),
    id            INTEGER NOT NULL,
    soort         TEXT NOT NULL,
    huishouden_id INTEGER,
    object        TEXT,               -- "betrokkenheid", "regieverzoek", "toestemming", …
    object_id     INTEGER,
    op            INTEGER NOT NULL,
    gelezen_op    INTEGER,
    PRIMARY KEY (gebruiker_id, id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------
-- R29: whatever can change sight raises the version of the household it is in; accounts and organisations that of
-- row 0; what belongs to a person, that of every household the person is in.

INSERT INTO versie_teller VALUES (0, 1);
CREATE TRIGGER versie_huishouden_i AFTER INSERT ON huishouden BEGIN INSERT INTO versie_teller VALUES (NEW.id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_huishouden_u AFTER UPDATE ON huishouden BEGIN INSERT INTO versie_teller VALUES (NEW.id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_lid_i AFTER INSERT ON lid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_lid_u AFTER UPDATE ON lid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_lid_d AFTER DELETE ON lid BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_i AFTER INSERT ON item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_u AFTER UPDATE ON item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_d AFTER DELETE ON item BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_persoon_i AFTER INSERT ON item_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_persoon_u AFTER UPDATE ON item_persoon BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_item_persoon_d AFTER DELETE ON item_persoon BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_geadresseerde_i AFTER INSERT ON geadresseerde BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_geadresseerde_u AFTER UPDATE ON geadresseerde BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_geadresseerde_d AFTER DELETE ON geadresseerde BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_aanmelding_i AFTER INSERT ON aanmelding BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_aanmelding_u AFTER UPDATE ON aanmelding BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_aanmelding_d AFTER DELETE ON aanmelding BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_gezinsplan_i AFTER INSERT ON gezinsplan BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_gezinsplan_u AFTER UPDATE ON gezinsplan BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_gezinsplan_d AFTER DELETE ON gezinsplan BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_woord_i AFTER INSERT ON woord BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_woord_u AFTER UPDATE ON woord BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_woord_d AFTER DELETE ON woord BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_i AFTER INSERT ON doel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_u AFTER UPDATE ON doel BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_d AFTER DELETE ON doel BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_score_i AFTER INSERT ON doel_score BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_score_u AFTER UPDATE ON doel_score BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_doel_score_d AFTER DELETE ON doel_score BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_netwerklid_i AFTER INSERT ON netwerklid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_netwerklid_u AFTER UPDATE ON netwerklid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_netwerklid_d AFTER DELETE ON netwerklid BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_i AFTER INSERT ON actie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_u AFTER UPDATE ON actie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_d AFTER DELETE ON actie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_stand_i AFTER INSERT ON actie_stand BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_stand_u AFTER UPDATE ON actie_stand BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_actie_stand_d AFTER DELETE ON actie_stand BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_i AFTER INSERT ON notitie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_u AFTER UPDATE ON notitie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_d AFTER DELETE ON notitie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_versie_i AFTER INSERT ON notitie_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_versie_u AFTER UPDATE ON notitie_versie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_notitie_versie_d AFTER DELETE ON notitie_versie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betrokkenheid_i AFTER INSERT ON betrokkenheid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betrokkenheid_u AFTER UPDATE ON betrokkenheid BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_betrokkenheid_d AFTER DELETE ON betrokkenheid BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_i AFTER INSERT ON regie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_u AFTER UPDATE ON regie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regie_d AFTER DELETE ON regie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_waarneming_i AFTER INSERT ON waarneming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_waarneming_u AFTER UPDATE ON waarneming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_waarneming_d AFTER DELETE ON waarneming BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regieverzoek_i AFTER INSERT ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regieverzoek_u AFTER UPDATE ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_regieverzoek_d AFTER DELETE ON regieverzoek BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_i AFTER INSERT ON toestemming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_u AFTER UPDATE ON toestemming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_d AFTER DELETE ON toestemming BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_categorie_i AFTER INSERT ON toestemming_categorie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_categorie_u AFTER UPDATE ON toestemming_categorie BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_categorie_d AFTER DELETE ON toestemming_categorie BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_item_i AFTER INSERT ON toestemming_item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_item_u AFTER UPDATE ON toestemming_item BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_item_d AFTER DELETE ON toestemming_item BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_bron_i AFTER INSERT ON toestemming_bron BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_bron_u AFTER UPDATE ON toestemming_bron BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_toestemming_bron_d AFTER DELETE ON toestemming_bron BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verklaring_i AFTER INSERT ON verklaring BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verklaring_u AFTER UPDATE ON verklaring BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_verklaring_d AFTER DELETE ON verklaring BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afscherming_i AFTER INSERT ON afscherming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afscherming_u AFTER UPDATE ON afscherming BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_afscherming_d AFTER DELETE ON afscherming BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_bericht_i AFTER INSERT ON bericht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_bericht_u AFTER UPDATE ON bericht BEGIN INSERT INTO versie_teller VALUES (NEW.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_bericht_d AFTER DELETE ON bericht BEGIN INSERT INTO versie_teller VALUES (OLD.huishouden_id, 1) ON CONFLICT DO UPDATE SET versie = versie + 1; END;
CREATE TRIGGER versie_organisatie_i AFTER INSERT ON organisatie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_organisatie_u AFTER UPDATE ON organisatie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_organisatie_d AFTER DELETE ON organisatie BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_onderdeel_i AFTER INSERT ON onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_onderdeel_u AFTER UPDATE ON onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_onderdeel_d AFTER DELETE ON onderdeel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_i AFTER INSERT ON gebruiker BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_u AFTER UPDATE ON gebruiker BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_d AFTER DELETE ON gebruiker BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_rol_i AFTER INSERT ON gebruiker_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_rol_u AFTER UPDATE ON gebruiker_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_rol_d AFTER DELETE ON gebruiker_rol BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_wijk_i AFTER INSERT ON gebruiker_wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_wijk_u AFTER UPDATE ON gebruiker_wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gebruiker_wijk_d AFTER DELETE ON gebruiker_wijk BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instelling_i AFTER INSERT ON instelling BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instelling_u AFTER UPDATE ON instelling BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_instelling_d AFTER DELETE ON instelling BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_bevoegdheid_i AFTER INSERT ON bevoegdheid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_bevoegdheid_u AFTER UPDATE ON bevoegdheid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_bevoegdheid_d AFTER DELETE ON bevoegdheid BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gever_regel_i AFTER INSERT ON gever_regel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gever_regel_u AFTER UPDATE ON gever_regel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_gever_regel_d AFTER DELETE ON gever_regel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_maatregel_i AFTER INSERT ON maatregel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_maatregel_u AFTER UPDATE ON maatregel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_maatregel_d AFTER DELETE ON maatregel BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 0; END;
CREATE TRIGGER versie_persoon_u AFTER UPDATE ON persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.id); END;
CREATE TRIGGER versie_gezag_i AFTER INSERT ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id); END;
CREATE TRIGGER versie_gezag_u AFTER UPDATE ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.kind_id); END;
CREATE TRIGGER versie_gezag_d AFTER DELETE ON gezag BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.kind_id); END;
CREATE TRIGGER versie_vertegenwoordiging_i AFTER INSERT ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_vertegenwoordiging_u AFTER UPDATE ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_vertegenwoordiging_d AFTER DELETE ON vertegenwoordiging BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_wilsonbekwaam_i AFTER INSERT ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_wilsonbekwaam_u AFTER UPDATE ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_wilsonbekwaam_d AFTER DELETE ON wilsonbekwaam BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_adres_lezer_i AFTER INSERT ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_adres_lezer_u AFTER UPDATE ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_adres_lezer_d AFTER DELETE ON adres_lezer BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id); END;
CREATE TRIGGER versie_afscherming_persoon_i AFTER INSERT ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_afscherming_persoon_u AFTER UPDATE ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = NEW.persoon_id); END;
CREATE TRIGGER versie_afscherming_persoon_d AFTER DELETE ON afscherming_persoon BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT huishouden_id FROM lid WHERE persoon_id = OLD.persoon_id); END;
-- The other side of a separation is changed together with its afscherming row, whose version counts for its own household;
-- the protected persons' other households follow here.
CREATE TRIGGER versie_afscherming_tegen_i AFTER INSERT ON afscherming_tegen BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT l.huishouden_id FROM lid l JOIN afscherming_persoon ap ON ap.persoon_id = l.persoon_id WHERE ap.afscherming_id = NEW.afscherming_id); END;
CREATE TRIGGER versie_afscherming_tegen_d AFTER DELETE ON afscherming_tegen BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT l.huishouden_id FROM lid l JOIN afscherming_persoon ap ON ap.persoon_id = l.persoon_id WHERE ap.afscherming_id = OLD.afscherming_id); END;
CREATE TRIGGER versie_afscherming_elders AFTER UPDATE ON afscherming BEGIN UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id IN (SELECT l.huishouden_id FROM lid l JOIN afscherming_persoon ap ON ap.persoon_id = l.persoon_id WHERE ap.afscherming_id = NEW.id) AND huishouden_id <> NEW.huishouden_id; END;
