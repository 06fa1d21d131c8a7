/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the API answers, for its description (openapi.c): one file a noun in resources/antwoorden/,
 * joined when the program is built and kept in it. A file is one JSON object; a key with a dot is
 * the `handeling` of a route, one that starts with a capital is a part that others name:
 *
 *     {
 *       "doelen.lezen": {"resultaten": ["Doel"], "volgende": "adres?"},
 *       "Doel": {"id": "id", "titel": "tekst In de woorden van het gezin.", "tot": "datum?",
 *                "score?": "getal"}
 *     }
 *
 * A value is a type, an object or an array of one of those ([X]; [X, null] where there may be none
 * at all). A type is one of
 *
 *     tekst  getal  breuk  janee  id  datum  tijdstip  adres (a path)  email  alles (any JSON)
 *
 * or the name of a part; after it "[]" for an array of it, "?" where it may be null, and after a
 * space what it means (Dutch, for the reader of the description). A key that ends in "?" may be
 * absent. In an object "$uitleg" is what it means, "$leeg": true says it may be null, and
 * "$sleutels" is the type of the values where the keys are data themselves. What is not named is
 * not in the answer. `"bestand text/calendar"` answers bytes of that media type.
 *
 * A write that answers its id and version only (ret_id) needs no line. Whoever has the tests of a
 * new noun gets the first version of its file from tests/openapi/opnemen; every test in tests/api
 * checks every answer against this.
 */
#ifndef RESOURCES_ANTWOORDEN_H
#define RESOURCES_ANTWOORDEN_H

#include "base/probleem.h"
#include "base/result.h"

/* handeling or name of a part → as written. Owned. FAILED with what is wrong with a file. */
enum result antwoorden_lees(json_t **ret, struct probleem *p) CHECKED;
/* The media type of the bytes that `written` stands for; NULL when it is JSON. Borrowed. */
const char *antwoord_media(const json_t *written);
/* What is written, as an OpenAPI 3.0 schema. Owned; NULL when it is no such thing. */
json_t *antwoord_schema(const json_t *written);

#endif
