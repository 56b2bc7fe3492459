#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *data, size_t size));

__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t counters[1 << 16];

uint8_t *cmg_counters(void) { return counters; }

int cmg_fuzz(int argc, char **argv, int (*one)(const uint8_t *data, size_t size)) {
  return LLVMFuzzerRunDriver(&argc, &argv, one);
}
