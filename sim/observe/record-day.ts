/** Looks at the state once a day, counts, and changes nothing. */
import { monthNumber } from '../dates.ts'
import { meanSeen } from '../policies/trigger.ts'
import { prospectOf } from '../state/beliefs.ts'
import { flowNames, NO_SECTOR, nFlowCells, nFlowSectors, type FlowName } from '../state/flows.ts'
import { Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { nOrigins, nParties, nSectors, origins, parties, sectors } from '../world.ts'
import { outputOf, type Column } from './layout.ts'
import { takeMeasures } from './measures.ts'
import { outputs } from './outputs.ts'
import { recordSmugglers } from './record-smugglers.ts'
import { cellsOf, keyOf, ofMonth, put, turnDays, type Recorder } from './recorder.ts'

export function recordDay(sim: Sim, recorder: Recorder): void {
  const { day } = sim.today
  if (day < recorder.from || day > recorder.to) return
  recordFlows(sim, recorder)
  recordStocks(sim, recorder)
  recordLevels(sim, recorder)
  recordSmugglers(sim, recorder)
  recordPolicies(sim, recorder)
}

const margins = new Float64Array(1 + nParties + nOrigins + nSectors)

function recordFlows({ flows, weight, today }: Sim, recorder: Recorder): void {
  const month = monthNumber(today.day) - monthNumber(recorder.from)
  flowNames.forEach((name, f) => {
    const from = f * nFlowCells
    const to = (month * flowNames.length + f) * nFlowCells
    margins.fill(0)
    for (let k = 0; k < nFlowCells; k++) {
      const people = flows.today[from + k]
      if (people === 0) continue
      const sector = k % nFlowSectors
      const group = (k - sector) / nFlowSectors
      const origin = group % nOrigins
      margins[0] += people
      margins[1 + (group - origin) / nOrigins] += people
      margins[1 + nParties + origin] += people
      if (sector !== NO_SECTOR) margins[1 + nParties + nOrigins + sector] += people
      recorder.cells[to + k] += people * weight
    }
    let column = recorder.at.get(name)!
    const { by } = outputs[name as FlowName]
    const write = (first: number, n: number): void => {
      for (let k = 0; k < n; k++) put(recorder, column++, today.day, margins[first + k] * weight)
    }
    write(0, 1)
    if (has(by, 'party')) write(1, nParties)
    if (has(by, 'origin')) write(1 + nParties, nOrigins)
    if (has(by, 'sector')) write(1 + nParties + nOrigins, nSectors)
  })
  for (const { k, column, from } of recorder.crosses) {
    put(recorder, k, today.day, sumOf(flows.today, from, column) * weight)
  }
}
const has = (by: readonly string[], dimension: string): boolean => by.includes(dimension)

function recordStocks(sim: Sim, recorder: Recorder): void {
  const { ledger, us, weight, today } = sim
  const ofStatus = (...statuses: number[]) => (p: number): number =>
    statuses.reduce((sum, status) => sum + ledger.stock[status * nParties + p], 0) * weight
  const stocks: readonly (readonly [string, (p: number) => number])[] = [
    ['intending_at_home', ofStatus(Status.home)],
    ['on_the_way', ofStatus(Status.travelling, Status.stopped)],
    ['waiting_in_northern_mexico', ofStatus(Status.north)],
    ['waiting_for_appointment', (p) => us.applicants[p]],
    ['waiting_on_case_in_mexico', ofStatus(Status.waitingOnCase)],
    ['waiting_for_admission_at_home', (p) => sumOfParty(us.homeApplicants, p)],
    ['in_custody', ofStatus(Status.custody)],
  ]
  for (const [series, of] of stocks) {
    let column = recorder.at.get(series)!
    let all = 0
    for (let p = 0; p < nParties; p++) all += of(p)
    put(recorder, column++, today.day, all)
    for (let p = 0; p < nParties; p++) put(recorder, column++, today.day, of(p))
  }
}

function sumOfParty(cells: Float64Array, party: number): number {
  let sum = 0
  for (let o = 0; o < nOrigins; o++) sum += cells[party * nOrigins + o]
  return sum
}

function recordLevels(sim: Sim, recorder: Recorder): void {
  const { us, mexico, today, classes } = sim
  const level = (series: string, value: number): void =>
    put(recorder, recorder.at.get(series)!, today.day, value)
  level('appointment_wait', us.waitDays[0])
  level('mexico_effort_north', mexico.effort[2])
  level('mexico_spending', mexico.spentTodayUsd[0])
  level('mexico_funded', Number(mexico.cashUsd[0] > 0))
  level('take_back_consent', mexico.consent[0])
  level('take_back_payments', us.paidForTakeBackUsd[0])
  const prospect = { released: 0, removed: 0, returned: 0 }
  let column = recorder.at.get('belief_release')!
  const believed = parties.map((_, p) => {
    let sum = 0
    for (let m = 0; m < classes.nCommunities; m++) {
      prospectOf(sim, m, Math.floor(m / classes.perOrigin), p, prospect)
      sum += prospect.released
    }
    return sum / classes.nCommunities
  })
  put(recorder, column++, today.day, believed.reduce((a, b) => a + b, 0) / nParties)
  believed.forEach((value) => put(recorder, column++, today.day, value))
}

function recordPolicies(sim: Sim, recorder: Recorder): void {
  const { slots, policyState, communities, classes, today, world } = sim
  const scenarioAt = world.scenarios.indexOf(recorder.scenario)
  slots.forEach((slot, s) => {
    if (!slot.isIn[scenarioAt]) return
    const level = (series: string, value: number): void =>
      put(recorder, recorder.at.get(`${series}:${slot.name}`)!, today.day, value)
    level('policy_in_force', policyState.inForce[s])
    if (slot.policy.trigger) {
      const seen = meanSeen(policyState.trigger[s])
      level('trigger_mean', Number.isNaN(seen) ? 0 : seen)
    }
    if (slot.policy.litigation) level('blocked_by_court', policyState.blocked[s])
    let aware = 0
    for (let m = 0; m < classes.nCommunities; m++) {
      aware += communities.aware[s * classes.nCommunities + m] * classes.communityShare[m]
    }
    level('awareness', aware / nOrigins)
  })
}

/** Sum of one flow's cells, which start at `from`, over what a column leaves open. */
function sumOf(cells: Float64Array, from: number, { party, origin, sector }: Column): number {
  const within = (names: readonly string[], name: string, n: number): readonly [number, number] =>
    (name === 'all' ? [0, n] : [names.indexOf(name), names.indexOf(name) + 1])
  const [firstParty, endParty] = within(parties, party, nParties)
  const [firstOrigin, endOrigin] = within(origins, origin, nOrigins)
  const [firstSector, endSector] = within(sectors, sector, nFlowSectors)
  let people = 0
  for (let p = firstParty; p < endParty; p++) {
    for (let o = firstOrigin; o < endOrigin; o++) {
      const group = from + (p * nOrigins + o) * nFlowSectors
      for (let s = firstSector; s < endSector; s++) people += cells[group + s]
    }
  }
  return people
}

/** Fill in months and measures once all days are recorded; the finished record. */
export function finishRecord(recorder: Recorder): Float32Array {
  const { scenario, layout, record, cells, at } = recorder
  const nDates = layout.dates.length
  turnDays(recorder)
  const dailyColumn = (k: number): Float32Array =>
    record.subarray(layout.dailyOffset + k * nDates, layout.dailyOffset + (k + 1) * nDates)
  const monthOf = layout.dates.map((date) => layout.months.indexOf(date.slice(0, 7)))
  const daysIn = layout.months.map((_, m) => monthOf.filter((of) => of === m).length)
  layout.monthly.forEach((column, k) => {
    const to = layout.monthlyOffset + k * layout.months.length
    const isFlow = outputOf(column.series).kind === 'flow'
    if (k < layout.daily.length) {
      const sums = new Float64Array(layout.months.length)
      dailyColumn(k).forEach((value, d) => (sums[monthOf[d]] += value))
      sums.forEach((sum, m) => (record[to + m] = ofMonth(isFlow, sum, daysIn[m])))
      return
    }
    const from = cellsOf(column.series)
    layout.months.forEach((_, m) => {
      record[to + m] = from < 0
        ? ofMonth(isFlow, recorder.sums[k * layout.months.length + m], daysIn[m])
        : sumOf(cells, m * flowNames.length * nFlowCells + from, column)
    })
  })
  const measures = takeMeasures(scenario, layout.dates, (series, party) =>
    dailyColumn(at.get(keyOf(series, party))!))
  record.set(measures, layout.measuresOffset)
  return record
}
