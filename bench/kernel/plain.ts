/** The kernel as a plain loop over typed arrays, with a stream of chance. */
import { openStream } from '../measure/stream.ts'
import {
  attraction, COST_A_DAY, distance, goProb, inPassage, linkTo, MONEY_AT_FIRST, MOST_CROWDED, nLinks, nPlaces,
  roomOf, type Outcome, type Setting,
} from './places.ts'

export function runPlain({ nPeople, nDays, seed }: Setting): Outcome {
  const luck = openStream(seed)
  const room = roomOf(nPeople)
  const place = new Int16Array(nPeople)
  const cameFrom = new Int16Array(nPeople).fill(-1)
  const daysHere = new Int32Array(nPeople)
  const money = new Float32Array(nPeople).fill(MONEY_AT_FIRST)
  const count = new Int32Array(nPlaces)
  const counts = new Int32Array(nPlaces * nDays)
  const upTo = new Float64Array(nLinks)
  for (let i = 0; i < nPeople; i++) count[(place[i] = i % nPlaces)]++
  let moves = 0
  for (let day = 0; day < nDays; day++) {
    for (let i = 0; i < nPeople; i++) {
      daysHere[i]++
      money[i] -= COST_A_DAY
      const here = place[i]
      if (luck() >= goProb[here]) continue
      let sum = 0
      for (let j = 0; j < nLinks; j++) {
        const there = linkTo[here * nLinks + j]
        const crowding = count[there] / room
        sum += (attraction[there] / distance[j]) * (1 - (crowding > MOST_CROWDED ? MOST_CROWDED : crowding))
        upTo[j] = sum
      }
      const choice = luck() * sum
      let j = 0
      while (j < nLinks - 1 && choice >= upTo[j]) j++
      const there = linkTo[here * nLinks + j]
      cameFrom[i] = here
      count[here]--
      place[i] = there
      count[there]++
      daysHere[i] = 0
      moves++
    }
    counts.set(count, day * nPlaces)
  }
  return { moves, inPassage: inPassage(count) }
}
