/* SPDX-License-Identifier: EUPL-1.2 */
/* Documents of the demo: real files, sealed as the server seals them. Of paper a PDF is made. */
#include "demo/schrijf.h"

#include "base/buf.h"
#include "base/sleutels.h"
#include "base/tekst.h"
#include "stukken/sleutel.h"
#include "stukken/soort.h"
#include "stukken/stuk.h"

#include <string.h>

enum { PDF_MAX = 16384, LINE = 88, PDF_OBJECTS = 5 };

/* ---- a PDF of one page ---- */

/* One line of text for a PDF string: Latin-1, with signs escaped. */
static void pdf_line(struct buf *out, const char *text, size_t n)
{
    const char *end = text + n;
    buf_char(out, '(');
    while (text < end) {
        uint32_t c = tekst_next(&text);
        if (strchr("()\\", (int)c) && c)
            buf_char(out, '\\');
        buf_char(out, c < 0x100 ? (char)(unsigned char)c : '-');
    }
    buf_text(out, ") '\n");
}

/* Broken at spaces, so that it stays on the page. */
static void pdf_lines(struct buf *out, const char *text)
{
    while (*text) {
        size_t line = strcspn(text, "\n"), n = line;
        if (n > LINE)
            for (n = LINE; n > 0 && text[n] != ' ';)
                n--;
        n = n ? n : line;
        pdf_line(out, text, n);
        text += n + (text[n] != '\0');
    }
}

static void pdf_make(struct buf *out, const char *titel, const char *tekst)
{
    static const char *const OBJECTS[] = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font "
         "<< /F1 4 0 R >> >> >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    };
    size_t at[PDF_OBJECTS + 1];
    BUF_AUTO struct buf page;
    buf_init(&page, PDF_MAX);
    buf_text(&page, "BT /F1 15 Tf 60 780 Td 24 TL\n");
    pdf_lines(&page, titel);
    buf_text(&page, "/F1 11 Tf 16 TL () '\n");
    pdf_lines(&page, tekst);
    buf_text(&page, "ET");
    buf_text(out, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
    for (int i = 1; i <= PDF_OBJECTS; i++) {
        at[i] = out->len;
        if (i < PDF_OBJECTS)
            buf_format(out, "%d 0 obj\n%s\nendobj\n", i, OBJECTS[i - 1]);
    }
    buf_format(out, "5 0 obj\n<< /Length %zu >>\nstream\n", page.len);
    buf_add(out, page.data, page.len);
    buf_text(out, "\nendstream\nendobj\n");
    size_t table = out->len;
    buf_format(out, "xref\n0 %d\n0000000000 65535 f \n", PDF_OBJECTS + 1);
    for (int i = 1; i <= PDF_OBJECTS; i++)
        buf_format(out, "%010zu 00000 n \n", at[i]);
    buf_format(out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
               PDF_OBJECTS + 1, table);
}

/* ---- sealing ---- */

static const char SQL_SLEUTEL[] = "SELECT hex(sleutel) FROM huishouden_sleutel WHERE "
                                  "huishouden_id = :h";

/* As domein/document.c does it. */
static enum result household_key(struct huis *h, uint8_t ret[SLEUTEL_LEN], struct probleem *p)
{
    const uint8_t *head = h->w->sleutels->stukken;
    uint8_t sealed[SLEUTEL_VERZEGELD];
    STMT_AUTO struct db_stmt *s = NULL;
    bool there;
    if (db_query(h->w->conn, p, SQL_SLEUTEL, BINDS(B_INT(":h", h->id)), &s) != DONE ||
        db_step(s, p, &there) != DONE)
        return FAILED;
    if (there)
        return sleutel_open_hex(head, SLEUTEL_HUISHOUDEN, h->id, db_column_text(s, 0), ret)
                   ? DONE
                   : probleem_intern(p, "the key of a household does not open");
    sleutel_new(ret);
    sleutel_seal(head, SLEUTEL_HUISHOUDEN, h->id, ret, sealed);
    wereld_exec(h->w, "INSERT INTO huishouden_sleutel (huishouden_id, sleutel) VALUES (:h, :s)",
                BINDS(B_INT(":h", h->id), B_BLOB(":s", sealed, sizeof sealed)));
    return DONE;
}

static void inhoud_write(struct huis *h, int64_t id, const struct stuk_feiten *f,
                         struct probleem *p)
{
    uint8_t household[SLEUTEL_LEN], sealed[SLEUTEL_VERZEGELD];
    if (household_key(h, household, p) != DONE)
        return;
    sleutel_seal(household, SLEUTEL_DOCUMENT, id, f->sleutel, sealed);
    wereld_exec(h->w, "INSERT INTO stuk (naam, bytes, hash) VALUES (:naam, :bytes, :hash)",
                BINDS(B_TEXT(":naam", f->naam), B_INT(":bytes", f->bytes),
                      B_BLOB(":hash", f->hash, sizeof f->hash)));
    wereld_exec(h->w,
                "INSERT INTO document_inhoud (huishouden_id, document_id, stuk, sleutel)"
                " VALUES (:h, :id, :stuk, :sleutel)",
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":stuk", f->naam),
                      B_BLOB(":sleutel", sealed, sizeof sealed)));
}

/* The file stays `.nieuw` until the demo is whole (demo.c). */
static void stuk_write(struct huis *h, int64_t id, const struct buf *bytes, struct probleem *p)
{
    struct stuk *stuk = NULL;
    if (bytes->failed) {
        (void)probleem_intern(p, "a document of the demo is too long");
        return;
    }
    if (stuk_new(h->w->gegevens, &stuk, p) == DONE &&
        stuk_add(stuk, bytes->data, bytes->len, p) == DONE && stuk_finish(stuk, p) == DONE)
        inhoud_write(h, id, stuk_feiten(stuk), p);
    stuk_leave(stuk);
}

static const char SQL_DOCUMENT[] =
    "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes,"
    " ingetrokken_op, versie) VALUES (:h, :id, :titel, :datum, :naam, :soort, :bytes, :weg,"
    " :versie)";
static const char SQL_INTREKKING[] =
    "INSERT INTO document_versie (huishouden_id, document_id, versie, titel, datum, categorie,"
    " reden, door, op) VALUES (:h, :id, 1, :titel, :datum, :categorie, :reden, :door, :op)";

int64_t schrijf_document(struct huis *h, const struct schrijf_document *d)
{
    struct probleem p = {0};
    BUF_AUTO struct buf bytes;
    bool pdf = strcmp(d->soort, "pdf") == 0;
    enum demo_gebruiker door = d->door ? d->door : h->regie;
    int64_t id = schrijf_item(h, &(struct schrijf_item){.soort = "document",
                                                        .categorie = d->categorie,
                                                        .aard = "inhoud",
                                                        .door = d->door,
                                                        .personen = d->personen,
                                                        .op = d->op});
    buf_init(&bytes, PDF_MAX);
    if (pdf)
        pdf_make(&bytes, d->titel, d->tekst);
    else
        buf_text(&bytes, d->tekst);
    wereld_exec(h->w, SQL_DOCUMENT,
                BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":titel", d->titel),
                      B_TEXT(":datum", datum_van(h->w, d->op)), B_TEXT(":naam", d->bestandsnaam),
                      B_TEXT(":soort", d->soort), B_INT(":bytes", bytes.len),
                      B_REF(":weg", d->ingetrokken), B_INT(":versie", d->ingetrokken ? 2 : 1)));
    if (d->ingetrokken)
        wereld_exec(h->w, SQL_INTREKKING,
                    BINDS(B_INT(":h", h->id), B_INT(":id", id), B_TEXT(":titel", d->titel),
                          B_TEXT(":datum", datum_van(h->w, d->op)),
                          B_TEXT(":categorie", d->categorie), B_TEXT(":reden", d->reden),
                          B_INT(":door", h->w->gebruiker[door]), B_INT(":op", d->ingetrokken)));
    stuk_write(h, id, &bytes, &p);
    if (probleem_is(&p))
        wereld_fail(h->w, probleem_reden(&p));
    probleem_clear(&p);
    return id;
}

size_t schrijf_papier(struct huis *h, int64_t id, const char *titel, const char *tekst)
{
    struct probleem p = {0};
    BUF_AUTO struct buf bytes;
    buf_init(&bytes, PDF_MAX);
    pdf_make(&bytes, titel, tekst);
    stuk_write(h, id, &bytes, &p);
    if (probleem_is(&p))
        wereld_fail(h->w, probleem_reden(&p));
    probleem_clear(&p);
    return bytes.len;
}
