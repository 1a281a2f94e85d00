/** Steps of a journey that several processes lead to. */
import { days, exponential, normal } from '../random/distributions.ts'
import { nOrigins } from '../world.ts'
import { LAWFUL_ONLY } from './classes.ts'
import { joinLadder } from './ladders.ts'
import { moveTo, waitUntil } from './moves.ts'
import { BYTES, HALVES, WORDS, Place, Status } from './people.ts'
import type { Sim } from './sim.ts'

const SPREAD_OF_WAIT = 0.5 // log sd of waits that are not travel

/** A person's fixed readiness: what they bear of a hazard is divided by it. */
export const multiplierOf = (sim: Sim, person: number): number =>
  Math.exp(sim.params.multiplierSpread * normal(sim.chance.multiplier(person, 0)))

/** Set out for the given place; clients of smugglers are quicker. */
export function headFor(sim: Sim, person: number, place: number, medianDays: number): void {
  const { people, chance, params, today } = sim
  const speed = people.smuggler[person * HALVES] > 0 ? params.smugglerSpeed : 1
  const occasion = people.nJourneys[person * BYTES] * 4 + place
  const length = days(
    chance['travel-days'](person, occasion), medianDays * speed, params.travelSpread,
  )
  people.place[person * BYTES] = place
  if (people.status[person * BYTES] !== Status.travelling) moveTo(sim, person, Status.travelling)
  waitUntil(sim, person, today.day + length)
}

/** Leave home. */
export function setOut(sim: Sim, person: number): void {
  const { people, params, classes } = sim
  people.nJourneys[person * BYTES]++
  headFor(sim, person, Place.south, params.daysToMexico[classes.origin[people.classIndex[person * HALVES]]])
}

/** Wait near the line: on the ladders of crossing and of sweeps, with a date to reconsider. */
export function waitInNorth(sim: Sim, person: number): void {
  const { people, classes, params, chance, crossLadders, sweepLadders, today } = sim
  const c = people.classIndex[person * HALVES]
  const origin = classes.origin[c]
  const occasion = people.nNorth[person * BYTES]++
  if (people.status[person * BYTES] !== Status.north) moveTo(sim, person, Status.north)

  const bears = exponential(chance['cross-patience'](person, occasion)) / multiplierOf(sim, person)
  people.goKey[person * WORDS] = joinLadder(crossLadders, c, person, bears)
  if (params.exposure[origin] > 0) {
    const ladder = people.corridor[person * BYTES] * nOrigins + origin
    people.sweepKey[person * WORDS] = joinLadder(
      sweepLadders, ladder, person, exponential(chance['sweep-patience'](person, occasion)),
    )
  }
  const patience = exponential(chance['north-patience'](person, occasion)) * params.northPatienceDays
  waitUntil(sim, person, today.day + 1 + Math.floor(patience))
}

/** Apply for an appointment, if this is somebody who does and has not yet. */
export function applyForAppointment(sim: Sim, person: number): void {
  const { people, classes, params, chance, portLadder, us, weight } = sim
  if (people.portKey[person * WORDS] > 0) return
  const c = people.classIndex[person * HALVES]
  const isSure = classes.type[c] === LAWFUL_ONLY
  if (!isSure && chance['app-use'](person, 0) >= params.appUseProb[classes.origin[c]]) return
  const bears = exponential(chance.appointment(person, people.nJourneys[person * BYTES]))
  people.portKey[person * WORDS] = joinLadder(portLadder, 0, person, bears + 1e-6)
  us.applicants[classes.party[c]] += people.partySize[person * BYTES] * weight
}

/** Stop applying: served, crossed, or gone home. */
export function leavePortLottery(sim: Sim, person: number): void {
  const { people, classes, us, weight } = sim
  if (people.portKey[person * WORDS] === 0) return
  people.portKey[person * WORDS] = 0
  us.applicants[classes.party[people.classIndex[person * HALVES]]] -= people.partySize[person * BYTES] * weight
}

/** A wait of about `medianDays` that is not travel; at least a day. */
export const waitOf = (u: number, medianDays: number): number =>
  days(u, medianDays, SPREAD_OF_WAIT)

/** Taken south, with a date on which the road is open again. */
export function takeSouth(sim: Sim, person: number): void {
  const { people, chance, params, today } = sim
  moveTo(sim, person, Status.stopped)
  const wait = waitOf(chance['after-stop'](person, people.nStops[person * BYTES] * 2), params.bussedSouthDays)
  waitUntil(sim, person, today.day + wait)
}

/** Let an intention go for good. */
export function giveUp(sim: Sim, person: number): void {
  leavePortLottery(sim, person)
  moveTo(sim, person, Status.gaveUp)
}
