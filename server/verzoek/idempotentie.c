/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/idempotentie.h"

#include "base/cleanup.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { DAY = 86400, MOST_PURGED = 20 };

static void hash_add(crypto_generichash_state *state, const void *bytes, size_t length)
{
    uint64_t n = length; /* so that no two lists of parts are one */
    (void)crypto_generichash_update(state, (const uint8_t *)&n, sizeof n);
    (void)crypto_generichash_update(state, bytes, length);
}

static void hash_begin(crypto_generichash_state *state, const struct app *app)
{
    (void)crypto_generichash_init(state, app->sleutels->idempotentie, SLEUTEL_BYTES,
                                  IDEMPOTENTIE_HASH_BYTES);
}

static bool body_hash(const struct app *app, const json_t *raw,
                      uint8_t ret[IDEMPOTENTIE_HASH_BYTES])
{
    crypto_generichash_state state;
    AUTO_JSON json_t *copy = raw ? json_copy((json_t *)(uintptr_t)raw) : json_object();
    (void)json_object_del(copy, "_csrf");
    AUTO_FREE char *text = json_dumps(copy, JSON_COMPACT | JSON_SORT_KEYS);
    if (!text)
        return false;
    hash_begin(&state, app);
    hash_add(&state, text, strlen(text));
    (void)crypto_generichash_final(&state, ret, IDEMPOTENTIE_HASH_BYTES);
    return true;
}

enum result idempotentie_init(struct idempotentie *h, const struct app *app, const char *key,
                              enum http_method method, const char *path, const json_t *raw,
                              struct probleem *p)
{
    *h = (struct idempotentie){0};
    if (!key || !key[0])
        return DONE;
    if (strlen(key) > IDEMPOTENTIE_SLEUTEL_MAX)
        return probleem_set(p, PROBLEEM_ONLEESBAAR,
                            "Idempotency-Key is te lang. Er is niets opgeslagen.");
    crypto_generichash_state state;
    int32_t number = (int32_t)method;
    hash_begin(&state, app);
    hash_add(&state, &number, sizeof number);
    hash_add(&state, path, strlen(path));
    hash_add(&state, key, strlen(key));
    (void)crypto_generichash_final(&state, h->sleutel, sizeof h->sleutel);
    if (!body_hash(app, raw, h->verzoek))
        return probleem_intern(p, "no memory for an idempotency key");
    h->gevraagd = true;
    return DONE;
}

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void answer_fill(json_t *ret, const char *text)
{
    AUTO_JSON json_t *answer = text ? json_loads(text, 0, NULL) : NULL;
    if (answer)
        (void)json_object_update(ret, answer);
}

enum result idempotentie_find(struct idempotentie *h, struct db_conn *writer, int64_t gebruiker,
                              int64_t nu, json_t *ret, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    size_t length;
    h->eerder = false;
    if (!h->gevraagd)
        return DONE;
    if (db_query(writer, p,
                 "SELECT verzoek, status, locatie, gedaan, antwoord FROM idempotentie"
                 " WHERE gebruiker_id = :gebruiker AND sleutel = :sleutel AND op > :sinds",
                 BINDS(B_INT(":gebruiker", gebruiker),
                       B_BLOB(":sleutel", h->sleutel, sizeof h->sleutel),
                       B_INT(":sinds", nu - DAY)),
                 &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    if (!more)
        return DONE;
    const void *before = db_column_blob(s, 0, &length);
    if (length != sizeof h->verzoek || memcmp(before, h->verzoek, length) != 0)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Met deze Idempotency-Key is al iets anders gestuurd. Er is niets "
                            "veranderd.");
    h->eerder = true;
    h->status = (int)db_column_int(s, 1);
    text_fill(h->locatie, sizeof h->locatie, db_column_text(s, 2));
    text_fill(h->gedaan, sizeof h->gedaan, db_column_text(s, 3));
    answer_fill(ret, db_column_text(s, 4));
    return DONE;
}

static enum result purge(struct db_conn *writer, int64_t nu, struct probleem *p)
{
    return db_exec(
        writer, p,
        "DELETE FROM idempotentie WHERE (gebruiker_id, sleutel) IN"
        " (SELECT gebruiker_id, sleutel FROM idempotentie WHERE op <= :tot LIMIT :aantal)",
        BINDS(B_INT(":tot", nu - DAY), B_INT(":aantal", MOST_PURGED)), NULL);
}

enum result idempotentie_keep(const struct idempotentie *h, struct db_conn *writer,
                              int64_t gebruiker, int64_t nu, int status, const char *locatie,
                              const char *gedaan, const json_t *ret, struct probleem *p)
{
    if (!h->gevraagd)
        return DONE;
    AUTO_FREE char *answer = json_dumps(ret, JSON_COMPACT);
    if (!answer)
        return probleem_intern(p, "no memory for an idempotency record");
    if (purge(writer, nu, p) != DONE)
        return FAILED;
    return db_exec(
        writer, p,
        "INSERT INTO idempotentie (gebruiker_id, sleutel, verzoek, status, locatie,"
        " gedaan, antwoord, op) VALUES (:gebruiker, :sleutel, :verzoek, :status,"
        " :locatie, :gedaan, :antwoord, :nu)"
        " ON CONFLICT (gebruiker_id, sleutel) DO UPDATE SET verzoek = excluded.verzoek,"
        " status = excluded.status, locatie = excluded.locatie, gedaan = excluded.gedaan,"
        " antwoord = excluded.antwoord, op = excluded.op",
        BINDS(B_INT(":gebruiker", gebruiker), B_BLOB(":sleutel", h->sleutel, sizeof h->sleutel),
              B_BLOB(":verzoek", h->verzoek, sizeof h->verzoek), B_INT(":status", status),
              B_TEXT(":locatie", locatie), B_TEXT(":gedaan", gedaan), B_TEXT(":antwoord", answer),
              B_INT(":nu", nu)),
        NULL);
}
