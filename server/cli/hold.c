/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/hold.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum result refuse(const struct hold *h, const char *why)
{
    (void)fprintf(stderr, "gezinsplan: cannot make %s: %s\n", h->path, why);
    return FAILED;
}

/* Who has it wrote its number there; a number that is not ours to see (a container) is no loss. */
static void who_read(struct hold *h, int fd)
{
    char text[24];
    ssize_t n = pread(fd, text, sizeof text - 1, 0);
    text[n > 0 ? n : 0] = '\0';
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && text[digits] == '\n')
        (void)snprintf(h->who, sizeof h->who, "process %.*s", (int)digits, text);
    else
        (void)snprintf(h->who, sizeof h->who, "another process");
}

/* For whoever finds it taken. On a full disk it stays empty: the lock is what counts. */
static void who_write(int fd)
{
    char text[24];
    int n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) != n)
        (void)!ftruncate(fd, 0);
}

enum result hold_take(struct hold *h, const char *gegevens)
{
    *h = (struct hold){.fd = -1};
    int n = snprintf(h->path, sizeof h->path, "%s/serve.lock", gegevens);
    if (n < 0 || n >= (int)sizeof h->path)
        return refuse(h, "name too long");
    AUTO_CLOSE int fd =
        open(h->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return refuse(h, strerror(errno));
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return refuse(h, strerror(errno));
        who_read(h, fd);
        return DONE;
    }
    who_write(fd);
    h->fd = fd;
    fd = -1;
    return DONE;
}

enum result hold_await(struct hold *h, const char *gegevens, int ms)
{
    enum { STEP_MS = 50 };
    enum result result = hold_take(h, gegevens);
    for (int waited = 0; waited < ms && result == DONE && !hold_is_ours(h); waited += STEP_MS) {
        (void)usleep(STEP_MS * 1000);
        result = hold_take(h, gegevens);
    }
    return result;
}

bool hold_is_ours(const struct hold *h) { return h->fd >= 0; }

void hold_end(struct hold *h)
{
    if (h->fd >= 0)
        (void)close(h->fd);
    h->fd = -1;
}
