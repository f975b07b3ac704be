/* Lets the nth write, sync, truncation, creation or renaming in one folder fail; loaded before the C library.
   The folder stands in CODEBENCH_FAULTS, what is asked in the file that CODEBENCH_FAULTS_ASKED names. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct asked { int armed, error, sticky, count, at, failed; };
static struct asked *asked;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("CODEBENCH_FAULTS_ASKED");
    folder = getenv("CODEBENCH_FAULTS");
    int fd = path ? open(path, O_RDWR) : -1;
    if (fd < 0) return;
    asked = mmap(NULL, sizeof *asked, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
}

static int fails(const char *path) {
    if (!asked || !asked->armed || !folder || !path || strncmp(path, folder, strlen(folder))) return 0;
    int n = ++asked->count;
    if (n == asked->at || (asked->sticky && n > asked->at && asked->at)) {
        asked->failed++;
        errno = asked->error;
        return 1;
    }
    return 0;
}

static int fd_fails(int fd) {
    char link[64], path[4096];
    if (!asked || !asked->armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return fails(path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
ssize_t write(int fd, const void *b, size_t n) { return fd_fails(fd) ? -1 : NEXT(write)(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { return fd_fails(fd) ? -1 : NEXT(pwrite)(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { return fd_fails(fd) ? -1 : NEXT(pwrite64)(fd, b, n, o); }
int fsync(int fd) { return fd_fails(fd) ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return fd_fails(fd) ? -1 : NEXT(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return fd_fails(fd) ? -1 : NEXT(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { return fd_fails(fd) ? -1 : NEXT(ftruncate64)(fd, n); }
int rename(const char *a, const char *b) { return fails(b) ? -1 : NEXT(rename)(a, b); }

#define OPENS(name)                                                         \
    int name(const char *path, int flags, ...) {                            \
        va_list more;                                                       \
        va_start(more, flags);                                              \
        mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;         \
        va_end(more);                                                       \
        if ((flags & O_CREAT) && fails(path)) return -1;                    \
        return NEXT(name)(path, flags, mode);                               \
    }
OPENS(open)
OPENS(open64)
