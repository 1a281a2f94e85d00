/**
 * The kernel in the engine's idiom: typed columns in one arena, and one keyed draw a person and day, cut:
 * whether to go, and in what is left of it, where. No draw depends on how many others were made.
 */
import { openChance } from '../../sim/random/chance.ts'
import { measureArena, openArena, type Arena } from '../../sim/state/arena.ts'
import {
  attraction, COST_A_DAY, distance, goProb, inPassage, linkTo, MONEY_AT_FIRST, MOST_CROWDED, nLinks, nPlaces,
  roomOf, type Outcome, type Setting,
} from './places.ts'

const createPeople = (arena: Arena, { nPeople, nDays }: Setting) => ({
  place: arena.uint8(nPeople),
  cameFrom: arena.uint8(nPeople),
  lastMoveDay: arena.uint16(nPeople),
  money: arena.float32(nPeople),
  count: arena.int32(nPlaces),
  counts: arena.int32(nPlaces * nDays),
  upTo: arena.float64(nLinks),
})

export function runKeyed(setting: Setting): Outcome {
  const { nPeople, nDays, seed } = setting
  const buffer = new ArrayBuffer(measureArena((arena) => createPeople(arena, setting)))
  const { place, cameFrom, lastMoveDay, money, count, counts, upTo } = createPeople(openArena(buffer), setting)
  const { road: luckOf } = openChance(String(seed), 0)
  const room = roomOf(nPeople)
  money.fill(MONEY_AT_FIRST)
  for (let i = 0; i < nPeople; i++) count[(place[i] = i % nPlaces)]++
  let moves = 0
  for (let day = 0; day < nDays; day++) {
    for (let i = 0; i < nPeople; i++) {
      money[i] -= COST_A_DAY
      const here = place[i]
      const luck = luckOf(i, day)
      if (luck >= goProb[here]) continue
      let sum = 0
      for (let j = 0; j < nLinks; j++) {
        const there = linkTo[here * nLinks + j]
        const crowding = count[there] / room
        sum += (attraction[there] / distance[j]) * (1 - (crowding > MOST_CROWDED ? MOST_CROWDED : crowding))
        upTo[j] = sum
      }
      const choice = (luck / goProb[here]) * sum
      let j = 0
      while (j < nLinks - 1 && choice >= upTo[j]) j++
      const there = linkTo[here * nLinks + j]
      cameFrom[i] = here
      count[here]--
      place[i] = there
      count[there]++
      lastMoveDay[i] = day
      moves++
    }
    counts.set(count, day * nPlaces)
  }
  return { moves, inPassage: inPassage(count) }
}
