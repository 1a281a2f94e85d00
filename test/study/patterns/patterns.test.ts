/** Each pattern's measures of a small series made by hand, whose answers are known. */
import { expect, test } from 'vitest'
import { dayNumber, isoDateOf } from '../../../sim/dates.ts'
import { mondaysFrom, monthsFrom, type Evidence } from '../../../study/patterns/evidence.ts'
import { patterns } from '../../../study/patterns/patterns.ts'
import { evidenceByHand } from './evidence-by-hand.ts'

/** Measures of a pattern by name, in the order in which they are listed, to six digits. */
function measured(id: string, evidence: Evidence): Record<string, number> {
  const { measures } = patterns.find((pattern) => pattern.id === id)!
  return Object.fromEntries(measures.map(({ measure, of }) => [measure, Number(of(evidence).toPrecision(6))]))
}

test('there are eleven, P1 to P11, and no measure has the name of another of its pattern', () => {
  expect(patterns.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, k) => `P${k + 1}`))
  for (const { measures } of patterns) {
    expect(new Set(measures.map(({ measure }) => measure)).size).toBe(measures.length)
  }
})

test('P1: a rush by half, a step by three quarters, a plateau between its lowest and highest week, a return', () => {
  const plateau = mondaysFrom('2023-05-15', '2023-06-26').map((monday, k): [string, number] => [monday, 20 + k])
  const weeks = {
    '2023-04-03': 40, '2023-05-01': 60, '2023-05-08': 80, ...Object.fromEntries(plateau),
    '2023-07-03': 99, '2023-08-21': 50, '2023-08-28': 55,
  }
  expect(Object.values(measured('P1', evidenceByHand({ weeks }))))
    .toEqual([40, 60, 80, 20, 0.5, -0.75, 20, 26, 50, 55])
})

test('P2: a fall from 70 to 30, of which a quarter is regained', () => {
  const weeks = { '2023-12-18': 70, '2023-12-25': 50, '2024-01-01': 30, '2024-03-04': 40 }
  expect(Object.values(measured('P2', evidenceByHand({ weeks })))).toEqual([70, 50, 30, 40, 0.25])
})

test('P3: children fall by four fifths, families by half; children then triple', () => {
  const months = {
    '2020-02': { 'unaccompanied-child': 50, family: 80 },
    '2020-04': { 'unaccompanied-child': 10, family: 40 },
    '2020-11': { 'unaccompanied-child': 20 },
    '2021-03': { 'unaccompanied-child': 60 },
  }
  expect(Object.values(measured('P3', evidenceByHand({ months })))).toEqual([-0.8, -0.5, 3])
})

test('P4: three nationalities fall and stay low, Venezuela is looked at by itself, others fall by a tenth', () => {
  const taken = 'cuba nicaragua haiti'
  const others = 'mexico guatemala honduras el-salvador colombia ecuador other'
  const months = {
    '2022-12': { [taken]: 900, [others]: 200, venezuela: 7 },
    '2023-01': { [taken]: 100, [others]: 180 },
    ...Object.fromEntries(monthsFrom('2023-02', '2023-08')
      .map((month, k) => [month, { [taken]: 10 + k, venezuela: k }])),
    '2023-09': { [taken]: 500, venezuela: 60 },
  }
  expect(Object.values(measured('P4', evidenceByHand({ months })))).toEqual([900, 100, 16, -0.1, 7, 0, 2, 60])
})

test('P5: the share encountered before, under Title 42 and before it', () => {
  const shareOfRepeats = (from: string): number => (from === '2019-10-01' ? 0.14 : from === '2020-03-21' ? 0.3 : 0)
  expect(Object.values(measured('P5', evidenceByHand({ shareOfRepeats })))).toEqual([0.3, 0.14])
})

test('P6: lowest and highest month at ports, before the app and with it, May 2023 in neither', () => {
  const atPorts = (month: string): number => (month === '2023-05' || month < '2021-10' ? 1000
    : month <= '2023-04' ? 10 + monthsFrom('2021-10', month).length : 50 + monthsFrom('2023-06', month).length)
  const byAppointment = { '2023-12': 45, '2024-01': 44, '2024-02': 60, '2024-04': 41 }
  expect(Object.values(measured('P6', evidenceByHand({ atPorts, byAppointment })))).toEqual([11, 29, 51, 62, 41, 45])
})

test('P7: ten nationalities, most exposed first, each with its own change', () => {
  const origins = [
    'haiti', 'venezuela', 'cuba', 'colombia', 'honduras', 'ecuador', 'el-salvador', 'guatemala', 'nicaragua', 'mexico',
  ]
  const months = {
    '2023-12': Object.fromEntries(origins.map((origin) => [origin, 100])),
    '2024-01': Object.fromEntries(origins.map((origin, k) => [origin, 10 * k])),
  }
  expect(Object.values(measured('P7', evidenceByHand({ months }))))
    .toEqual([-1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1])
})

test('P8: shares of four sectors in December and in May', () => {
  const months = {
    '2023-12': { all: 100, 'del-rio': 30, 'san-diego': 10, tucson: 40, 'el-paso': 20 },
    '2024-05': { all: 50, 'del-rio': 5, 'san-diego': 20, tucson: 15, 'el-paso': 10 },
  }
  expect(measured('P8', evidenceByHand({ months }))).toEqual({
    'Del Rio, December 2023': 0.3, 'Del Rio, May 2024': 0.1,
    'San Diego, December 2023': 0.1, 'San Diego, May 2024': 0.4,
    'Tucson, December 2023': 0.4, 'Tucson, May 2024': 0.3,
    'El Paso, December 2023': 0.2, 'El Paso, May 2024': 0.2,
  })
})

test('P9: thirty of the children of twelve months with ten in each', () => {
  const months = Object.fromEntries(monthsFrom('2020-09', '2021-10')
    .map((month) => [month, { 'unaccompanied-child': 10 }]))
  expect(Object.values(measured('P9', evidenceByHand({ months, childrenExpelledBefore: 30 })))).toEqual([0.25])
})

test('P10: whom scarce places met is who was not released, but for children alone and Mexican adults', () => {
  const months = {
    '2023-12': { all: 310, 'unaccompanied-child': 31, 'single-adult mexico': 62 },
    '2024-05': { all: 155, 'unaccompanied-child': 31, 'single-adult mexico': 31 },
  }
  const released = { '2023-12': 186, '2024-05': 31 }
  expect(Object.values(measured('P10', evidenceByHand({ months, released })))).toEqual([10, 1, 0.6, 5, 2, 0.2])
})

test('P11: days that differ by weekday alone differ, but not net of the weekday', () => {
  const byWeekday = [90, 110, 100, 100, 100, 100, 100] // from 1 April, a Monday
  const days = Object.fromEntries(Array.from({ length: 61 }, (_, k) =>
    [isoDateOf(dayNumber('2024-04-01') + k), byWeekday[k % 7]]))
  const [all, net] = Object.values(measured('P11', evidenceByHand({ days })))
  // The days that have three on each side are the 55 from the first Thursday on.
  const nUnusual = Array.from({ length: 55 }, (_, k) => (k + 3) % 7).filter((weekday) => weekday < 2).length
  expect(all).toBeCloseTo(Math.sqrt(nUnusual * 0.01 / 55), 5)
  expect(net).toBeCloseTo(0, 10)
})
