/* SPDX-License-Identifier: EUPL-1.2 */
/* A toegangssleutel in the database of the running test, as somebody could have made it. */
#ifndef TESTS_API_SLEUTEL_H
#define TESTS_API_SLEUTEL_H

#include "harness.h"

#include "toegang/toegangssleutel.h"

#include <sodium.h>
#include <stdio.h>

/* SQL lists of codes; `huishoudens` NULL: all. Its organisation may. Borrowed until the next four.
 */
static inline const char *sleutel_made(const char *who, const char *lezen, const char *doen,
                                       const char *categorieen, const char *huishoudens)
{
    static char tokens[4][TOEGANGSSLEUTEL_SIZE];
    static int next;
    char *token = tokens[next++ % 4], hex[2 * SESSIE_HASH_BYTES + 1], sql[4000];
    uint8_t hash[SESSIE_HASH_BYTES];
    toegangssleutel_draw(&app, token, hash);
    (void)sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO sleutel_toelating SELECT o.organisatie_id, 106, 1 FROM gebruiker g"
        " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE g.gebruikersnaam = '%s'"
        " ON CONFLICT DO NOTHING;"
        "INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id, naam,"
        " waarvoor, alle_huishoudens, op, tot) SELECT 1 + (SELECT max(coalesce(max(id), 0), 9000) "
        "FROM toegangssleutel),"
        " x'%s', '%s', id, onderdeel_id, 'Programma', 'Proef', %d, 1795000000, '2027-06-01'"
        " FROM gebruiker WHERE gebruikersnaam = '%s';"
        "INSERT INTO sleutel_bereik SELECT (SELECT max(id) FROM toegangssleutel), groep, code"
        " FROM sleutel_kan WHERE (groep = 'lezen' AND code IN (%s)) OR (groep = 'doen' AND code IN"
        " (%s)) OR (groep = 'categorie' AND code IN (%s)) OR (groep = 'rol' AND code IN (SELECT"
        " r.rol FROM gebruiker_rol r JOIN gebruiker g ON g.id = r.gebruiker_id"
        "  WHERE g.gebruikersnaam = '%s'));"
        "INSERT INTO sleutel_huishouden SELECT (SELECT max(id) FROM toegangssleutel), id"
        " FROM huishouden WHERE id IN (%s);",
        who, hex, token + strlen(token) - 4, huishoudens == NULL, who, lezen, doen, categorieen,
        who, huishoudens ? huishoudens : "0");
    change(sql);
    return token;
}

/* Everything that a scope may have, of all households. */
static inline const char *sleutel_breed(const char *who)
{
    return sleutel_made(who, "SELECT code FROM sleutel_kan", "SELECT code FROM sleutel_kan",
                        "SELECT code FROM sleutel_kan", NULL);
}

#endif
