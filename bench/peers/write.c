/* The floor: copies a tree, read into memory first, the way cmg writes one: a temporary file beside each, then a rename.
   write TREE OUT            writes it, and prints the microseconds that writing took
   write --compare TREE OUT  reads what is there, compares, and writes nothing where nothing differs */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct item { char *path; char *bytes; size_t size; int folder; };
static struct item *items;
static size_t count, room, skip;

static void fail(const char *what) { perror(what); exit(1); }

static char *slurp(const char *path, size_t size) {
  char *bytes = malloc(size + 1);
  int file = open(path, O_RDONLY);
  if (file < 0) return NULL;
  size_t got = 0;
  for (ssize_t part; got < size && (part = read(file, bytes + got, size - got)) > 0; got += part) { }
  close(file);
  return bytes;
}

static int collect(const char *path, const struct stat *status, int kind, struct FTW *where) {
  (void)where;
  if (count == room) items = realloc(items, (room = room ? room * 2 : 1024) * sizeof *items);
  struct item *item = &items[count++];
  item->path = strdup(path + skip);
  item->folder = kind == FTW_D;
  item->size = status->st_size;
  item->bytes = kind == FTW_F ? slurp(path, status->st_size) : NULL;
  return 0;
}

static void put(const char *out, const struct item *item) {
  char target[4096], temporary[4200];
  snprintf(target, sizeof target, "%s%s", out, item->path);
  if (item->folder) {
    if (mkdir(target, 0777) && errno != EEXIST) fail(target);
    return;
  }
  snprintf(temporary, sizeof temporary, "%s.tmp", target);
  int file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) fail(temporary);
  if (write(file, item->bytes, item->size) != (ssize_t)item->size) fail(temporary);
  close(file);
  if (rename(temporary, target)) fail(target);
}

static void compare(const char *out, const struct item *item) {
  char target[4096];
  struct stat status;
  snprintf(target, sizeof target, "%s%s", out, item->path);
  if (item->folder) return;
  if (stat(target, &status) || (size_t)status.st_size != item->size) fail(target);
  char *bytes = slurp(target, item->size);
  if (memcmp(bytes, item->bytes, item->size)) fail(target);
  free(bytes);
}

int main(int arguments, char **values) {
  int comparing = arguments == 4;
  const char *tree = values[arguments - 2], *out = values[arguments - 1];
  skip = strlen(tree);
  if (nftw(tree, collect, 64, FTW_PHYS)) fail(tree);
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (size_t index = 0; index < count; index++) (comparing ? compare : put)(out, &items[index]);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%ld\n", (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000);
  return 0;
}
