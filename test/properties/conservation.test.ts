/** Nobody vanishes, everybody is in one party, and every flow has its owners. */
import { describe, expect, test } from 'vitest'
import { recordLayout } from '../../sim/observe/layout.ts'
import { parts, type Scenario } from '../../sim/scenario.ts'
import { Flow, nFlowCells, type FlowName } from '../../sim/state/flows.ts'
import {
  BYTES, HALVES, nStatuses, Outcome, PARTED_BY, Status, WORDS,
} from '../../sim/state/people.ts'
import type { Sim } from '../../sim/state/sim.ts'
import { nParties, origins, parties, PartyKind, sectors } from '../../sim/world.ts'
import { numberOf, sizeOf } from '../../sim/state/intentions.ts'
import { countStock, neverLeft } from '../sim/world.ts'
import { dailyColumns, nameOfColumn, seeds, shortened, stepThrough } from './short-runs.ts'

/** The order, its months in force included; one part of the model off, or none, by the seed. */
const scenarioFor = (seed: number): Scenario => shortened('order', '2024-05-10', '2024-07-10', {
  switchOff: [[], ...parts.map((part) => [part])][seed % (parts.length + 1)],
})
const weightFor = (seed: number): number => [200, 350, 500][seed % 3]

const partyOf = ({ people, classes }: Sim, row: number): number =>
  classes.party[people.classIndex[row * HALVES]]

describe.each(seeds(10))('with seed %i', (seed) => {
  test('the columns hold as many people as the ledger, by status and party', () => {
    let nSeen = 0
    stepThrough(scenarioFor(seed), seed, weightFor(seed), (sim, day) => {
      if (day % 7 !== 0 && day !== sim.endDay) return
      const counted = countStock(sim)
      expect(counted).toEqual([...sim.ledger.stock])
      expect(counted.reduce((a, b) => a + b, 0)).toBe(sim.intentions.nNumbers[0])
      expect(counted.slice(0, nParties).every((n) => n === 0), 'rows without a status').toBe(true)
      nSeen++
    })
    expect(nSeen).toBeGreaterThan(7)
  })

  test('everybody belongs to one party, and families part with one child at most', () => {
    const { sim } = stepThrough(scenarioFor(seed), seed, weightFor(seed))
    const { people, classes, intentions } = sim
    const nParties = new Int32Array(intentions.nNumbers[0]) // that each number belongs to
    const faults: string[] = []
    const check = (number: number, isRight: boolean, fault: string): void => {
      if (!isRight) faults.push(`number ${number}: ${fault}`)
    }
    const join = (from: number, size: number): void => {
      for (let number = from; number < from + size; number++) nParties[number]++
    }
    for (const who of neverLeft(sim)) join(numberOf(sim, who), sizeOf(sim, who))
    const families = new Map<number, number>()
    for (let row = 0; row < people.count[0]; row++) {
      join(people.number[row], people.partySize[row * BYTES])
      if (partyOf(sim, row) === PartyKind.family) families.set(people.number[row], row)
      else check(people.number[row], people.partySize[row * BYTES] === 1, 'alone in company')
    }
    nParties.forEach((n, number) => check(number, n === 1, `in ${n} parties`))

    const parted = Array.from({ length: people.count[0] }, (_, row) => row)
      .filter((row) => (people.past[row * BYTES] & PARTED_BY) > 0 && partyOf(sim, row) !== PartyKind.family)
    for (const row of parted) { // went on alone
      const behind = people.past[row * BYTES] & PARTED_BY
      const number = people.number[row]
      const family = families.get(number - behind)
      check(number, family !== undefined, 'parted from what is not a family')
      if (family === undefined) continue
      check(number, (people.past[family * BYTES] & PARTED_BY) === behind, 'its family has parted from another, or none')
      check(number, people.partySize[family * BYTES] === behind, 'not the last of its family')
      const [own, left] = [row, family].map((one) => people.classIndex[one * HALVES])
      check(number, classes.party[own] === PartyKind.unaccompaniedChild, 'parted, and not alone')
      check(number, classes.community[own] === classes.community[left], 'of another community')
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
      const { ledger, intentions, flows } = sim
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
        expect.soft(flow('intentions')).toBe(intentions.nNumbers[0] - before.count)
        expect.soft(flow('departures')).toBe(moved([home], [travelling]))
        expect.soft(flow('gave_up')).toBe(moved(null, [Status.gaveUp]))
        expect.soft(flow('bussed_south')).toBe(moved([travelling, north], [stopped]))
        expect.soft(flow('returned_by_mexico')).toBe(moved([travelling, north], [removed]))
        expect.soft(flow('attempts')).toBe(moved([north], [custody, Status.interior]))
        expect.soft(flow('encounters_between_ports')).toBe(moved(null, [custody]))
        expect.soft(flow('got_aways', 'undetected_entries')).toBe(moved(null, [Status.interior]))
        expect.soft(flow('appointments_given')).toBe(moved(inMexico, [booked]))
        expect.soft(flow('encounters_at_ports')).toBe(moved(inMexico, [released]))
        expect.soft(flow('appointments_kept')).toBe(moved([booked], [released]))
        expect.soft(flow('encounters_after_expulsion')).toBeLessThanOrEqual(flow('encounters_between_ports'))
        expect.soft(flow('parole_admissions', 'office_admissions')).toBe(moved([home], [released]))
        expect.soft(flow('releases')).toBe(moved([custody], [released]))
        expect.soft(flow('releases_after_stay')).toBeLessThanOrEqual(flow('releases'))
        expect.soft(flow('children_transferred')).toBe(moved(null, [Status.transferred]))
        expect.soft(flow('removals', 'returns_to_mexico')).toBe(moved([custody], [removed, returned]))
        expect.soft(flow('attempts'))
          .toBe(flow('encounters_between_ports', 'got_aways', 'undetected_entries'))
        expect.soft(flow('repeat_encounters')).toBeLessThanOrEqual(flow('encounters_between_ports'))
        expect.soft(flow('bussed_south', 'returned_by_mexico'))
          .toBeLessThanOrEqual(flow('stops_in_mexico'))
      }
      before.transitions.set(ledger.transitions)
      before.count = intentions.nNumbers[0]
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
