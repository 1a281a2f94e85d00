import { monthNumber } from '../dates.ts'
import { normal } from '../random/distributions.ts'
import { serveOldest } from '../state/applications.ts'
import { WAIT_SMOOTHING, waitFor } from '../state/authorities.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { applyForAppointment, leavePortLottery, mayApply, waitInNorth, waitOf } from '../state/journeys.ts'
import { serveLadder } from '../state/ladders.ts'
import { moveTo, waitUntil } from '../state/moves.ts'
import { BYTES, HALVES, WORDS, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { nParties } from '../world.ts'

/**
 * Ports are a queue, not a flow: the day's appointments are drawn among all who apply from Mexico,
 * and those whose date has come present themselves.
 *
 *   given      as many people as there are appointments today, in the order of the lottery; a share,
 *              if the law says so, in the order of application
 *   walk-ups   as many as ports take without one, from the same pool, at once
 *              (both a little more in one month and less in another)
 *   kept       unless a no-show, who waits near the line and applies again; or unless cancelled, which
 *              sends everybody who has one back there at once
 *
 * Reads law. Writes status, portKey, us' slots, applicants and expected wait; flows
 * appointments_given, appointments_kept, encounters_at_ports. Chance: the lottery ladder; one for no-shows; one a month.
 */
export function presentAtPorts(sim: Sim): void {
  const { us, law } = sim
  if (law.isBookedVoid[0]) cancelAppointments(sim)
  keepAppointments(sim)
  const given = law.appointmentsPerDay[0] * ofMonth(sim, sim.params.appointmentVariation, 1)
  us.oldestSlotsLeft[0] += given * law.shareByWaiting[0]
  us.slotsLeft[0] += given * (1 - law.shareByWaiting[0])
  us.walkUpsLeft[0] += law.walkUpsPerDay[0] * ofMonth(sim, sim.params.walkUpVariation, 0)
  drawFromPool(sim, us.walkUpsLeft, (person) => present(sim, person))
  giveToOldest(sim)
  drawFromPool(sim, us.slotsLeft, (person) => giveAppointment(sim, person))
  const wait = waitFor(us, law.appointmentsPerDay[0] + law.walkUpsPerDay[0])
  us.waitDays[0] += (wait - us.waitDays[0]) * (us.waitDays[0] === 0 ? 1 : WAIT_SMOOTHING)
}

/** Factor of this month on how many ports take, without an appointment (0) or by one (1): log-normal, 1 in the mean. */
function ofMonth({ chance, today: { day } }: Sim, sd: number, which: 0 | 1): number {
  return sd === 0 ? 1 : Math.exp(sd * normal(chance['walk-ups'](monthNumber(day), which)) - (sd * sd) / 2)
}

/** Serve the lottery while places last; a party larger than what is left overdraws them. */
function drawFromPool(sim: Sim, left: Float64Array, give: (person: number) => void): void {
  if (left[0] < 1) return
  serveLadder(sim.portLadder, 0, sim.due, (person, key) => serve(sim, left, person, key, give))
  if (left[0] > 1) left[0] = 1 // places nobody wanted are lost
}

/** What the oldest applications leave is given by lot. */
function giveToOldest(sim: Sim): void {
  const { applications, us, due, today } = sim
  const left = us.oldestSlotsLeft
  if (left[0] < 1) return
  serveOldest(applications, today.day, due, (person, key) =>
    serve(sim, left, person, key, (one) => giveAppointment(sim, one)))
  if (left[0] < 1) return
  us.slotsLeft[0] += left[0]
  left[0] = 0
}

/** Give a place to whoever stands there; false once none is left. */
function serve(
  sim: Sim, left: Float64Array, person: number, key: number, give: (person: number) => void,
): boolean {
  const { people, weight } = sim
  if (left[0] < 1) return false
  if (people.portKey[person * WORDS] !== key) return true // void: it left the lottery
  if (!isInMexico(people.status[person * BYTES]) || !mayApply(sim, person)) {
    leavePortLottery(sim, person)
    return true
  }
  left[0] -= people.partySize[person * BYTES] * weight
  leavePortLottery(sim, person)
  give(person)
  return true
}

const isInMexico = (status: number): boolean =>
  status === Status.north || status === Status.travelling || status === Status.stopped
  || status === Status.returned

function giveAppointment(sim: Sim, person: number): void {
  const { people, chance, params, today } = sim
  countAtPorts(sim, person, Flow.appointments_given)
  moveTo(sim, person, Status.booked)
  const lead = waitOf(sim, chance['no-show'](people.number[person], people.nNorth[person * BYTES] * 2), params.appointmentLeadDays)
  waitUntil(sim, person, today.day + lead)
}

function cancelAppointments(sim: Sim): void {
  const { people, ledger } = sim
  let left = 0
  for (let p = 0; p < nParties; p++) left += ledger.stock[Status.booked * nParties + p]
  for (let i = 0; left > 0; i++) {
    if (people.status[i * BYTES] !== Status.booked) continue
    left -= people.partySize[i * BYTES]
    people.dueDay[i * HALVES] = 0
    waitInNorth(sim, i)
    applyForAppointment(sim, i)
  }
}

function keepAppointments(sim: Sim): void {
  const { people, chance, params, today } = sim
  for (let k = today.start[Status.booked]; k < today.start[Status.booked + 1]; k++) {
    const i = today.person[k]
    if (people.status[i * BYTES] !== Status.booked) continue // cancelled this morning
    if (chance['no-show'](people.number[i], people.nNorth[i * BYTES] * 2 + 1) < params.noShowProb) {
      waitInNorth(sim, i)
      applyForAppointment(sim, i)
    } else {
      countAtPorts(sim, i, Flow.appointments_kept)
      present(sim, i)
    }
  }
}

function present(sim: Sim, person: number): void {
  countAtPorts(sim, person, Flow.encounters_at_ports)
  moveTo(sim, person, Status.released)
}

function countAtPorts({ people, classes, flows }: Sim, person: number, flow: number): void {
  const c = people.classIndex[person * HALVES]
  countFlow(flows, flow, classes.party[c], classes.origin[c], NO_SECTOR, people.partySize[person * BYTES])
}
