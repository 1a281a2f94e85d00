/** Steps of a journey that several processes lead to. */
import { corridorTie } from '../parameters/ties.ts'
import { days, exponential, leftOver, quantileAt } from '../random/distributions.ts'
import { MEXICO, nCorridors, nOrigins, nZones } from '../world.ts'
import { N_DAYS } from './calendar.ts'
import { LAWFUL_ONLY } from './classes.ts'
import { noteApplication } from './applications.ts'
import { joinLadder } from './ladders.ts'
import { leaveHomeLottery } from './lawful-paths.ts'
import { moveTo, waitUntil } from './moves.ts'
import { BYTES, HALVES, WORDS, Place, Status } from './people.ts'
import type { Sim } from './sim.ts'

const UNEXPOSED = 0.05 // below this, sweeps are not worth a place on their ladder

/** A person's fixed readiness: what they bear of a hazard is divided by it. */
export const multiplierOf = (sim: Sim, number: number): number =>
  quantileAt(sim.spreads.multiplier, leftOver(sim.chance.intention(number, 0)))

/**
 * Set out for the given place; clients of smugglers are quicker. Zones where nothing can happen to
 * this person are passed on paper, without a date of their own (docs/performance.md).
 */
export function headFor(sim: Sim, person: number, place: number, medianDays: number): void {
  const { people, params, spreads, today, endDay } = sim
  const speed = people.smuggler[person * HALVES] > 0 ? params.smugglerSpeed : 1
  const lastDay = Math.min(endDay, today.day + N_DAYS - 1)
  let next = place
  let luck = roadLuck(sim, person, next)
  let day = today.day + days(spreads.travel, leftOver(luck), medianDays * speed)
  while (next !== Place.north && day <= lastDay && isPassedOnPaper(sim, person, next, luck)) {
    noteAsPassed(sim, person, day)
    const median = next === Place.south ? params.daysSouthToInland : params.daysInlandToNorth
    luck = roadLuck(sim, person, ++next)
    day += days(spreads.travel, leftOver(luck), median * speed)
  }
  people.place[person * BYTES] = next
  people.stopLuck[person * WORDS] = luck
  if (people.status[person * BYTES] !== Status.travelling) moveTo(sim, person, Status.travelling)
  waitUntil(sim, person, day)
}

/** One draw for each stage: how long it takes, and whether its zone stops somebody. */
function roadLuck({ people, chance }: Sim, person: number, place: number): number {
  const occasion = (people.nJourneys[person * BYTES] * 64 + people.nStops[person * BYTES]) * nZones + place
  return chance.road(people.number[person], occasion)
}

/** A draw that is the lower the likelier a stop: uniform, divided by how exposed one is. */
export function stopLot(sim: Sim, person: number, zone: number, luck: number): number {
  const { people, classes, params, mexico } = sim
  const shield = people.smuggler[person * HALVES] > 0 ? 1 - params.smugglerShield : 1
  const pressed = zone === Place.north ? mexico.corridorShare[people.corridor[person * BYTES]] * nCorridors : 1
  const exposure = classes.exposure[people.classIndex[person * HALVES]] * shield * pressed
  return exposure > 0 ? luck / exposure : 2
}

/** Nobody can stop them there, and neither the way north nor an application is to be decided. */
function isPassedOnPaper(sim: Sim, person: number, zone: number, luck: number): boolean {
  const { people, params, law } = sim
  if (people.portKey[person * WORDS] > 0 || stopLot(sim, person, zone, Math.fround(luck)) < params.stopProbMax[zone]) return false
  if (zone === Place.south) return law.appliesInSouth[0] === 0 || !isApplicant(sim, person)
  return people.smuggler[person * HALVES] > 0 && !isApplicant(sim, person)
}

function noteAsPassed({ people, classes, communities, weight }: Sim, person: number, day: number): void {
  const community = classes.community[people.classIndex[person * HALVES]]
  const at = (day % N_DAYS) * classes.nCommunities + community
  communities.passesAhead[at] += people.partySize[person * BYTES] * weight
}

/** Begin a journey. Those at home in Mexico go straight to the north: nobody stops them on the way. */
export function setOut(sim: Sim, person: number): void {
  const { people, params, classes } = sim
  people.nJourneys[person * BYTES]++
  const origin = classes.origin[people.classIndex[person * HALVES]]
  if (origin === MEXICO) {
    const wayDays = params.daysToMexico[origin] + params.daysSouthToInland + params.daysInlandToNorth
    takeCorridor(sim, person)
    headFor(sim, person, Place.north, wayDays)
  } else {
    headFor(sim, person, Place.south, params.daysToMexico[origin])
  }
}

/** In inland Mexico: which way north, if no smuggler chose it, and whether to apply at a port. */
export function takeCorridor(sim: Sim, person: number): void {
  if (sim.people.smuggler[person * HALVES] === 0) {
    sim.people.corridor[person * BYTES] = chooseCorridor(sim, person)
  }
  applyForAppointment(sim, person)
}

function chooseCorridor(sim: Sim, i: number): number {
  const { people, classes, chance, ways, today } = sim
  const origin = classes.origin[people.classIndex[i * HALVES]]
  const occasion = people.nJourneys[i * BYTES] * 64 + people.nStops[i * BYTES]
  if (ways.day[origin] !== today.day) cutWays(sim, origin)
  const luck = chance.corridor(people.number[i], occasion)
  const from = origin * nCorridors
  let corridor = 0
  while (corridor < nCorridors - 1 && luck >= ways.cut[from + corridor]) corridor++
  return corridor
}

/** A logit on the ties of an origin and on where Mexico presses, cumulated from east to west; once a day. */
function cutWays({ params, mexico, ways, today }: Sim, origin: number): void {
  ways.day[origin] = today.day
  const turnAway = params.corridorPressureWeight * params.exposure[origin]
  const pressure = -turnAway * mexico.effort[Place.north] * nCorridors
  const from = origin * nCorridors
  let total = 0
  for (let k = 0; k < nCorridors; k++) {
    total += corridorTie(params, origin, k) * Math.exp(pressure * mexico.corridorShare[k])
    ways.cut[from + k] = total
  }
  for (let k = 0; k < nCorridors; k++) ways.cut[from + k] /= total
}

/** Wait near the line: on the ladder of crossing or losing patience, and on that of sweeps. */
export function waitInNorth(sim: Sim, person: number): void {
  const { people, classes, params, chance, crossLadders, sweepLadders } = sim
  const c = people.classIndex[person * HALVES]
  const origin = classes.origin[c]
  const occasion = people.nNorth[person * BYTES]++
  if (people.status[person * BYTES] !== Status.north) moveTo(sim, person, Status.north)

  const luck = chance['near-line'](people.number[person], occasion)
  const bears = exponential(luck)
  people.goKey[person * WORDS] = joinLadder(crossLadders, c, person, bears)
  if (params.exposure[origin] > UNEXPOSED) {
    const ladder = people.corridor[person * BYTES] * nOrigins + origin
    people.sweepKey[person * WORDS] = joinLadder(sweepLadders, ladder, person, exponential(leftOver(luck)))
  }
}

/** Apply for an appointment, if this is somebody who does and has not yet. */
export function applyForAppointment(sim: Sim, person: number): void {
  const { people, classes, chance, portLadder, applications, us, law, today, weight } = sim
  if (people.portKey[person * WORDS] > 0 || !mayApply(sim, person) || !isApplicant(sim, person)) return
  const c = people.classIndex[person * HALVES]
  const bears = exponential(chance.appointment(people.number[person], people.nNorth[person * BYTES]))
  const key = joinLadder(portLadder, 0, person, bears + 1e-6)
  people.portKey[person * WORDS] = key
  if (law.shareByWaiting[0] > 0) noteApplication(applications, today.day, person, key)
  us.applicants[classes.party[c]] += people.partySize[person * BYTES] * weight
}

/** Whether appointments are given to people like this one; walk-ups are of everybody. */
export function mayApply({ people, classes, law }: Sim, person: number): boolean {
  const c = people.classIndex[person * HALVES]
  return law.hasAppointments[0] === 0 || law.appointmentFor[classes.party[c] * nOrigins + classes.origin[c]] === 1
}

/** Whether this is somebody who applies. */
function isApplicant({ people, classes, params, chance }: Sim, person: number): boolean {
  const c = people.classIndex[person * HALVES]
  return classes.type[c] === LAWFUL_ONLY
    || chance['app-use'](people.number[person], 0) < params.appUseProb[classes.origin[c]]
}

/** Stop applying: served, crossed, or gone home. */
export function leavePortLottery(sim: Sim, person: number): void {
  const { people, classes, us, weight } = sim
  if (people.portKey[person * WORDS] === 0) return
  people.portKey[person * WORDS] = 0
  us.applicants[classes.party[people.classIndex[person * HALVES]]] -= people.partySize[person * BYTES] * weight
}

/** A wait of about `medianDays` that is not travel; at least a day. */
export const waitOf = ({ spreads }: Sim, u: number, medianDays: number): number =>
  days(spreads.wait, u, medianDays)

/** Taken south, with a date, by `luck`, on which the road is open again. */
export function takeSouth(sim: Sim, person: number, luck: number): void {
  const { params, today } = sim
  moveTo(sim, person, Status.stopped)
  waitUntil(sim, person, today.day + waitOf(sim, luck, params.bussedSouthDays))
}

/** Let an intention go for good. */
export function giveUp(sim: Sim, person: number): void {
  if (sim.people.status[person * BYTES] === Status.home) leaveHomeLottery(sim, person)
  else leavePortLottery(sim, person)
  moveTo(sim, person, Status.gaveUp)
}
