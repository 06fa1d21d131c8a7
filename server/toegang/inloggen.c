/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/inloggen.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
    KEY_BYTES = 16,
    FREE_FAILURES = 3,
    LONGEST_WAIT = 30,   /* seconds, before the lock-out */
    ADDRESS_FACTOR = 10, /* an office shares its address */
    MOST_SHIFTS = 5,
};

/* 'n' for a name, 'a' for an address; names are compared without regard to case. */
static void key_of(const struct app *app, char kind, const char *text, uint8_t ret[KEY_BYTES])
{
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, app->sleutels->sessie, SLEUTEL_BYTES, KEY_BYTES);
    (void)crypto_generichash_update(&state, (const uint8_t *)&kind, 1);
    for (; *text; text++) {
        uint8_t c = (uint8_t)tolower((unsigned char)*text);
        (void)crypto_generichash_update(&state, &c, 1);
    }
    (void)crypto_generichash_final(&state, ret, KEY_BYTES);
}

/* Who has one IPv6 address has 2^64 of them: those count as one. */
static void address_key(const struct app *app, const char *address, uint8_t ret[KEY_BYTES])
{
    struct in6_addr v6;
    char network[INET6_ADDRSTRLEN];
    if (inet_pton(AF_INET6, address, &v6) == 1 && !IN6_IS_ADDR_V4MAPPED(&v6)) {
        memset(v6.s6_addr + 8, 0, 8);
        if (inet_ntop(AF_INET6, &v6, network, sizeof network))
            address = network;
    }
    key_of(app, 'a', address, ret);
}

int64_t inlog_netwerk(const struct app *app, const char *address)
{
    uint8_t key[KEY_BYTES];
    int64_t number;
    address_key(app, address, key);
    memcpy(&number, key, sizeof number);
    return (number & (INT64_MAX - 1)) + 1;
}

static int64_t wait_after(int64_t failures, int limit, int64_t lock, bool slow)
{
    if (failures >= limit)
        return lock;
    if (!slow || failures < FREE_FAILURES)
        return 0;
    int64_t shift = failures - FREE_FAILURES;
    int64_t seconds = shift < MOST_SHIFTS ? (int64_t)1 << shift : LONGEST_WAIT;
    return seconds < LONGEST_WAIT ? seconds : LONGEST_WAIT;
}

struct attempts {
    int64_t count, last, locked_until;
};

static enum result attempts_read(struct db_conn *c, const uint8_t key[KEY_BYTES],
                                 struct attempts *ret, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p,
                 "SELECT aantal, laatst_op, geblokkeerd_tot FROM inlogpoging"
                 " WHERE sleutel = :sleutel",
                 BINDS(B_BLOB(":sleutel", key, KEY_BYTES)), &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    *ret = (struct attempts){0};
    if (more)
        *ret = (struct attempts){db_column_int(s, 0), db_column_int(s, 1), db_column_int(s, 2)};
    return DONE;
}

static enum result attempt_count(struct db_conn *c, const struct app *app,
                                 const uint8_t key[KEY_BYTES], int limit, bool slow, int64_t nu,
                                 struct probleem *p)
{
    int64_t lock = (int64_t)app->config.inlog_blokkade_minuten * 60;
    struct attempts a;
    if (attempts_read(c, key, &a, p) != DONE)
        return FAILED;
    if (a.locked_until > nu) {
        (void)probleem_set(p, PROBLEEM_TE_VAAK,
                           "Wacht even voordat u het weer probeert. Dat houdt mensen tegen die "
                           "wachtwoorden raden.");
        p->wacht = (int)(a.locked_until - nu);
        return FAILED;
    }
    int64_t count = nu - a.last >= lock ? 1 : a.count + 1;
    return db_exec(c, p,
                   "INSERT INTO inlogpoging (sleutel, aantal, laatst_op, geblokkeerd_tot)"
                   " VALUES (:sleutel, :aantal, :nu, :tot) ON CONFLICT (sleutel) DO UPDATE"
                   " SET aantal = :aantal, laatst_op = :nu, geblokkeerd_tot = :tot",
                   BINDS(B_BLOB(":sleutel", key, KEY_BYTES), B_INT(":aantal", count),
                         B_INT(":nu", nu),
                         B_INT(":tot", nu + wait_after(count, limit, lock, slow))),
                   NULL);
}

static enum result account_read(struct db_conn *c, const char *name, const char *vandaag,
                                struct wachtwoord_uitslag *ret, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    *ret = (struct wachtwoord_uitslag){0};
    if (db_query(c, p,
                 "SELECT g.id, w.hash FROM gebruiker g JOIN wachtwoord w ON w.gebruiker_id = g.id"
                 " JOIN onderdeel o ON o.id = g.onderdeel_id"
                 " JOIN organisatie z ON z.id = o.organisatie_id"
                 " WHERE g.gebruikersnaam = :naam"
                 " AND g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"
                 " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"
                 " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)",
                 BINDS(B_TEXT(":naam", name), B_TEXT(":vandaag", vandaag)), &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    if (more) {
        ret->gebruiker = db_column_int(s, 0);
        (void)snprintf(ret->hash, sizeof ret->hash, "%s", db_column_text(s, 1));
    }
    return DONE;
}

enum result inloggen_begin(struct db_conn *writer, struct app *app, const char *name,
                           const char *address, int64_t nu, struct wachtwoord_uitslag *ret,
                           struct probleem *p)
{
    uint8_t by_name[KEY_BYTES], by_address[KEY_BYTES];
    char vandaag[DATUM_SIZE];
    int limit = app->config.inlog_pogingen;
    key_of(app, 'n', name, by_name);
    address_key(app, address, by_address);
    clock_local_date(nu, vandaag);
    if (attempt_count(writer, app, by_name, limit, true, nu, p) != DONE ||
        attempt_count(writer, app, by_address, limit * ADDRESS_FACTOR, false, nu, p) != DONE)
        return FAILED;
    return account_read(writer, name, vandaag, ret, p);
}

enum result inloggen_goed(struct db_conn *writer, struct app *app, const char *name,
                          const char *address, int64_t nu, struct probleem *p)
{
    uint8_t by_name[KEY_BYTES], by_address[KEY_BYTES];
    key_of(app, 'n', name, by_name);
    address_key(app, address, by_address);
    if (db_exec(writer, p,
                "DELETE FROM inlogpoging WHERE sleutel = :sleutel OR laatst_op < :gisteren",
                BINDS(B_BLOB(":sleutel", by_name, KEY_BYTES), B_INT(":gisteren", nu - 86400)),
                NULL) != DONE)
        return FAILED;
    return db_exec(writer, p,
                   "UPDATE inlogpoging SET aantal = max(aantal - 1, 0), geblokkeerd_tot = 0"
                   " WHERE sleutel = :sleutel",
                   BINDS(B_BLOB(":sleutel", by_address, KEY_BYTES)), NULL);
}
