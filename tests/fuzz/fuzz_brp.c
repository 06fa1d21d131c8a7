/* SPDX-License-Identifier: EUPL-1.2 */
/* A delivery of the BRP of any kind: cut, parsed and read. What is read is always whole text. */
#include "base/cleanup.h"
#include "base/tekst.h"
#include "brp/persoon.h"
#include "brp/splitser.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, size_t size)
{
    size_t n = strnlen(text, size);
    if (n == size || !tekst_is_utf8(text, n))
        abort();
}

static void check_date(const char *datum)
{
    if (datum[0] && !datum_is_partial(datum))
        abort();
}

static void check_person(const struct brp_persoon *p)
{
    char bsn[BSN_SIZE];
    if (!bsn_parse(p->bsn, bsn) || p->naam[0] == '\0' || !strchr("mvx", p->geslacht))
        abort();
    check_text(p->voornamen, sizeof p->voornamen);
    check_text(p->geslachtsnaam, sizeof p->geslachtsnaam);
    check_text(p->naam, sizeof p->naam);
    check_text(p->zoeknaam, sizeof p->zoeknaam);
    check_text(p->straat, sizeof p->straat);
    check_text(p->woonplaats, sizeof p->woonplaats);
    check_text(p->opschorting, sizeof p->opschorting);
    check_date(p->geboortedatum);
    check_date(p->overleden_op);
    if (p->relaties < 0 || p->relaties > BRP_RELATIES_MAX || p->gezag.houders > BRP_HOUDERS_MAX)
        abort();
    for (int i = 0; i < p->relaties; i++) {
        check_text(p->relatie[i].naam, sizeof p->relatie[i].naam);
        check_date(p->relatie[i].van);
        check_date(p->relatie[i].tot);
    }
}

static void remark(void *arg, const char *veld, const char *reden)
{
    ++*(int *)arg;
    check_text(veld, 1000);
    check_text(reden, 1000);
}

static void read_one(const struct stuk *stuk, struct brp_persoon *person)
{
    json_error_t error;
    int remarks = 0;
    AUTO_JSON json_t *json = json_loadb(stuk->text, stuk->len, JSON_REJECT_DUPLICATES, &error);
    if (!json)
        return;
    if (brp_persoon_lezen(json, person, remark, &remarks))
        check_person(person);
    else if (remarks == 0)
        abort(); /* passed over without a word */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    AUTO_FILE FILE *file = fmemopen((void *)(uintptr_t)data, size, "r");
    AUTO_FREE struct brp_persoon *person = malloc(sizeof *person);
    if (!file || !person)
        abort();
    PROBLEEM_AUTO struct probleem p = {0};
    struct splitser s;
    struct stuk stuk = {.soort = STUK_PERSOON};
    splitser_init(&s, file);
    while (stuk.soort != STUK_EINDE && splitser_next(&s, &stuk, &p) == DONE)
        if (stuk.soort == STUK_PERSOON)
            read_one(&stuk, person);
    splitser_free(&s);
    return 0;
}
