/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/import.h"

#include "base/cleanup.h"
#include "brp/import.h"
#include "cli/cli.h"
#include "cli/storage.h"
#include "cli/verhuizing.h"
#include "cli/werkplaats.h"

#include <getopt.h>
#include <string.h>
#include <sys/stat.h>

static const char HELP[] =
    "Usage: gezinsplan import brp FILE [--rapport FILE] [--gegevens DIR] [--config FILE]\n"
    "\n"
    "Takes in persons as the BRP delivers them (JSON of \"BRP bevragen\"). Whoever is known by\n"
    "BSN is brought up to date; reading the same file twice changes nothing. Whoever stands in\n"
    "it twice is as the last one says, and is told. Stopped halfway, what was read stays, and\n"
    "the file can be read again. When everybody in it is passed over, it fails.\n"
    "\n"
    "gezinsplan import verhuizing --help tells of households that move here.\n"
    "\n"
    "  --rapport FILE  what was taken, passed over and left out, as JSON\n"
    "  --gegevens DIR  data folder (default: the setting `gegevens`)\n"
    "  --config FILE   settings; GEZINSPLAN_… in the environment wins\n";

struct verslag {   /* what is told while it runs */
    FILE *rapport; /* JSON; NULL: none */
    bool first;
    bool terminal;
    long size; /* of the file, for the percentage; 0 when not known */
    FILE *file;
    long told; /* persons at the last sign of life */
};

/* ---- the report ---- */

static void report_text(FILE *f, const char *text)
{
    json_t *json = json_string(text);
    char *quoted = json ? json_dumps(json, JSON_ENCODE_ANY) : NULL;
    (void)fputs(quoted ? quoted : "\"\"", f);
    free(quoted);
    json_decref(json);
}

static void tell_remark(void *arg, const struct brp_melding *m)
{
    struct verslag *v = arg;
    if (v->terminal)
        (void)fputs("\r\033[K", stderr);
    if (m->eerder)
        (void)printf("line %ld: the person of line %ld again; this line counts now\n", m->line,
                     m->eerder);
    else
        (void)printf("line %ld: %s%s%s%s\n", m->line, m->veld, m->veld[0] ? " " : "", m->reden,
                     m->overgeslagen ? "; this person was passed over" : "; this was left out");
    if (!v->rapport)
        return;
    (void)fprintf(v->rapport, "%s\n  {\"line\": %ld, \"field\": ", v->first ? "" : ",", m->line);
    report_text(v->rapport, m->veld);
    (void)fputs(", \"reason\": ", v->rapport);
    report_text(v->rapport, m->reden);
    (void)fprintf(v->rapport, ", \"personPassedOver\": %s", m->overgeslagen ? "true" : "false");
    if (m->eerder)
        (void)fprintf(v->rapport, ", \"sameAsLine\": %ld", m->eerder);
    (void)fputc('}', v->rapport);
    v->first = false;
}

static void tell_progress(void *arg, const struct brp_telling *t)
{
    enum { SELDOM = 10000 };
    struct verslag *v = arg;
    long at = v->size > 0 ? ftell(v->file) : 0;
    int percent = v->size > 0 && at >= 0 ? (int)(at * 100 / v->size) : 0;
    if (v->terminal)
        (void)fprintf(stderr, "\r%ld persons read (%d%%)\033[K", t->gelezen, percent);
    else if (t->gelezen >= v->told + SELDOM)
        (void)fprintf(stderr, "%ld persons read (%d%%)\n", t->gelezen, percent);
    else
        return;
    v->told = t->gelezen;
    (void)fflush(stderr);
}

static void tell_totals(struct verslag *v, const struct brp_telling *t, const char *broken)
{
    if (v->terminal)
        (void)fputs("\r\033[K", stderr);
    (void)printf("%ld persons read: %ld new, %ld changed, %ld unchanged, %ld passed over\n",
                 t->gelezen, t->nieuw, t->gewijzigd, t->ongewijzigd, t->overgeslagen);
    if (t->opmerkingen)
        (void)printf("%ld fields were left out of persons that were taken\n", t->opmerkingen);
    if (t->dubbel)
        (void)printf("%ld of these stood in it before: the last one counts\n", t->dubbel);
    if (!v->rapport)
        return;
    (void)fprintf(v->rapport,
                  "],\n\"read\": %ld, \"new\": %ld, \"changed\": %ld, \"unchanged\": %ld,"
                  " \"passedOver\": %ld, \"fieldsLeftOut\": %ld, \"again\": %ld,\n\"stopped\": ",
                  t->gelezen, t->nieuw, t->gewijzigd, t->ongewijzigd, t->overgeslagen,
                  t->opmerkingen, t->dubbel);
    if (broken)
        report_text(v->rapport, broken);
    else
        (void)fputs("null", v->rapport);
    (void)fputs("}\n", v->rapport);
}

/* ---- the run ---- */

static int run(struct werkplaats *w, FILE *file, FILE *rapport)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct brp_telling telling = {0};
    struct stat st;
    char verzoek[ID_TEXT_SIZE];
    bool regular = fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode);
    struct verslag v = {.rapport = rapport,
                        .first = true,
                        .terminal = isatty(STDERR_FILENO) == 1,
                        .size = regular ? (long)st.st_size : 0,
                        .file = file};
    id_format(id_new(w->ids), verzoek);
    const struct brp_import import = {
        .conn = w->conn,
        .ids = w->ids,
        .keys = &w->sleutels->bsn,
        .clock = &w->clock,
        .verzoek = verzoek,
        .file = file,
        .melding = tell_remark,
        .voortgang = tell_progress,
        .arg = &v,
    };
    if (rapport)
        (void)fputs("{\"remarks\": [", rapport);
    enum result r = brp_importeren(&import, &telling, &p);
    tell_totals(&v, &telling, r == DONE ? NULL : probleem_reden(&p));
    if (r == DONE && telling.gelezen > 0 && telling.overgeslagen == telling.gelezen) {
        (void)fputs("gezinsplan: nobody was taken in: is this the file you meant?\n", stderr);
        return CLI_FAILED;
    }
    if (r == DONE)
        return CLI_DONE;
    storage_print(&p);
    (void)fputs("gezinsplan: the import stopped; what was counted above was kept\n", stderr);
    return CLI_FAILED;
}

struct request {
    const char *file, *rapport, *gegevens, *config;
    bool help;
};

static bool parse(int argc, char **argv, struct request *ret)
{
    static const struct option options[] = {
        {"gegevens", required_argument, NULL, 'g'},
        {"rapport", required_argument, NULL, 'r'},
        {"config", required_argument, NULL, 'c'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    *ret = (struct request){0};
    optind = 1;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'g': ret->gegevens = optarg; break;
        case 'r': ret->rapport = optarg; break;
        case 'c': ret->config = optarg; break;
        case 'h': ret->help = true; return true;
        default: return false;
        }
    }
    if (argc - optind != 2 || strcmp(argv[optind], "brp") != 0)
        return false;
    ret->file = argv[optind + 1];
    return true;
}

static FILE *open_or_tell(const char *path, const char *mode)
{
    struct stat st;
    FILE *f = fopen(path, mode);
    int error = errno;
    if (f && fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) { /* it can be opened, not read */
        (void)fclose(f);
        f = NULL;
        error = EISDIR;
    }
    if (!f)
        (void)fprintf(stderr, "gezinsplan: %s: %s\n", path, strerror(error));
    return f;
}

/* A slip of the keyboard may not cost the delivery. */
static bool is_the_delivery(FILE *file, const char *rapport)
{
    struct stat a, b;
    if (!rapport || fstat(fileno(file), &a) != 0 || stat(rapport, &b) != 0 ||
        a.st_dev != b.st_dev || a.st_ino != b.st_ino)
        return false;
    (void)fprintf(stderr,
                  "gezinsplan: %s is the file that is read: give --rapport another name. Nothing "
                  "was done\n",
                  rapport);
    return true;
}

static int import_brp(const struct request *request)
{
    struct werkplaats w;
    AUTO_FILE FILE *file = open_or_tell(request->file, "re");
    AUTO_FILE FILE *rapport = NULL;
    if (!file || is_the_delivery(file, request->rapport) ||
        (request->rapport && !(rapport = open_or_tell(request->rapport, "we"))) ||
        werkplaats_settings(&w, request->config, request->gegevens) != DONE)
        return CLI_FAILED;
    int code = werkplaats_open(&w) == DONE ? run(&w, file, rapport) : CLI_FAILED;
    werkplaats_close(&w);
    if (rapport && (fflush(rapport) != 0 || ferror(rapport))) {
        (void)fprintf(stderr, "gezinsplan: the report could not be written\n");
        code = CLI_FAILED;
    }
    return code;
}

int cli_import(int argc, char **argv)
{
    struct request request;
    if (argc > 1 && strcmp(argv[1], "verhuizing") == 0)
        return cli_import_verhuizing(argc, argv);
    if (!parse(argc, argv, &request))
        return storage_usage_because("import", "say what to take in: import brp FILE, or import "
                                               "verhuizing FILE");
    if (request.help) {
        (void)fputs(HELP, stdout);
        return CLI_DONE;
    }
    return import_brp(&request);
}
