/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/naam.h"

#include "base/tekst.h"

#include <string.h>

static bool given(const char *text) { return text && text[0] != '\0'; }

/* In the BRP a surname "." says that there is none. */
static bool surname_given(const char *text) { return given(text) && strcmp(text, ".") != 0; }

static char usage(const struct naam_delen *n)
{
    if (!surname_given(n->partner_geslachtsnaam) || n->naamgebruik == '\0')
        return 'E';
    if (!surname_given(n->geslachtsnaam) && n->naamgebruik != 'E')
        return 'P';
    return n->naamgebruik;
}

void naam_roep(const struct naam_delen *n, struct buf *out)
{
    if (given(n->roepnaam))
        buf_text(out, n->roepnaam);
    else if (given(n->voornamen))
        buf_add(out, n->voornamen, strcspn(n->voornamen, " "));
}

/* "van der Ven", "d'Ancona" */
static void add_surname(struct buf *out, const char *prefix, const char *surname)
{
    if (given(prefix)) {
        buf_text(out, prefix);
        if (prefix[strlen(prefix) - 1] != '\'')
            buf_char(out, ' ');
    }
    buf_text(out, surname);
}

/* The BRP keeps the title of the family; a woman bears its other form, where it has one. */
static const char *title_for(const struct naam_delen *n)
{
    static const struct {
        const char *man, *vrouw;
    } forms[] = {
        {"baron", "barones"},      {"graaf", "gravin"},      {"hertog", "hertogin"},
        {"jonkheer", "jonkvrouw"}, {"markies", "markiezin"}, {"prins", "prinses"},
    };
    if (!given(n->titel))
        return NULL;
    for (size_t i = 0; n->geslacht == 'v' && i < COUNT_OF(forms); i++)
        if (strcmp(n->titel, forms[i].man) == 0)
            return forms[i].vrouw;
    return n->titel;
}

static bool is_predicate(const char *title) { return strncmp(title, "jonk", 4) == 0; }

static void add_own(const struct naam_delen *n, const char *title, struct buf *out)
{
    if (title) {
        buf_text(out, title);
        buf_char(out, ' ');
    }
    add_surname(out, n->voorvoegsel, n->geslachtsnaam);
}

static void add_surnames(const struct naam_delen *n, const char *title, struct buf *out)
{
    char use = usage(n);
    if (use == 'P' || use == 'V')
        add_surname(out, n->partner_voorvoegsel, n->partner_geslachtsnaam);
    if (use == 'V')
        buf_char(out, '-');
    if (use != 'P')
        add_own(n, title, out);
    if (use == 'N') {
        buf_char(out, '-');
        add_surname(out, n->partner_voorvoegsel, n->partner_geslachtsnaam);
    }
}

/* A name that starts with a prefix starts with a capital: "Van der Ven". */
static void capitalize(struct buf *out, size_t at)
{
    if (at < out->len && out->data[at] >= 'a' && out->data[at] <= 'z')
        out->data[at] = (char)(out->data[at] - 'a' + 'A');
}

static void add_nameless(const struct naam_delen *n, struct buf *out)
{
    if (given(n->voornamen))
        buf_text(out, n->voornamen);
    else if (given(n->roepnaam))
        buf_text(out, n->roepnaam);
    else
        buf_text(out, "(naam onbekend)");
}

void persoon_naam(const struct naam_delen *n, struct buf *out)
{
    if (!surname_given(n->geslachtsnaam) && usage(n) == 'E') {
        add_nameless(n, out);
        return;
    }
    const char *title = usage(n) == 'P' ? NULL : title_for(n);
    if (title && is_predicate(title)) {
        buf_text(out, title);
        buf_char(out, ' ');
        title = NULL;
    }
    size_t before = out->len;
    naam_roep(n, out);
    if (out->len > before)
        buf_char(out, ' ');
    size_t surname = out->len;
    add_surnames(n, title, out);
    if (surname == before && !title)
        capitalize(out, surname);
}

static void add_word(struct buf *out, const char *text)
{
    if (surname_given(text)) {
        buf_text(out, text);
        buf_char(out, ' ');
    }
}

void persoon_zoeknaam(const struct naam_delen *n, struct buf *out)
{
    BUF_AUTO struct buf all;
    BUF_AUTO struct buf written;
    size_t start = out->len;
    buf_init(&all, 16 * 1024);
    buf_init(&written, 16 * 1024);
    add_word(&all, n->voornamen);
    add_word(&all, n->voorvoegsel);
    add_word(&all, n->geslachtsnaam);
    tekst_fold(all.data, out);
    /* "Sanne Verbeek" is found as well as "Sanne Maria Verbeek" */
    buf_clear(&all);
    naam_roep(n, &all);
    buf_char(&all, ' ');
    if (surname_given(n->geslachtsnaam) || usage(n) != 'E')
        add_surnames(n, NULL, &all);
    tekst_fold(all.data, &written);
    if (written.len > 0 && !strstr(out->data + start, written.data)) {
        if (out->len > start)
            buf_char(out, ' ');
        buf_text(out, written.data);
    }
    out->failed = out->failed || all.failed || written.failed;
}
