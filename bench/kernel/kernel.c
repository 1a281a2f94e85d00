/*
 * The common movement kernel (places.ts) in C, with the same stream of chance as plain.ts.
 * Arguments: people, days, seed, repetitions. Prints CPU seconds of one repetition and what was counted.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../measure/stream.h"

enum { N_PLACES = 64, N_LINKS = 6 };

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  const long n_people = atol(argv[1]), n_days = atol(argv[2]), repetitions = atol(argv[4]);
  const uint32_t seed = (uint32_t)atol(argv[3]);
  static const int steps[N_LINKS] = {1, -1, 2, -2, 17, -17};
  static const double distance[N_LINKS] = {50, 50, 110, 110, 400, 400};
  static double attraction[N_PLACES], go_prob[N_PLACES];
  static int link_to[N_PLACES][N_LINKS];
  for (int p = 0; p < N_PLACES; p++) {
    attraction[p] = 1 + ((p * 7919) % 13) / 4.0;
    go_prob[p] = p % 8 == 0 ? 0.05 : p % 8 == 1 ? 1 : 0.3;
    for (int j = 0; j < N_LINKS; j++) link_to[p][j] = (p + steps[j] + N_PLACES) % N_PLACES;
  }
  const double room = 2.0 * n_people / N_PLACES;
  int16_t *place = malloc(n_people * sizeof *place), *came_from = malloc(n_people * sizeof *came_from);
  int32_t *days_here = malloc(n_people * sizeof *days_here), *counts = malloc(n_days * N_PLACES * sizeof *counts);
  float *money = malloc(n_people * sizeof *money);
  int32_t count[N_PLACES];
  long moves = 0;
  const clock_t started = clock();
  for (long r = 0; r < repetitions; r++) {
    open_stream(seed);
    moves = 0;
    memset(count, 0, sizeof count);
    for (long i = 0; i < n_people; i++) {
      place[i] = i % N_PLACES;
      came_from[i] = -1;
      days_here[i] = 0;
      money[i] = 100;
      count[i % N_PLACES]++;
    }
    for (long day = 0; day < n_days; day++) {
      for (long i = 0; i < n_people; i++) {
        days_here[i]++;
        money[i] -= 0.5f;
        const int here = place[i];
        if (luck() >= go_prob[here]) continue;
        double up_to[N_LINKS], sum = 0;
        for (int j = 0; j < N_LINKS; j++) {
          const int there = link_to[here][j];
          const double crowding = count[there] / room;
          sum += attraction[there] / distance[j] * (1 - (crowding > 0.9 ? 0.9 : crowding));
          up_to[j] = sum;
        }
        const double choice = luck() * sum;
        int j = 0;
        while (j < N_LINKS - 1 && choice >= up_to[j]) j++;
        const int there = link_to[here][j];
        came_from[i] = here;
        count[here]--;
        place[i] = there;
        count[there]++;
        days_here[i] = 0;
        moves++;
      }
      memcpy(counts + day * N_PLACES, count, sizeof count);
    }
  }
  const double cpu = (double)(clock() - started) / CLOCKS_PER_SEC / repetitions;
  long in_passage = 0;
  for (int p = 1; p < N_PLACES; p += 8) in_passage += count[p];
  printf("{\"cpuSeconds\":%.9f,\"outcome\":{\"moves\":%ld,\"inPassage\":%ld}}\n", cpu, moves, in_passage);
  return 0;
}
