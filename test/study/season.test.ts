import { describe, expect, test } from 'vitest'
import { readObserved } from '../../report/observed.ts'
import type { Origin } from '../../sim/world.ts'
import { seasonOf } from '../../study/season.ts'

const months = Array.from({ length: 60 }, (_, k) => `${2011 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`)

describe('a season', () => {
  test('is found under a trend, and a single month that sticks out does not move it', () => {
    const true_ = Array.from({ length: 12 }, (_, k) => 0.2 * Math.cos((2 * Math.PI * k) / 12))
    const values = months.map((_, k) => Math.exp(5 + 0.01 * k + true_[k % 12]))
    values[30] *= 1.5
    seasonOf(months, values).forEach((month, k) => expect(month).toBeCloseTo(true_[k], 1))
  })

  test('sums to nothing, and an even course has none', () => {
    expect(seasonOf(months, months.map(() => 7)).every((month) => Math.abs(month) < 1e-12)).toBe(true)
    expect(seasonOf(months, months.map((_, k) => 1 + (k * k) % 17)).reduce((a, b) => a + b)).toBeCloseTo(0, 12)
  })

  test('of Mexicans before 2020 was highest in March and April, of Central Americans lowest in January', () => {
    const of = (...origins: readonly Origin[]): number[] => {
      const rows = readObserved('encounters-before-2020')
      const all = [...new Set(rows.map(({ month }) => month))].sort()
      return seasonOf(all, all.map((month) => rows
        .filter((row) => row.month === month && origins.includes(row.origin)).reduce((sum, row) => sum + row.encounters, 0)))
    }
    const mexico = of('mexico')
    expect(mexico.indexOf(Math.max(...mexico))).toBe(3)
    expect(mexico[2]).toBeCloseTo(0.26, 1)
    expect(mexico[11]).toBeCloseTo(-0.22, 1)
    const central = of('guatemala', 'honduras', 'el-salvador')
    expect(central.indexOf(Math.min(...central))).toBe(0)
  })
})
