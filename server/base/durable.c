/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/durable.h"

#include "base/cleanup.h"

#include <fcntl.h>
#include <libgen.h>
#include <string.h>

ssize_t read_full(int fd, void *bytes, size_t n)
{
    size_t have = 0;
    while (have < n) {
        ssize_t got = read(fd, (char *)bytes + have, n - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

bool write_full(int fd, const void *bytes, size_t n)
{
    for (size_t put = 0; put < n;) {
        ssize_t got = write(fd, (const char *)bytes + put, n - put);
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0)
            put += (size_t)got;
    }
    return true;
}

enum result folder_sync(const char *file, struct probleem *p)
{
    AUTO_FREE char *copy = strdup(file);
    if (!copy)
        return probleem_intern(p, "no memory for %s", file);
    AUTO_CLOSE int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        return probleem_intern(p, "cannot sync the folder of %s: %s", file, strerror(errno));
    return DONE;
}
