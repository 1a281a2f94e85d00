/**
 * The small model with the parts of the engine: ladders of hazard at home, a calendar for every other
 * wait, columns in one arena that is used again, and keyed draws, one an event.
 */
import { openChance } from '../../sim/random/chance.ts'
import { exponential } from '../../sim/random/distributions.ts'
import { measureArena, openArena, type Arena } from '../../sim/state/arena.ts'
import { createCalendar, N_DAYS, noteDate, tearOff } from '../../sim/state/calendar.ts'
import { createDue, createLadders, joinLadder, raiseLadder } from '../../sim/state/ladders.ts'
import { createPages, PAGE } from '../../sim/state/pages.ts'
import {
  CAUGHT_PROB, daysFrom, hazardOf, NEWS_AT_FIRST, newsAfter, nOrigins, originOf, State, STAY, TRAVEL,
  type Outcome, type Setting,
} from './rules.ts'

// As the model's ladders of departure.
const STEPS = 64
const STEP = 0.1 // accumulated hazard
const PARTS_OF_STEP = 16

function lay(arena: Arena, nPeople: number) {
  // Everybody stands in one bin at a time; each bin has at most one page that is not full.
  const pages = createPages(arena, Math.ceil(nPeople / PAGE) + nOrigins * (STEPS + PARTS_OF_STEP) + N_DAYS)
  return {
    ladders: createLadders(arena, pages, nOrigins, STEPS, STEP, PARTS_OF_STEP),
    calendar: createCalendar(arena, pages),
    due: createDue(arena, nPeople),
    state: arena.uint8(nPeople),
    nJourneys: arena.uint16(nPeople), // the occasion that a draw belongs to
  }
}

export interface Memory {
  buffer?: ArrayBuffer
}

export function runEngine({ nPeople, nDays, seed, pace }: Setting, memory: Memory = {}): Outcome {
  const bytes = measureArena((arena) => lay(arena, nPeople))
  if (memory.buffer === undefined || memory.buffer.byteLength < bytes) memory.buffer = new ArrayBuffer(bytes)
  else new Uint8Array(memory.buffer).fill(0)
  const { ladders, calendar, due, state, nJourneys } = lay(openArena(memory.buffer), nPeople)
  const { person } = due
  const chance = openChance(String(seed), 0)
  const [patience, road, arrival] = [chance.intention, chance.road, chance.evade]

  const total = { departures: 0, caught: 0, entered: 0, cameHome: 0 }
  for (let i = 0; i < nPeople; i++) joinLadder(ladders, originOf(i), i, exponential(patience(i, 0)))
  let news = NEWS_AT_FIRST
  for (let day = 0; day < nDays; day++) {
    for (let o = 0; o < nOrigins; o++) {
      const nLeaving = raiseLadder(ladders, o, hazardOf(pace, o, day, news), due)
      for (let k = 0; k < nLeaving; k++) {
        const i = person[k]
        state[i] = State.travelling
        noteDate(calendar, i, day + daysFrom(TRAVEL, road(i, ++nJourneys[i])))
      }
      total.departures += nLeaving
    }
    const nDue = tearOff(calendar, day, person, due.key)
    let arrived = 0
    let caught = 0
    for (let k = 0; k < nDue; k++) {
      const i = person[k]
      const journey = nJourneys[i]
      if (state[i] === State.inside) {
        state[i] = State.home
        joinLadder(ladders, originOf(i), i, exponential(patience(i, journey)))
        total.cameHome++
        continue
      }
      // One draw, cut: whether caught, and in what is left of it, the next wait.
      const luck = arrival(i, journey)
      arrived++
      if (luck < CAUGHT_PROB) {
        state[i] = State.home
        joinLadder(ladders, originOf(i), i, exponential(luck / CAUGHT_PROB))
        caught++
      } else {
        state[i] = State.inside
        noteDate(calendar, i, day + daysFrom(STAY, (luck - CAUGHT_PROB) / (1 - CAUGHT_PROB)))
      }
    }
    total.caught += caught
    total.entered += arrived - caught
    news = newsAfter(news, arrived, caught)
  }
  return total
}
