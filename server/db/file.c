/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/file.h"

#include "base/cleanup.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

static void companions_remove(const char *path)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        char name[1024];
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

int database_file_make(const char *path, bool alone, struct probleem *p)
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
