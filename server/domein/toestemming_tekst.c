/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/toestemming_tekst.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "render/woorden.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { TEKST_MAX = 8000 };

/* Only the person decides about themselves: then the text says "u". */
static bool is_self(const json_t *gevers)
{
    const char *hoedanigheid = row_text(json_array_get(gevers, 0), "hoedanigheid");
    return json_array_size(gevers) == 1 && hoedanigheid && strcmp(hoedanigheid, "zelf") == 0;
}

/* "bij gezondheid en bij wonen, en 2 stukken die wij u laten zien" */
static void what_add(struct buf *out, const json_t *woorden)
{
    const json_t *categorieen = json_object_get(woorden, "categorieen"), *naam;
    size_t i, n = json_array_size(categorieen);
    int64_t stukken = row_int(woorden, "stukken");
    json_array_foreach(categorieen, i, naam)
    {
        buf_format(out, "%s bij %s",
                   i == 0      ? ""
                   : i + 1 < n ? ","
                               : " en",
                   json_string_value(naam));
    }

    if (stukken == 1)
        buf_format(out, "%s het stuk dat wij u laten zien", n ? ", en in" : " in");
    else if (stukken > 1)
        buf_format(out, "%s de %lld stukken die wij u laten zien", n ? ", en in" : " in",
                   (long long)stukken);
}

/* R9: who keeps a secret says so. */
static void secret_add(struct buf *out, const json_t *bronnen)
{
    AUTO_JSON json_t *secret = json_array();
    json_t *bron;
    size_t i;
    json_array_foreach(bronnen, i, bron)
    {
        if (row_true(bron, "beroepsgeheim"))
            json_array_append(secret, bron);
    }

    if (json_array_size(secret) == 0)
        return;
    AUTO_FREE char *namen = namen_join(secret, "naam");
    bool one = json_array_size(secret) == 1;
    buf_format(out, " %s %s beroepsgeheim. Zonder uw ja %s het niet.", namen ? namen : "",
               one ? "heeft" : "hebben", one ? "vertelt die organisatie" : "vertellen zij");
}

static void lezen_add(struct buf *out, const struct vraag *q, const char *soort, const char *wie)
{
    AUTO_FREE char *bronnen = namen_join(json_object_get(q->woorden, "bronnen"), "naam");
    buf_format(out, "%s mag lezen wat er over %s staat", row_text(q->woorden, "ontvanger"), wie);
    what_add(out, q->woorden);
    buf_format(out, ". Dat is opgeschreven door %s.", bronnen ? bronnen : "");
    if (strcmp(soort, "beroepsgeheim") == 0)
        secret_add(out, json_object_get(q->woorden, "bronnen"));
}

/* "24 mei 2027": with its year, for the text outlives this one. */
static void date_add(struct buf *out, const struct dossier *d, const char *datum)
{
    AUTO_JSON json_t *value = json_string(datum);
    struct woorden_dag dag;
    bool truthy;
    if (woorden_dag_set(&dag, d->v->app->woorden, d->v->vandaag) != DONE ||
        !woorden_format(&dag, value, "deeldatum", out, &truthy))
        buf_text(out, datum);
}

char *toestemming_tekst(const struct dossier *d, const struct vraag *vraag, const char *soort,
                        const json_t *gevers)
{
    BUF_AUTO struct buf out;
    bool hulp = strcmp(soort, "hulp") == 0, self = is_self(gevers);
    const char *persoon = row_text(vraag->woorden, "persoon"),
               *kort = row_text(vraag->woorden, "kort"), *zin = row_text(vraag->in, "doelZin"),
               *van = row_text(vraag->in, "van"); /* a preview looks at its first day */
    buf_init(&out, TEKST_MAX);
    if (hulp)
        buf_format(&out, "%s gaat %s helpen. Hiermee mag niemand iets lezen.",
                   row_text(vraag->woorden, "ontvanger"), self ? "u" : persoon);
    else
        lezen_add(&out, vraag, soort, self ? "u" : persoon);
    buf_format(&out, "\n\nWaarom? %s\n\nDit mag ", zin);
    if (van && strcmp(van, d->v->vandaag) > 0) { /* it does not begin today */
        buf_text(&out, "van ");
        date_add(&out, d, van);
        buf_text(&out, " ");
    }
    buf_text(&out, "tot en met ");
    date_add(&out, d, vraag->tot);
    buf_text(&out, ". U kunt altijd stoppen.");
    if (!hulp)
        buf_format(&out, " Dan ziet %s dit meteen niet meer.", kort);
    buf_format(&out, " Als u nee zegt, helpen wij %s nog steeds.",
               self ? "u" : row_text(vraag->woorden, "roepnaam"));
    return buf_steal(&out, NULL);
}

json_t *toestemming_alineas(const char *tekst)
{
    json_t *alineas = json_array();
    while (tekst && *tekst) {
        const char *end = strstr(tekst, "\n\n");
        size_t n = end ? (size_t)(end - tekst) : strlen(tekst);
        json_array_append_new(alineas, json_stringn(tekst, n));
        tekst += n + (end ? 2 : 0);
    }
    return alineas;
}
