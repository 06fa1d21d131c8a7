/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/zegelaar.h"

#include "base/draad.h"
#include "logboek/zegel.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct zegelaar {
    struct writer *writer;
    const struct clock *clock;
    const unsigned char *zaad;
    char file[640];
    int rest_ms;
    struct draad draad;
};

static int seal(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct zegelaar *z = arg;
    if (logboek_seal(z->writer, z->zaad, clock_now_ms(z->clock), z->file, &p) != DONE)
        (void)fprintf(stderr, "gezinsplan: the log could not be sealed: %s\n", probleem_reden(&p));
    return z->rest_ms;
}

/* Whether the file can be added to, or made: told at the start, not at the first checkpoint. */
static bool can_write(const char *file)
{
    char folder[sizeof((struct zegelaar *)0)->file];
    if (access(file, W_OK) == 0)
        return true;
    if (errno != ENOENT)
        return false;
    (void)snprintf(folder, sizeof folder, "%s", file);
    char *slash = strrchr(folder, '/');
    if (!slash)
        return access(".", W_OK | X_OK) == 0;
    slash[slash == folder] = '\0';
    return access(folder, W_OK | X_OK) == 0;
}

enum result zegelaar_start(struct writer *w, const struct clock *clock, const struct config *config,
                           const unsigned char *zaad, struct zegelaar **ret, struct probleem *p)
{
    struct zegelaar *z = calloc(1, sizeof *z);
    if (!z)
        return probleem_intern(p, "no memory to seal the log");
    z->writer = w;
    z->clock = clock;
    z->zaad = zaad;
    z->rest_ms = config->zegel_minuten * 60 * 1000;
    if (config->zegel_bestand[0])
        (void)snprintf(z->file, sizeof z->file, "%s", config->zegel_bestand);
    else
        (void)snprintf(z->file, sizeof z->file, "%s/zegels.log", config->gegevens);
    if (!can_write(z->file)) {
        enum result r = probleem_intern(p,
                                        "cannot write the checkpoints of the log to %s (setting "
                                        "zegel_bestand): %s",
                                        z->file, strerror(errno));
        free(z);
        return r;
    }
    const struct draad_werk werk = {
        .naam = "zegelaar", .ronde = seal, .arg = z, .eerst_ms = z->rest_ms};
    if (draad_start(&z->draad, &werk, p) != DONE) {
        free(z);
        return FAILED;
    }
    *ret = z;
    return DONE;
}

void zegelaar_stop(struct zegelaar *z)
{
    if (!z)
        return;
    draad_stop(&z->draad);
    (void)seal(z); /* what came since */
    free(z);
}
