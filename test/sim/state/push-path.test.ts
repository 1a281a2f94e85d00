import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../sim/dates.ts'
import { meetSurroundings } from '../../../sim/processes/meet-surroundings.ts'
import { knownScore, mostPush, placeOfPush, pushBefore, pushPathOf } from '../../../sim/state/push-path.ts'
import { resolveParameters } from '../../../sim/parameters/resolve.ts'
import { originIndex, smallSim } from '../world.ts'

const params = resolveParameters({ pushInnovationSd: 0.1, pushPersistence: 0.5 })
const cuba = originIndex('cuba')

/** Log push of an origin at the end of each day from the start on. */
function logPushOn(dates: readonly string[], origin: number, pushScores: Record<string, number>, start: string): number[] {
  const sim = smallSim({ start, to: '2024-12-31', parameters: { pushInnovationSd: 0.1, pushPersistence: 0.5 }, pushScores })
  const found: number[] = []
  for (let day = sim.startDay; found.length < dates.length; day++) {
    sim.today.day = day
    meetSurroundings(sim)
    if (dayNumber(dates[found.length]) === day) found.push(Math.log(sim.surroundings.push[origin]))
  }
  return found
}

test('an origin and a month are told by their key; all else is none', () => {
  expect(placeOfPush('el-salvador.2021-04')).toEqual({ origin: 'el-salvador', month: '2021-04' })
  for (const key of ['cuba', 'cuba.2021-13', 'cubs.2021-04', 'cuba.2021-04.1', 'cuba.2021-4', '']) {
    expect(placeOfPush(key)).toBeNull()
  }
})

describe('scores of a draw', () => {
  const scores = { 'cuba.2024-04': 2, 'cuba.2024-05': -1, 'haiti.2024-05': 1 }

  test('take the place of luck in their months, for their origin alone', () => {
    const dates = ['2024-04-30', '2024-05-01', '2024-06-01']
    const [april, may] = logPushOn(dates, cuba, scores, '2024-04-01')
    expect([april, may]).toEqual([0.2, 0.5 * 0.2 - 0.1])
    const [, , june] = logPushOn(dates, cuba, scores, '2024-04-01')
    expect(june).not.toBeCloseTo(0, 6) // luck again
    const [ofHaiti] = logPushOn(dates, originIndex('haiti'), scores, '2024-04-01')
    const [ofHaitiUntold] = logPushOn(dates, originIndex('haiti'), {}, '2024-04-01')
    expect(ofHaiti).toBe(ofHaitiUntold) // April of Haiti is left to luck
    expect(ofHaiti).not.toBe(0)
  })

  test('reach a run that begins later: it starts from where push had come to', () => {
    const whole = logPushOn(['2024-05-31'], cuba, scores, '2024-04-01')
    expect(pushBefore(pushPathOf(scores), dayNumber('2024-06-01'), params)[cuba]).toBeCloseTo(whole[0], 12)
    // ... and wears off in months that no draw knows
    expect(pushBefore(pushPathOf(scores), dayNumber('2024-08-15'), params)[cuba]).toBeCloseTo(whole[0] / 4, 12)
    expect([...pushBefore(pushPathOf({}), dayNumber('2024-06-01'), params)]).toEqual(Array(11).fill(0))
  })

  test('cannot move push in a window in which patterns are judged', () => {
    const [before, inside] = logPushOn(['2023-10-31', '2023-12-01'], cuba, { 'cuba.2023-10': 1, 'cuba.2023-12': 4 }, '2023-10-01')
    expect(before).toBeCloseTo(0.1, 12)
    expect(inside).toBe(before)
  })

  test('say how far push comes at most, for the rows that people need', () => {
    const most = mostPush(pushPathOf(scores), params)
    expect([most[cuba], most[originIndex('haiti')], most[originIndex('mexico')]]).toEqual([0.2, 0.1, 0])
    expect(mostPush(pushPathOf({}), params)).toEqual(Array(11).fill(0))
  })

  test('are there or not, month by month and origin by origin', () => {
    const path = pushPathOf(scores)
    expect(knownScore(path, '2024-05', cuba)).toBe(-1)
    expect(knownScore(path, '2024-04', originIndex('haiti'))).toBeUndefined()
    expect(knownScore(path, '2024-03', cuba)).toBeUndefined()
  })
})
