import { describe, expect, test } from 'vitest'
import { largestDifference, type Counts } from '../../bench/measure/agreement.ts'
import { runAgentScript } from '../../bench/small-model/agentscript.ts'
import { runDailyLoop } from '../../bench/small-model/daily-loop.ts'
import { runEngine } from '../../bench/small-model/engine.ts'
import { runFlocc } from '../../bench/small-model/flocc.ts'
import { eventsOf, type Setting } from '../../bench/small-model/rules.ts'
import { mean } from '../../study/quantiles.ts'

const seeds = Array.from({ length: 12 }, (_, k) => k + 1)
const setting = (seed: number, pace = 5): Setting => ({ nPeople: 1000, nDays: 365, seed, pace })
const countsOf = (run: (setting: Setting) => Counts, pace?: number): Counts[] =>
  seeds.map((seed) => run(setting(seed, pace)))
const engine = (one: Setting): Counts => ({ ...runEngine(one) })
const loop = (one: Setting): Counts => ({ ...runDailyLoop(one) })

describe('the small model', () => {
  test.each([1, 5])('counts the same on ladders and calendar as in a daily loop, up to chance (pace %i)', (pace) => {
    expect(largestDifference([countsOf(engine, pace), countsOf(loop, pace)])).toBeLessThan(4)
  })

  test('is another model where the pace is another by a tenth', () => {
    const hastier = seeds.map((seed) => ({ ...runDailyLoop(setting(seed, 5.5)) }))
    expect(largestDifference([countsOf(engine), hastier])).toBeGreaterThan(5)
  })

  test('is the same to the last person in AgentScript and flocc as in a daily loop of the same luck', async () => {
    const small = { nPeople: 300, nDays: 365, seed: 7, pace: 5 }
    const counted = runDailyLoop(small)
    expect(counted.cameHome).toBeGreaterThan(50)
    expect(await runAgentScript(small)).toEqual(counted)
    expect(await runFlocc(small)).toEqual(counted)
  })

  test.each([[1, 0.0025], [5, 0.009]])('has events of the said share of people a day (pace %d)', (pace, share) => {
    const events = seeds.map((seed) => eventsOf(runEngine(setting(seed, pace))) / (1000 * 365))
    expect(mean(events) / share).toBeCloseTo(1, 1)
    expect(Math.max(...events)).toBeLessThan(0.01)
  })

  test('starts anew in memory that was used before', () => {
    const memory = {}
    runEngine(setting(1), memory)
    expect(runEngine(setting(2), memory)).toEqual(runEngine(setting(2)))
  })
})
