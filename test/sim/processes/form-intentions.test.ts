import { describe, expect, test } from 'vitest'

import { formIntentions } from '../../../sim/processes/form-intentions.ts'
import { stepDay } from '../../../sim/simulation.ts'
import { classOf, isAtHome, numberOf, sizeOf, whoIs } from '../../../sim/state/intentions.ts'
import { raiseLadder } from '../../../sim/state/ladders.ts'
import { meanSize } from '../../../sim/state/newcomers.ts'
import { Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { parties } from '../../../sim/world.ts'
import {
  beginDay, deviation, flowOf, headNumbers, mean, policyOf, range, seeds, smallSim, someIntentions, stockOf, variance,
  type Changes, type SmallWorld,
} from '../world.ts'

/** Only Cubans: 60 adults, 90 members of families, 20 children a day; half as many by appointment only. */
const cubans: Changes = {
  singleAdultIntentionsPerDay: { ...zeroByOrigin(), cuba: 60 },
  familyIntentionsPerDay: { ...zeroByOrigin(), cuba: 90 },
  childIntentionsPerDay: { ...zeroByOrigin(), cuba: 20 },
  lawfulOnlyIntentionsPerDay: { ...zeroByOrigin(), cuba: 75 },
  lawfulOnlyFamilyShare: 0.4, initialHomeStock: 0, initialTravelShare: 0, communitiesPerOrigin: 3,
}
function zeroByOrigin(): Record<string, number> {
  return Object.fromEntries([
    'mexico', 'guatemala', 'honduras', 'el-salvador', 'venezuela', 'cuba', 'haiti', 'nicaragua', 'colombia',
    'ecuador', 'other',
  ].map((origin) => [origin, 0]))
}

/** Many days of new intentions; how many people there were before them. */
function formFor(nDays: number, world: SmallWorld = {}, prepare: (sim: Sim) => void = () => undefined) {
  const sim = smallSim({ rows: 40_000, ...world, parameters: { ...cubans, ...world.parameters } })
  const before = sim.intentions.nNumbers[0]
  const intentions = { 'single-adult': 0, family: 0, 'unaccompanied-child': 0 }
  for (let day = 0; day < nDays; day++) {
    beginDay(sim, sim.startDay + day)
    prepare(sim)
    formIntentions(sim)
    for (const party of parties) intentions[party] += flowOf(sim, 'intentions', { party, origin: 'cuba' })
  }
  return { sim, before, intentions }
}
/** The parties that came after them. */
const formed = (sim: Sim, before: number): number[] =>
  headNumbers(sim).filter((number) => number >= before).map(whoIs)

describe('as many people as the rates say begin to intend to go', () => {
  const perDay = { 'single-adult': 60 + 75 * 0.6, family: 90 + 75 * 0.4, 'unaccompanied-child': 20 }

  test.each([[1, 1], [4, 1], [2, 1.7]])('at weight %i and push %d', (weight, push) => {
    const nDays = 80
    const { sim, before, intentions } = formFor(nDays, { weight }, ({ surroundings }) => surroundings.push.fill(push))
    const heads = formed(sim, before)
    for (const party of parties) {
      const sizes = heads.filter((i) => parties[sim.classes.party[classOf(sim, i)]] === party)
        .map((i) => sizeOf(sim, i))
      expect(sizes.reduce((a, b) => a + b, 0)).toBe(intentions[party])
      // A Poisson number of parties, each with the square of its size to the variance
      const expected = perDay[party] * push * nDays
      const squares = mean(sizes.map((size) => size * size)) / mean(sizes)
      const error = Math.sqrt(expected * squares * weight)
      expect(Math.abs(intentions[party] * weight - expected)).toBeLessThan(4 * error)
    }
  })

  test('and the days vary like a Poisson count', () => {
    const sim = smallSim({ rows: 60_000, parameters: { ...cubans, familyIntentionsPerDay: 0, childIntentionsPerDay: 0, lawfulOnlyIntentionsPerDay: 0 } })
    const days = range(170).map((k) => {
      beginDay(sim, sim.startDay + k)
      formIntentions(sim)
      return flowOf(sim, 'intentions')
    })
    expect(Math.abs(variance(days) / 60 - 1)).toBeLessThan(4 * Math.sqrt(2 / 170))
  })
})

test('types and communities have their shares', () => {
  const typeShare = { cautious: 0.5, bold: 0.3, 'means-cautious': 0.2, 'means-bold': 0, 'lawful-only': 0 }
  const { sim, before } = formFor(60, {
    parameters: { typeShare, familyIntentionsPerDay: 0, childIntentionsPerDay: 0, lawfulOnlyIntentionsPerDay: 0 },
  })
  const classes = formed(sim, before).map((i) => classOf(sim, i))
  const n = classes.length
  const share = (column: ArrayLike<number>, value: number): number => classes.filter((c) => column[c] === value).length
  Object.values(typeShare).forEach((p, type) => {
    if (p === 0) expect(share(sim.classes.type, type)).toBe(0)
    else expect(Math.abs(deviation(share(sim.classes.type, type), n, p))).toBeLessThan(4)
  })
  range(3).forEach((k) => {
    const p = 1 / (k + 1) / (1 + 1 / 2 + 1 / 3)
    expect(Math.abs(deviation(share(sim.classes.community, 5 * 3 + k), n, p))).toBeLessThan(4)
  })
})

test.each([2, 2.6, 3.5])('families have two to six members, %d in the mean', (familySizeMean) => {
  const { sim, before } = formFor(100, { parameters: { familySizeMean, singleAdultIntentionsPerDay: 0 } })
  const families = formed(sim, before).filter((i) => sim.classes.party[classOf(sim, i)] === 1)
  const sizes = families.map((i) => sizeOf(sim, i))
  expect(Math.min(...sizes)).toBe(2)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6)
  const wanted = meanSize(sim, 1) // a little less than the parameter, because six is the most
  expect(wanted).toBeLessThanOrEqual(familySizeMean)
  expect(wanted).toBeGreaterThan(familySizeMean - 0.3)
  expect(Math.abs(mean(sizes) - wanted)).toBeLessThanOrEqual(4 * Math.sqrt(variance(sizes) / sizes.length))
  // Each member has a number behind the head's.
  const next = new Map(families.map((who, k) => [numberOf(sim, who) + sizes[k], k]))
  const heads = new Set(formed(sim, before).map((who) => numberOf(sim, who)))
  for (const end of next.keys()) expect(heads.has(end) || end === sim.intentions.nNumbers[0]).toBe(true)
})

test('newcomers stand on the ladder at home, and have no row before they leave', () => {
  const { sim, before } = formFor(3)
  const parties = formed(sim, before)
  expect(parties.length).toBeGreaterThan(300)
  expect(parties.every((who) => isAtHome(sim, who))).toBe(true)
  expect(sim.people.count[0]).toBe(smallSim({ rows: 40_000, parameters: cubans }).people.count[0])
  const found = range(sim.classes.nClasses).flatMap((c) => {
    const n = raiseLadder(sim.homeLadders, c, 1e3, sim.due)
    return [...sim.due.person.subarray(0, n)]
  })
  expect(found.toSorted((a, b) => b - a)).toEqual(parties)
})

test('intentions lapse after an exponential wait, without a row, and are counted as they do', () => {
  const lapseDays = 40
  const { sim, before } = formFor(1, { parameters: { lapseDays, familyIntentionsPerDay: 0 }, weight: 0.05, to: '2024-12-31' })
  const parties = formed(sim, before)
  const n = parties.length
  expect(n).toBeGreaterThan(1500)
  const noMore = { ...sim, surroundings: { ...sim.surroundings, push: new Float64Array(sim.surroundings.push.length) } }
  const rows = sim.people.count[0]
  let left = parties.reduce((sum, who) => sum + sizeOf(sim, who), 0)
  for (const days of [10, 40, 100]) {
    while (sim.today.day < sim.startDay + days) {
      beginDay(sim)
      formIntentions(noMore)
      left -= flowOf(sim, 'gave_up')
    }
    const atHome = parties.filter((who) => isAtHome(sim, who))
    expect(Math.abs(deviation(atHome.length, n, Math.exp(-days / lapseDays)))).toBeLessThan(4)
    expect(atHome.reduce((sum, who) => sum + sizeOf(sim, who), 0)).toBe(left)
    expect(stockOf(sim, Status.home)).toBe(left)
  }
  expect(sim.people.count[0]).toBe(rows)
})

test('a rate of zero means nobody', () => {
  const { sim, before } = formFor(30, {
    parameters: { singleAdultIntentionsPerDay: 0, familyIntentionsPerDay: 0, childIntentionsPerDay: 0, lawfulOnlyIntentionsPerDay: 0 },
  })
  expect(sim.intentions.nNumbers[0]).toBe(before)
})

test.each(seeds(3))('the same people form intentions under any policy (seed %i)', (seed) => {
  const run = (policies: SmallWorld['policies']): Sim => {
    const sim = smallSim({ seed, weight: 8, to: '2024-03-15', parameters: someIntentions, policies })
    for (let day = sim.startDay; day <= sim.endDay; day++) stepDay(sim, day)
    return sim
  }
  const without = run({})
  const having = run({ order: policyOf({ announced: '2024-01-10', effective: '2024-01-20' }) })
  expect(having.intentions.nNumbers[0]).toBe(without.intentions.nNumbers[0])
  const [some, same] = [having, without].map((sim) =>
    headNumbers(sim).map((number) => [number, classOf(sim, whoIs(number)), sizeOf(sim, whoIs(number))]))
  expect(some).toEqual(same)
  // What they do differs.
  expect(having.ledger.stock).not.toEqual(without.ledger.stock)
})
