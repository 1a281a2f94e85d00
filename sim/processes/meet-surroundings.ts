import { isoMonthOf, monthNumber, weekdayOf } from '../dates.ts'
import { factorAt, strengthOn } from '../policies/course.ts'
import { normal } from '../random/distributions.ts'
import { tearOff } from '../state/calendar.ts'
import { fetchRows } from '../state/fetch.ts'
import { BYTES, HALVES, nStatuses } from '../state/people.ts'
import { knownScore, nextLogPush } from '../state/push-path.ts'
import type { Sim } from '../state/sim.ts'
import { nOrigins, nParties, origins, parties } from '../world.ts'

/**
 * The day begins: push, season, weekday and the day's common shock; whose wait ends today.
 *
 *   log push, by origin and month   AR(1) with persistence `pushPersistence`, innovations of luck or
 *                                   of a draw; it stands still in the windows in which patterns are judged
 *   dated shocks                    a factor each, or (1 + change) ^ the cause's elasticity; felt
 *                                   after a delay, at full strength after a ramp, fading afterwards
 *                                   (on push; on leaving alone; on crossing by those near the line)
 *   common shock on crossing        log-normal, variance max(0, target^2 + (1 - weight) m / N)
 *
 * where N is the encounters expected and m the mean size of the party that a random person is in,
 * so that days vary alike at any weight (docs/model.md, Design concepts).
 *
 * Reads the calendar, shocks. Writes surroundings, today.
 * Chance: one draw a month and origin; one a day.
 */
export function meetSurroundings(sim: Sim): void {
  changePush(sim)
  const { params, chance, us, surroundings, weight, today } = sim
  const noise = params.dailyNoise * params.dailyNoise
    + ((1 - weight) * meanCluster(sim)) / Math.max(50, us.expectedEncounters[0])
  const sd = noise > 0 ? Math.sqrt(noise) : 0
  const shock = Math.exp(sd * normal(chance['daily-shock'](today.day, 0)) - (sd * sd) / 2)
  surroundings.crossingFactor[0] = params.weekdayOfCrossing[weekdayOf(today.day)] * shock
  groupThoseDue(sim)
}

const meanCluster = ({ us }: Sim): number =>
  us.clusters[0] > 0 ? us.clusters[1] / us.clusters[0] : 2

function changePush({ params, chance, surroundings, agendas, running, pushPath, today, startDay }: Sim): void {
  const { logPush, push, leaving, nearLine } = surroundings
  const { day } = today
  if (day === startDay || isoMonthOf(day) !== isoMonthOf(day - 1)) {
    for (let o = 0; o < nOrigins; o++) {
      const month = isoMonthOf(day)
      const score = knownScore(pushPath, month, o) ?? normal(chance.push(monthNumber(day), o))
      logPush[o] = nextLogPush(logPush[o], month, score, params)
    }
  }
  for (let p = 0; p < nParties; p++) {
    for (let o = 0; o < nOrigins; o++) push[p * nOrigins + o] = Math.exp(logPush[o])
  }
  leaving.fill(1)
  nearLine.fill(1)
  for (const { from, to, factor, shock } of agendas[running.scenario].shocks) {
    const strength = strengthOn(day, from, to, shock.course)
    if (strength === 0) continue
    for (const party of shock.parties) {
      for (const origin of shock.origins) {
        const cell = parties.indexOf(party) * nOrigins + origins.indexOf(origin)
        push[cell] *= factorAt(factor, strength)
        leaving[cell] *= factorAt(shock.leaving, strength)
        nearLine[cell] *= factorAt(shock.crossing, strength)
      }
    }
  }
  for (let cell = 0; cell < leaving.length; cell++) leaving[cell] *= push[cell]
}

/** Those due today in segments by status; whoever is no longer waiting for today is passed over. */
function groupThoseDue(sim: Sim): void {
  const { calendar, people, due, lot, today } = sim
  const { day, person, start } = today
  const { item: status } = lot
  const nNoted = tearOff(calendar, day, due.person, due.key)
  fetchRows(sim, due.person, 0, nNoted)
  start.fill(0)
  let n = 0
  for (let k = 0; k < nNoted; k++) {
    const i = due.person[k]
    if (people.dueDay[i * HALVES] !== day) continue
    people.dueDay[i * HALVES] = 0 // so that a second note for the same day is void
    status[n] = people.status[i * BYTES]
    due.person[n] = i
    start[status[n++] + 1]++
  }
  for (let s = 0; s < nStatuses; s++) start[s + 1] += start[s]
  for (let k = n - 1; k >= 0; k--) person[--start[status[k] + 1]] = due.person[k]
  // The loop above moved each start[s + 1] back to where segment s begins.
  for (let s = 0; s < nStatuses; s++) start[s] = start[s + 1]
  start[nStatuses] = n
}
