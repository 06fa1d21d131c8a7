/* SPDX-License-Identifier: EUPL-1.2 */
#include "wereld_db.h"

#include "../migraties.h"
#include "base/cleanup.h"
#include "base/id.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct wereld_db {
    char map[200], pad[220];
    sqlite3 *rauw;
    struct db *db;
    struct db_conn *lezer;
};

static void stop(const char *wat, const char *waarom)
{
    (void)fprintf(stderr, "%s: %s\n", wat, waarom);
    abort();
}

/* ---- the schema ---- */

static int is_sql(const struct dirent *e)
{
    size_t n = strlen(e->d_name);
    return n > 4 && strcmp(e->d_name + n - 4, ".sql") == 0;
}

static void voer_uit(sqlite3 *rauw, const char *sql, const char *naam)
{
    if (sqlite3_exec(rauw, sql, NULL, NULL, NULL) != SQLITE_OK)
        stop(naam, sqlite3_errmsg(rauw));
}

static void voer_bestand_uit(sqlite3 *rauw, const char *pad)
{
    AUTO_FILE FILE *f = fopen(pad, "re");
    struct stat st;
    if (!f || fstat(fileno(f), &st) != 0)
        stop(pad, "cannot be read");
    AUTO_FREE char *sql = calloc((size_t)st.st_size + 1, 1);
    if (!sql || fread(sql, 1, (size_t)st.st_size, f) != (size_t)st.st_size)
        stop(pad, "cannot be read");
    voer_uit(rauw, sql, pad);
}

static int voer_map_uit(sqlite3 *rauw, const char *map)
{
    struct dirent **namen = NULL;
    int n = scandir(map, &namen, is_sql, alphasort);
    for (int i = 0; i < n; i++) {
        char pad[1024];
        (void)snprintf(pad, sizeof pad, "%s/%s", map, namen[i]->d_name);
        if (rauw)
            voer_bestand_uit(rauw, pad);
        free(namen[i]);
    }
    free(namen);
    return n;
}

bool wereld_db_views(void) { return voer_map_uit(NULL, migraties_views()) > 0; }

/* ---- rows ---- */

static void bind_waarden(sqlite3_stmt *s, const char *letters, va_list waarden)
{
    for (int i = 0; letters[i]; i++) {
        if (letters[i] == 'i' || letters[i] == 'r') {
            int64_t getal = va_arg(waarden, int64_t);
            if (letters[i] == 'i' || getal)
                (void)sqlite3_bind_int64(s, i + 1, getal);
        } else {
            const char *tekst = va_arg(waarden, const char *);
            if (letters[i] == 't' || tekst[0])
                (void)sqlite3_bind_text(s, i + 1, tekst, -1, SQLITE_TRANSIENT);
        }
    }
}

void wereld_db_put(struct wereld_db *d, const char *sql, const char *letters, ...)
{
    sqlite3_stmt *s = NULL;
    va_list waarden;
    if (sqlite3_prepare_v2(d->rauw, sql, -1, &s, NULL) != SQLITE_OK)
        stop(sql, sqlite3_errmsg(d->rauw));
    va_start(waarden, letters);
    bind_waarden(s, letters, waarden);
    va_end(waarden);
    if (sqlite3_step(s) != SQLITE_DONE)
        stop(sql, sqlite3_errmsg(d->rauw));
    (void)sqlite3_finalize(s);
}

#define N(getal) ((int64_t)(getal))
#define PUT(...) wereld_db_put(d, __VA_ARGS__)

static void put_wet(struct wereld_db *d, const struct wereld *w)
{
    int64_t id = 0;
    PUT("DELETE FROM gever_regel", "");
    PUT("DELETE FROM maatregel", "");
    ELK (w, gever_regel, r)
        PUT("INSERT INTO gever_regel (id, soort, leeftijd_van, leeftijd_tot, zelf, gezag,"
            " vertegenwoordiger, kind_alleen, van, tot, bron) VALUES (?,?,?,?,?,?,?,?,?,?,'test')",
            "itiiiiiitd", ++id, r->soort, N(r->leeftijd_van), N(r->leeftijd_tot), N(r->zelf),
            N(r->gezag), N(r->vertegenwoordiger), N(r->kind_alleen), r->van, r->tot);
    ELK (w, maatregel, m)
        PUT("INSERT INTO maatregel (soort, categorie, rang) VALUES (?,?,?)", "tti", m->soort,
            m->categorie, N(m->rang));
    PUT("UPDATE instelling SET waarde = CAST(? AS TEXT) WHERE sleutel = 'eigen_werk_dagen'", "i",
        N(w->eigen_werk_dagen));
    PUT("UPDATE instelling SET waarde = CAST(? AS TEXT) WHERE sleutel = 'werkaantekening_dagen'",
        "i", N(w->werkaantekening_dagen));
}

static void put_accounts(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, organisatie, o)
        PUT("INSERT INTO organisatie (id, naam, soort, van, tot) VALUES (?,'org','gemeente',?,?)",
            "itd", o->id, o->van, o->tot);
    ELK (w, onderdeel, o)
        PUT("INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, van,"
            " tot) VALUES (?,?,'deel','wet',?,?,?,?)",
            "iiiitd", o->id, o->organisatie, N(o->beroepsgeheim), N(o->wijkteam), o->van, o->tot);
    ELK (w, wijk, k)
        PUT("INSERT INTO wijk (id, code, naam) VALUES (?1, ?1, 'wijk')", "i", k->id);
    ELK (w, gebruiker, g) {
        PUT("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, "
            "persoon_id,"
            " van, tot, bevestigd_op) VALUES (?1, 'g' || ?1, 'naam', 'functie', ?,?,?,?,?)",
            "iirtdr", g->id, g->onderdeel, g->persoon, g->van, g->tot, g->bevestigd_op);
        PUT("INSERT INTO gebruiker_rol VALUES (?, ?)", "it", g->id,
            g->procesregisseur ? "procesregisseur" : "professional");
        for (int i = 0; i < 2; i++)
            if (g->wijken[i])
                PUT("INSERT INTO gebruiker_wijk VALUES (?,?)", "ii", g->id, g->wijken[i]);
    }
}

static void put_personen(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, persoon, p)
        PUT("INSERT INTO persoon (id, naam, zoeknaam, geboortedatum, ongeboren, moeder_id,"
            " overleden_op, adres_geheim, bron, bron_datum)"
            " VALUES (?,'naam','naam',?,?,?,?,?,'hand','2020-01-01')",
            "idirdi", p->id, p->geboortedatum, N(p->ongeboren), p->moeder, p->overleden_op,
            N(p->adres_geheim));
    ELK (w, gezag, z)
        PUT("INSERT INTO gezag (id, kind_id, soort, houder_id, houder_onderdeel_id, van, tot,"
            " in_onderzoek, bron, bron_datum, vastgelegd_op)"
            " VALUES (?,?,?,?,?,?,?,?,'register','2020-01-01',0)",
            "iitrrtdi", z->id, z->kind, z->soort, z->houder, z->houder_onderdeel, z->van, z->tot,
            N(z->in_onderzoek));
    ELK (w, vertegenwoordiging, v)
        PUT("INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id,"
            " houder_onderdeel_id, van, tot, bron, bron_datum, vastgelegd_op)"
            " VALUES (?,?,?,?,?,?,?,'register','2020-01-01',0)",
            "iitrrtd", v->id, v->persoon, v->soort, v->houder, v->houder_onderdeel, v->van, v->tot);
    ELK (w, wilsonbekwaam, b)
        PUT("INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, tot, bron, vastgelegd_op)"
            " VALUES (?,?,?,?,?,'arts',0)",
            "iittd", b->id, b->persoon, b->categorie, b->van, b->tot);
    ELK (w, adres_lezer, a)
        PUT("INSERT INTO adres_lezer (id, persoon_id, gebruiker_id, onderdeel_id, van, tot)"
            " VALUES (?,?,?,?,?,?)",
            "iirrtd", a->id, a->persoon, a->gebruiker, a->onderdeel, a->van, a->tot);
}

static int tekst_orde(const void *a, const void *b) { return strcmp(a, b); }

static void put_item(struct wereld_db *d, const struct item *i)
{
    char ids[3][ID_TEXT_SIZE], lijst[4 * ID_TEXT_SIZE] = "";
    for (int j = 0; j < i->n_personen; j++)
        id_format(i->personen[j], ids[j]);
    qsort(ids, (size_t)i->n_personen, sizeof ids[0], tekst_orde);
    size_t n = 0;
    for (int j = 0; j < i->n_personen; j++)
        n += (size_t)snprintf(lijst + n, sizeof lijst - n, "%s%s", j ? "," : "", ids[j]);
    PUT("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, plek, gesloten, op, bij_id, personen) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        "iitttiiiiiirt", i->huishouden, i->id, i->soort, i->categorie, i->aard, i->bron, i->auteur,
        N(i->door_regie), N(i->plek), N(i->gesloten), i->op, i->bij, lijst);
    for (int j = 0; j < i->n_personen; j++)
        PUT("INSERT INTO item_persoon VALUES (?,?,?)", "iii", i->huishouden, i->id, i->personen[j]);
}

static void put_huishoudens(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, huishouden, h)
        PUT("INSERT INTO huishouden (id, naam, zoeknaam, wijk_id, bron_id, geopend_op)"
            " VALUES (?,'gezin','gezin',?,?,0)",
            "iri", h->id, h->wijk, w->onderdeel.r[0].id);
    ELK (w, lid, l)
        PUT("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, tot, bron)"
            " VALUES (?,?,?,'ander',?,?,'gesprek')",
            "iiitd", l->huishouden, l->id, l->persoon, l->van, l->tot);
    ELK (w, item, i)
        put_item(d, i);
    ELK (w, geadresseerde, a)
        PUT("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, onderdeel_id,"
            " van, tot) VALUES (?,?,?,?,?,?,?)",
            "iiirrtd", a->huishouden, a->item, a->id, a->gebruiker, a->onderdeel, a->van, a->tot);
    ELK (w, aanmelding, a)
        PUT("INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status,"
            " op) VALUES (?,?,?,?,'hulp',?,0)",
            "iiiit", a->huishouden, a->id, a->eigenaar, a->onderdeel,
            a->open ? "open" : "afgerond");
    ELK (w, gezinsplan, p)
        PUT("INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, gesloten_op)"
            " VALUES (?,?,?,0,?)",
            "iitr", p->huishouden, p->id, p->open ? "open" : "gesloten", N(!p->open));
}

static void put_betrokkenheid(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, betrokkenheid, b) {
        const struct gebruiker *vrager = &w->gebruiker.r[w->gebruiker.r[0].id == b->gebruiker];
        PUT("INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, "
            "doel,"
            " doel_zin, van, tot, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op,"
            " einde_wet, opgeschort) VALUES (?,?,?,?,'taak',?,'zin',?,?,?,?,0,?,0,?,?)",
            "iiiittdtiiii", b->huishouden, b->id, b->gebruiker, b->onderdeel, b->doel, b->van,
            b->tot, b->status, vrager->id, b->gebruiker, N(b->einde_wet), N(b->opgeschort));
    }
    ELK (w, regie, r)
        PUT("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op)"
            " VALUES (?,?,?,?,?,?)",
            "iiiiir", r->huishouden, r->id, r->gebruiker, r->onderdeel, r->van_op, r->tot_op);
    ELK (w, waarneming, v)
        PUT("INSERT INTO waarneming (huishouden_id, id, regie_id, gebruiker_id, onderdeel_id, van,"
            " tot, verzoek_id) VALUES (?,?,?,?,?,?,?,0)",
            "iiiiitt", v->huishouden, v->id, v->regie, v->gebruiker, v->onderdeel, v->van, v->tot);
}

static void put_sleutels(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, organisatie, o)
        if (o->sleutels)
            PUT("INSERT INTO sleutel_toelating VALUES (?,?,1)", "ii", o->id, w->gebruiker.r[0].id);
    ELK (w, sleutel, s) {
        PUT("INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id,"
            " naam, waarvoor, alle_huishoudens, op, tot, einde_op, einde_soort)"
            " VALUES (?1, CAST(?1 AS BLOB), 'abcd', ?2, ?3, 'programma', 'proef', ?4, ?5, ?6, ?7,"
            " ?8)",
            "iiiiitrd", s->id, s->gebruiker, s->onderdeel, N(s->alle), s->op, s->tot,
            N(s->beeindigd), s->beeindigd ? "zelf" : "");
        PUT("INSERT INTO sleutel_bereik VALUES (?, 'rol', ?)", "it", s->id, s->rol);
        for (int i = 0; i < s->n_lezen; i++)
            PUT("INSERT INTO sleutel_bereik VALUES (?, 'lezen', ?)", "it", s->id, s->lezen[i]);
        for (int i = 0; i < s->n_categorieen; i++)
            PUT("INSERT INTO sleutel_bereik VALUES (?, 'categorie', ?)", "it", s->id,
                s->categorieen[i]);
        for (int i = 0; i < 2; i++)
            if (s->huishoudens[i])
                PUT("INSERT INTO sleutel_huishouden VALUES (?,?)", "ii", s->id, s->huishoudens[i]);
    }
}

static void put_noodtoegang(struct wereld_db *d, const struct wereld *w)
{
    int64_t id = 0;
    ELK (w, noodtoegang_rol, r)
        PUT("INSERT INTO noodtoegang_rol (id, rol, onderdeel_id, besluit, van, tot,"
            " einde_op) VALUES (?,?,?,'besluit',?,?,?)",
            "itrtdr", ++id, r->rol, r->onderdeel, r->van, r->tot, N(r->beeindigd));
    ELK (w, noodtoegang, n) {
        PUT("INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld,"
            " van_op, tot_op, einde_op, einde_soort) VALUES (?,?,?,?,'een goede reden',0,?,?,?,?)",
            "iiiiiird", n->huishouden, n->id, n->gebruiker, n->onderdeel, n->van_op, n->tot_op,
            n->einde_op, n->einde_op ? "zelf" : "");
        for (int i = 0; i < 2; i++)
            if (n->gevaar[i])
                PUT("INSERT INTO noodtoegang_persoon VALUES (?,?,?)", "iii", n->huishouden, n->id,
                    n->gevaar[i]);
    }
}

/* Somebody refused it: then that is how it ended (R14). */
static const char *einde_van(const struct wereld *w, const struct toestemming *t)
{
    ELK (w, verklaring, v)
        if (v->toestemming == t->id && strcmp(v->antwoord, "nee") == 0)
            return "geweigerd";
    return "ingetrokken";
}

static void put_toestemming(struct wereld_db *d, const struct wereld *w,
                            const struct toestemming *t)
{
    PUT("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
        " ontvanger_gebruiker_id, ontvanger_persoon_id, doel, doel_zin, van, tot, tekst, wijze,"
        " taal, tolk, kind_alleen, kind_alleen_reden, vastgelegd_door, vastgelegd_onderdeel_id,"
        " vastgelegd_op, volledig_op, einde_op, einde_soort) VALUES (?,?,?,?,?,?,?,?,'zin',?,?,"
        "'tekst','mondeling','nl',0,?,?,?,?,?,?,?,?)",
        "iiitrrrtttidiiirrd", t->huishouden, t->id, t->persoon, t->soort, t->ontvanger_onderdeel,
        t->ontvanger_gebruiker, t->ontvanger_persoon, t->doel, t->van, t->tot, N(t->kind_alleen),
        t->kind_alleen ? "reden" : "", w->gebruiker.r[0].id, w->onderdeel.r[0].id, t->vastgelegd_op,
        t->volledig_op, t->einde_op, t->einde_op ? einde_van(w, t) : "");
    for (int i = 0; i < t->n_categorieen; i++)
        PUT("INSERT INTO toestemming_categorie VALUES (?,?,?)", "iit", t->huishouden, t->id,
            t->categorieen[i]);
    for (int i = 0; i < t->n_items; i++)
        PUT("INSERT INTO toestemming_item VALUES (?,?,?)", "iii", t->huishouden, t->id,
            t->items[i]);
    for (int i = 0; i < t->n_bronnen; i++)
        PUT("INSERT INTO toestemming_bron (huishouden_id, toestemming_id, onderdeel_id,"
            " bevestigd_op) VALUES (?,?,?,?)",
            "iiir", t->huishouden, t->id, t->bronnen[i].onderdeel, t->bronnen[i].bevestigd_op);
}

static void put_toestemmingen(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, toestemming, t)
        put_toestemming(d, w, t);
    ELK (w, verklaring, v)
        PUT("INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
            " gever_onderdeel_id, namens, hoedanigheid, antwoord, wijze, datum, vastgelegd_door,"
            " vastgelegd_op) VALUES (?,?,?,?,?,?,?,?,'mondeling',?,?,0)",
            "iiirrdttti", v->huishouden, v->toestemming, v->id, v->gever_persoon,
            v->gever_onderdeel, v->gever_onderdeel ? "naam" : "", v->hoedanigheid, v->antwoord,
            v->datum, w->gebruiker.r[0].id);
}

/* The parts come first. What a decision may be is judged when it is taken; here also those that
 * could not be taken now are looked at, so that guard is off. */
static void put_besluit(struct wereld_db *d, const struct deelbesluit *b)
{
    for (int i = 0; i < b->n_personen; i++)
        PUT("INSERT INTO deelbesluit_persoon VALUES (?,?,?,'gevaar','2030-01-01')", "iii",
            b->huishouden, b->id, b->personen[i]);
    for (int i = 0; i < b->n_categorieen; i++)
        PUT("INSERT INTO deelbesluit_categorie VALUES (?,?,?)", "iit", b->huishouden, b->id,
            b->categorieen[i]);
    for (int i = 0; i < b->n_items; i++)
        PUT("INSERT INTO deelbesluit_item VALUES (?,?,?,?)", "iiit", b->huishouden, b->id,
            b->items[i].id, b->items[i].categorie);
    PUT("INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door,"
        " besloten_op, ontvanger_onderdeel_id, ontvanger_gebruiker_id, doel, doel_zin, minimaal,"
        " vragen, vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op,"
        " einde_op, einde_soort, einde_reden) VALUES (?,?,?,?,?,0,?,?,'veiligheid','zin','minst',"
        "'gevaar','uitleg','gevaar','collega','2026-01-01',?,?,?,?,?,?)",
        "iiiiiirtttrdd", b->huishouden, b->id, b->grond, b->bron, b->door, b->ontvanger_onderdeel,
        b->ontvanger_gebruiker, b->van, b->tot, b->herbeoordeel, b->einde_op,
        b->einde_op ? "bron" : "", b->einde_op ? "klaar" : "");
}

static void put_besluiten(struct wereld_db *d, const struct wereld *w)
{
    PUT("DROP TRIGGER deelbesluit_toelaatbaar", "");
    ELK (w, deelgrond, g)
        PUT("INSERT INTO deelgrond (id, code, naam, artikel, uitleg, wie, geheim, max_dagen,"
            " actief, volgorde, van, tot) VALUES (?1, 'g' || ?1, 'grond', 'wet', 'uitleg', 'bron',"
            " 0, 60, ?, 1, ?, ?)",
            "iitd", g->id, N(g->actief), g->van, g->tot);
    ELK (w, deelbesluit, b)
        put_besluit(d, b);
}

/* Actions hang on a goal; which one does not matter here. */
static void put_familie(struct wereld_db *d, const struct wereld *w)
{
    int64_t door = w->gebruiker.r[0].id;
    PUT("INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, gesloten_op)"
        " VALUES (0, 900001, 'gesloten', 0, 0)",
        "");
    PUT("INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status,"
        " status_op, status_door) VALUES (0, 900002, 900001, 'wonen', 't', 'r', 'actief', 0, ?)",
        "i", door);
    ELK (w, actie, a)
        PUT("INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id,"
            " vervaldatum, status, status_op, status_door)"
            " VALUES (?,?,900002,'t',?,'2030-01-01','open',0,?)",
            "iiii", a->huishouden, a->id, a->eigenaar_persoon, door);
    ELK (w, instemming, s)
        PUT("INSERT INTO instemming VALUES (?,?,?,'2026-01-01',?,0)", "iiii", s->huishouden,
            s->item, s->persoon, door);
    ELK (w, kindbezwaar, b)
        PUT("INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, item_id,"
            " tegen_id, reden, van, vastgelegd_door, vastgelegd_op, einde_op, einde_reden)"
            " VALUES (?,?,?,?,?,?,?,'reden',?,?,0,?,?)",
            "iiitdrrtird", b->huishouden, b->id, b->kind, b->belang ? "belang" : "bezwaar",
            b->categorie ? b->categorie : "", b->item, b->tegen, b->van, door, N(b->beeindigd),
            b->beeindigd ? "toch goed" : "");
    ELK (w, beperking, b)
        PUT("INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op,"
            " einde_op, einde_reden) VALUES (?,?,?,0,'reden',?,0,?,?)",
            "iiiird", b->huishouden, b->id, b->item, door, N(b->opgeheven),
            b->opgeheven ? "klopt nu" : "");
}

static void put_afschermingen(struct wereld_db *d, const struct wereld *w)
{
    ELK (w, afscherming, a) {
        PUT("INSERT INTO afscherming (huishouden_id, id, reden, van, tot, door, op)"
            " VALUES (?,?,'reden',?,?,?,0)",
            "iitdi", a->huishouden, a->id, a->van, a->tot, w->gebruiker.r[0].id);
        for (int i = 0; i < 2; i++) {
            if (a->beschermd[i])
                PUT("INSERT INTO afscherming_persoon VALUES (?,?)", "ii", a->id, a->beschermd[i]);
            const int64_t tegen[3] = {a->tegen_persoon[i], a->tegen_onderdeel[i],
                                      a->tegen_gebruiker[i]};
            for (int j = 0; j < 3; j++)
                if (tegen[j])
                    PUT("INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id,"
                        " onderdeel_id, gebruiker_id) VALUES (?,?,?,?,?)",
                        "iirrr", a->id, N(3 * i + j + 1), j == 0 ? tegen[j] : 0,
                        j == 1 ? tegen[j] : 0, j == 2 ? tegen[j] : 0);
        }
    }
}

/* What still runs in a household that closed is looked at too, so that guard is off. */
static void put_opvolgers(struct wereld_db *d, const struct wereld *w)
{
    PUT("DROP TRIGGER huishouden_dicht", "");
    ELK (w, huishouden, h) {
        if (h->was_samen_met)
            PUT("INSERT INTO samenvoeging (huishouden_id, id, naar_id, reden, door, op, herstel_op,"
                " herstel_door, herstel_reden) VALUES (?,?,?,'dubbel',?,1,2,?,'toch niet')",
                "iiiii", h->id, h->id, h->was_samen_met, w->gebruiker.r[0].id,
                w->gebruiker.r[0].id);
        if (h->opvolger)
            wereld_db_samen(d, h, w->gebruiker.r[0].id);
    }
}

void wereld_db_samen(struct wereld_db *d, const struct huishouden *h, int64_t door)
{
    PUT("INSERT INTO samenvoeging (huishouden_id, id, naar_id, reden, door, op)"
        " VALUES (?,(SELECT coalesce(max(id), 0) + 1 FROM samenvoeging),?,'dubbel',?,?)",
        "iiii", h->id, h->samen_met, door, h->gesloten_op);
    PUT("UPDATE huishouden SET gesloten_op = ?, opvolger_id = ? WHERE id = ?", "iii",
        h->gesloten_op, h->opvolger, h->id);
}

/* ---- open and close ---- */

/* Before any connection: it gives them the functions that the triggers of the search indexes use.
 */
static void open_db(struct wereld_db *d)
{
    const struct db_options options = {.path = d->pad, .views_dir = migraties_views()};
    struct probleem p = {0};
    if (db_open(&options, &d->db, &p) != DONE)
        stop("opening", p.intern);
}

static void open_lezer(struct wereld_db *d)
{
    struct probleem p = {0};
    if (db_reader_open(d->db, &d->lezer, &p) != DONE)
        stop("opening a reader", p.intern);
}

struct wereld_db *wereld_db_new(const struct wereld *w)
{
    struct wereld_db *d = calloc(1, sizeof *d);
    const char *tmp = getenv("TMPDIR");
    if (!d)
        stop("a database", "no memory");
    (void)snprintf(d->map, sizeof d->map, "%s/gezinsplan-toegang-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(d->map))
        stop(d->map, "cannot be made");
    (void)snprintf(d->pad, sizeof d->pad, "%s/db", d->map);
    open_db(d);
    if (sqlite3_open(d->pad, &d->rauw) != SQLITE_OK)
        stop(d->pad, "cannot be made");
    voer_uit(d->rauw, "PRAGMA legacy_alter_table=1", d->pad); /* as migrate.c does */
    voer_uit(d->rauw, "PRAGMA synchronous=0; PRAGMA journal_mode=MEMORY; PRAGMA foreign_keys=1;",
             "pragmas");
    voer_uit(d->rauw, "BEGIN", "begin");
    (void)voer_map_uit(d->rauw, migraties());
    (void)voer_map_uit(d->rauw, migraties_views());
    if (w->eigen_wet)
        put_wet(d, w);
    put_accounts(d, w);
    put_personen(d, w);
    put_huishoudens(d, w);
    put_betrokkenheid(d, w);
    put_toestemmingen(d, w);
    put_besluiten(d, w);
    put_afschermingen(d, w);
    put_sleutels(d, w);
    put_noodtoegang(d, w);
    put_familie(d, w);
    put_opvolgers(d, w);
    voer_uit(d->rauw, "COMMIT", "commit");
    open_lezer(d);
    return d;
}

void wereld_db_free(struct wereld_db *d)
{
    if (!d)
        return;
    db_conn_close(d->lezer);
    db_close(d->db);
    (void)sqlite3_close(d->rauw);
    (void)unlink(d->pad);
    (void)rmdir(d->map);
    free(d);
}

struct db_conn *wereld_db_reader(struct wereld_db *d) { return d->lezer; }

sqlite3 *wereld_db_raw(struct wereld_db *d) { return d->rauw; }
