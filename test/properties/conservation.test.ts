/** Nobody vanishes, everybody is in one party, and every flow has its owners. */
import { describe, expect, test } from 'vitest'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parts, type Scenario } from '../../sim/scenario.ts'
import { Flow, nFlowCells, type FlowName } from '../../sim/state/flows.ts'
import {
  BYTES, HALVES, nStatuses, Outcome, Status, WORDS,
} from '../../sim/state/people.ts'
import type { Sim } from '../../sim/state/sim.ts'
import { nParties, origins, parties, PartyKind, sectors } from '../../sim/world.ts'
import { dailyColumns, nameOfColumn, seeds, shortened, stepThrough } from './short-runs.ts'

/** The order, its months in force included; one part of the model off, or none, by the seed. */
const scenarioFor = (seed: number): Scenario => shortened('order', '2024-05-10', '2024-07-10', {
  switchOff: [[], ...parts.map((part) => [part])][seed % (parts.length + 1)],
})
const weightFor = (seed: number): number => [200, 350, 500][seed % 3]

/** Which party each row belongs to: the row of its head. */
function headOf({ people }: Sim, row: number): number {
  const isMember = people.status[row * BYTES] === Status.member
  return isMember ? row - people.headBack[row * BYTES] : row
}

const partyOf = ({ people, classes }: Sim, row: number): number =>
  classes.party[people.classIndex[row * HALVES]]

describe.each(seeds(10))('with seed %i', (seed) => {
  test('the columns hold as many people as the ledger, by status and party', () => {
    let nSeen = 0
    stepThrough(scenarioFor(seed), seed, weightFor(seed), (sim, day) => {
      if (day % 7 !== 0 && day !== sim.endDay) return
      const { people, ledger } = sim
      const counted = new Float64Array(nStatuses * nParties)
      for (let row = 0; row < people.count[0]; row++) {
        const head = headOf(sim, row)
        counted[people.status[head * BYTES] * nParties + partyOf(sim, head)]++
      }
      expect([...counted]).toEqual([...ledger.stock])
      expect(counted.reduce((a, b) => a + b, 0)).toBe(people.count[0])
      expect(counted.subarray(0, nParties).every((n) => n === 0), 'rows without a status').toBe(true)
      nSeen++
    })
    expect(nSeen).toBeGreaterThan(7)
  })

  test('every row belongs to one party, and the sizes of parties add up', () => {
    const { sim } = stepThrough(scenarioFor(seed), seed, weightFor(seed))
    const { people, classes } = sim
    const count = people.count[0]
    const nRows = new Int32Array(count)
    const nParted = new Int32Array(count)
    const faults: string[] = []
    const check = (row: number, isRight: boolean, fault: string): void => {
      if (!isRight) faults.push(`row ${row}: ${fault}`)
    }
    for (let row = 0; row < count; row++) {
      const head = headOf(sim, row)
      nRows[head]++
      if (head !== row) {
        check(row, people.status[head * BYTES] !== Status.member, 'its head is a member itself')
        check(row, partyOf(sim, row) === PartyKind.family, 'a member of what is not a family')
        check(row, people.partySize[row * BYTES] === 0, 'a member with a party of its own')
        check(
          row, people.classIndex[row * HALVES] === people.classIndex[head * HALVES],
          'another class than its head',
        )
      } else if (people.headBack[row * BYTES] > 0) { // went on alone
        const family = row - people.headBack[row * BYTES]
        const [own, left] = [row, family].map((one) => people.classIndex[one * HALVES])
        nParted[family]++
        check(row, classes.party[own] === PartyKind.unaccompaniedChild, 'parted, and not alone')
        check(row, classes.party[left] === PartyKind.family, 'parted from what is not a family')
        check(row, classes.community[own] === classes.community[left], 'of another community')
      }
    }
    for (let row = 0; row < count; row++) {
      check(row, nRows[row] === people.partySize[row * BYTES], `a party of ${nRows[row]} rows`)
      check(row, nParted[row] <= 1, 'parted from more than one child')
      const isAlone = partyOf(sim, row) !== PartyKind.family
      check(row, !isAlone || people.partySize[row * BYTES] === 1, 'alone in company')
    }
    expect(faults).toEqual([])
  })

  test('queues hold those who stand in them', () => {
    const scenario = scenarioFor(seed)
    const weight = weightFor(seed)
    stepThrough(scenario, seed, weight, (sim, day) => {
      if (day % 7 !== 0 && day !== sim.endDay) return
      const { people, us } = sim
      const applicants = [0, 0, 0]
      const held = [0, 0]
      for (let row = 0; row < people.count[0]; row++) {
        const n = people.partySize[row * BYTES] * weight
        const party = partyOf(sim, row)
        if (people.portKey[row * WORDS] > 0) applicants[party] += n
        const isHeld = people.status[row * BYTES] === Status.custody
          && people.outcome[row * BYTES] !== Outcome.transferred
        if (isHeld) held[party === PartyKind.family ? 1 : 0] += n
      }
      expect([...us.applicants]).toEqual(applicants)
      expect([...us.placesTaken]).toEqual(held)
    })
  })

  test('daily flows equal the transitions of people', () => {
    const before = { transitions: new Float64Array(nStatuses * nStatuses), count: Number.NaN }
    stepThrough(scenarioFor(seed), seed, weightFor(seed), (sim) => {
      const { ledger, people, flows } = sim
      const moved = (from: readonly number[] | null, to: readonly number[]): number => {
        let n = 0
        for (let f = 0; f < nStatuses; f++) {
          if (from !== null && !from.includes(f)) continue
          for (const t of to) {
            const at = f * nStatuses + t
            n += ledger.transitions[at] - before.transitions[at]
          }
        }
        return n
      }
      const flow = (...names: FlowName[]): number => names.reduce((sum, name) => {
        const from = Flow[name] * nFlowCells
        return sum + flows.today.subarray(from, from + nFlowCells).reduce((a, b) => a + b, 0)
      }, 0)
      const { home, travelling, stopped, north, booked, custody, released, returned, removed } = Status
      const inMexico = [travelling, stopped, north, booked, returned]
      // On the first day the people whom the world starts with are placed as well.
      if (!Number.isNaN(before.count)) {
        expect.soft(flow('intentions')).toBe(people.count[0] - before.count)
        expect.soft(flow('departures')).toBe(moved([home], [travelling]))
        expect.soft(flow('gave_up')).toBe(moved(null, [Status.gaveUp]))
        expect.soft(flow('bussed_south')).toBe(moved([travelling, north], [stopped]))
        expect.soft(flow('returned_by_mexico')).toBe(moved([travelling, north], [removed]))
        expect.soft(flow('attempts')).toBe(moved([north], [custody, Status.interior]))
        expect.soft(flow('encounters_between_ports')).toBe(moved(null, [custody]))
        expect.soft(flow('got_aways', 'undetected_entries')).toBe(moved(null, [Status.interior]))
        expect.soft(flow('appointments_given')).toBe(moved(inMexico, [booked]))
        expect.soft(flow('encounters_at_ports')).toBe(moved(inMexico, [released]))
        expect.soft(flow('parole_admissions', 'office_admissions')).toBe(moved([home], [released]))
        expect.soft(flow('releases')).toBe(moved([custody], [released]))
        expect.soft(flow('children_transferred')).toBe(moved(null, [Status.transferred]))
        expect.soft(flow('removals', 'returns_to_mexico')).toBe(moved([custody], [removed, returned]))
        expect.soft(flow('attempts'))
          .toBe(flow('encounters_between_ports', 'got_aways', 'undetected_entries'))
        expect.soft(flow('repeat_encounters')).toBeLessThanOrEqual(flow('encounters_between_ports'))
        expect.soft(flow('bussed_south', 'returned_by_mexico'))
          .toBeLessThanOrEqual(flow('stops_in_mexico'))
      }
      before.transitions.set(ledger.transitions)
      before.count = people.count[0]
    })
  })

  test('encounters by origin, party and sector add up to the total, and to the transitions', () => {
    const scenario = scenarioFor(seed)
    const weight = weightFor(seed)
    const { sim, record } = stepThrough(scenario, seed, weight)
    const { months, monthly, monthlyOffset } = recordLayout(scenario)
    const inMonth = (...name: readonly [string, string, string, string]): number[] => {
      const k = monthly.findIndex((column) => nameOfColumn(column) === name.join(' '))
      const from = monthlyOffset + k * months.length
      return [...record.subarray(from, from + months.length)]
    }
    const total = inMonth('encounters_between_ports', 'all', 'all', 'all')
    const cross = months.map(() => 0)
    for (const party of parties) {
      for (const origin of origins) {
        for (const sector of sectors) {
          inMonth('encounters_between_ports', party, origin, sector).forEach((n, m) => (cross[m] += n))
        }
      }
    }
    expect(cross).toEqual(total)

    let taken = 0
    for (let from = 0; from < nStatuses; from++) {
      taken += sim.ledger.transitions[from * nStatuses + Status.custody]
    }
    expect(total.reduce((a, b) => a + b, 0)).toBe(taken * weight)
    expect(taken).toBeGreaterThan(100)
  })

  test('every margin of a day adds up to its total', () => {
    const scenario = scenarioFor(seed)
    const { record } = stepThrough(scenario, seed, weightFor(seed))
    const columns = dailyColumns(scenario, record)
    const { daily } = recordLayout(scenario)
    const series = new Set(daily.filter(({ series: name }) => name in Flow).map(({ series: name }) => name))
    for (const name of series) {
      const total = columns.get([name, 'all', 'all', 'all'].join(' '))!
      for (const margin of ['party', 'origin', 'sector'] as const) {
        const own = daily.filter((column) => column.series === name && column[margin] !== 'all')
        if (own.length === 0) continue
        const sums = total.map((_, day) =>
          own.reduce((sum, column) => sum + columns.get(nameOfColumn(column))![day], 0))
        expect(sums, `${name} by ${margin}`).toEqual(total)
      }
    }
  })

  test('without a hazard of departure nobody departs', () => {
    const scenario: Scenario = { ...scenarioFor(seed), parameters: { departureHazardPerDay: 0 } }
    const { record } = stepThrough(scenario, seed, weightFor(seed))
    const columns = dailyColumns(scenario, record)
    expect(columns.get('departures all all all')!.every((n) => n === 0)).toBe(true)
    expect(columns.get('intentions all all all')!.every((n) => n > 0)).toBe(true)
  })
})
