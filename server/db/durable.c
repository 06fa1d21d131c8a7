/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/durable.h"

#include "base/cleanup.h"

#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

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

static void companions_remove(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        char name[1024];
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

int file_make(const char *path, bool alone, struct probleem *p)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (fd < 0) {
        (void)probleem_intern(p, "cannot make %s: %s", path, strerror(errno));
        return -1;
    }
    if (alone && flock(fd, LOCK_EX | LOCK_NB) != 0)
        (void)probleem_intern(p, "%s is in use: is another one running?", path);
    else if (fchmod(fd, S_IRUSR | S_IWUSR) != 0 || ftruncate(fd, 0) != 0)
        (void)probleem_intern(p, "cannot empty %s: %s", path, strerror(errno));
    else {
        companions_remove(path);
        return fd;
    }
    (void)close(fd);
    return -1;
}

void database_remove(const char *path)
{
    (void)unlink(path);
    companions_remove(path);
}
