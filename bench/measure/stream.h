/* The stream of chance of measure/stream.ts, number for number. */
#include <stdint.h>

static uint32_t a, b, c, d;

/* xoshiro128** (Blackman and Vigna 2018). */
static inline double luck(void) {
  uint32_t fives = b * 5, mixed = ((fives << 7) | (fives >> 25)) * 9, shifted = b << 9;
  c ^= a; d ^= b; b ^= c; a ^= d; c ^= shifted;
  d = (d << 11) | (d >> 21);
  return mixed / 4294967296.0;
}

static void open_stream(uint32_t seed) {
  a = seed ^ 0x9e3779b9u; b = seed * 0x85ebca6bu; c = 0xc2b2ae35u; d = 0x27d4eb2fu;
  for (int k = 0; k < 20; k++) luck();
}
