/*
 * The small model (rules.ts) as a daily loop in C: everybody is asked every day.
 * Arguments: people, days, seed, repetitions, pace. Prints CPU seconds of one repetition and what was counted.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../measure/stream.h"

enum { HOME, TRAVELLING, INSIDE };
enum { N_ORIGINS = 8 };

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  const long n_people = atol(argv[1]), n_days = atol(argv[2]), repetitions = atol(argv[4]);
  const uint32_t seed = (uint32_t)atol(argv[3]);
  const double pace = atof(argv[5]);
  uint8_t *state = malloc(n_people);
  int32_t *due_day = malloc(n_people * sizeof *due_day);
  long departures, caught, entered, came_home;
  const clock_t started = clock();
  for (long r = 0; r < repetitions; r++) {
    double news = 0.5, leave_prob[N_ORIGINS];
    open_stream(seed);
    memset(state, HOME, n_people);
    memset(due_day, 0, n_people * sizeof *due_day);
    departures = caught = entered = came_home = 0;
    for (long day = 0; day < n_days; day++) {
      const double season = 1 + 0.3 * sin(2 * M_PI * day / 365);
      for (int o = 0; o < N_ORIGINS; o++)
        leave_prob[o] = 1 - exp(-pace * (0.001 + 0.0003 * o) * season * (1 - 0.8 * news));
      long arrived = 0, caught_today = 0;
      for (long i = 0; i < n_people; i++) {
        if (state[i] == HOME) {
          if (luck() < leave_prob[i % N_ORIGINS]) {
            state[i] = TRAVELLING;
            due_day[i] = day + 5 + (int)(luck() * 26);
            departures++;
          }
        } else if (due_day[i] == day) {
          if (state[i] == INSIDE) {
            state[i] = HOME;
            came_home++;
          } else {
            arrived++;
            if (luck() < 0.5) {
              state[i] = HOME;
              caught_today++;
            } else {
              state[i] = INSIDE;
              due_day[i] = day + 60 + (int)(luck() * 240);
              entered++;
            }
          }
        }
      }
      caught += caught_today;
      if (arrived > 0) news = 0.95 * news + (1 - 0.95) * ((double)caught_today / arrived);
    }
  }
  const double cpu = (double)(clock() - started) / CLOCKS_PER_SEC / repetitions;
  printf("{\"cpuSeconds\":%.9f,\"outcome\":{\"departures\":%ld,\"caught\":%ld,\"entered\":%ld,\"cameHome\":%ld}}\n",
    cpu, departures, caught, entered, came_home);
  return 0;
}
