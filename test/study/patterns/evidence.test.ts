/** A simulated record answers what patterns ask. */
import { expect, test } from 'vitest'
import { recordLayout, type Column } from '../../../sim/observe/layout.ts'
import { mondaysFrom, monthsFrom, simulatedEvidence } from '../../../study/patterns/evidence.ts'
import { scenarioNamed } from '../../workers/stand-in.ts'

const layout = recordLayout({ ...scenarioNamed('two-months'), from: '2024-01-01', to: '2024-02-29' })
const record = new Float32Array(layout.length)

/** Put a series' numbers, one for each day or month. */
function put(
  kind: 'daily' | 'monthly', series: string, values: readonly number[], group: Partial<Column> = {},
): void {
  const wanted = { series, party: 'all', origin: 'all', sector: 'all', ...group }
  const k = layout[kind].findIndex((column) => JSON.stringify(column) === JSON.stringify(wanted))
  const nEach = kind === 'daily' ? layout.dates.length : layout.months.length
  record.set(values, (kind === 'daily' ? layout.dailyOffset : layout.monthlyOffset) + k * nEach)
}

put('daily', 'encounters_between_ports', layout.dates.map((_, day) => day))
put('daily', 'repeat_encounters', layout.dates.map((_, day) => (day < 10 ? day / 2 : 0)))
put('monthly', 'encounters_between_ports', [1000, 2000])
put('monthly', 'encounters_between_ports', [3, 4], { party: 'family' })
put('monthly', 'encounters_between_ports', [5, 6], { party: 'family', origin: 'cuba' })
put('monthly', 'encounters_between_ports', [7, 8], { origin: 'cuba' })
put('monthly', 'encounters_between_ports', [10, 20], { origin: 'haiti' })
put('monthly', 'encounters_between_ports', [9, 10], { sector: 'tucson' })
put('monthly', 'encounters_at_ports', [11, 12])
put('monthly', 'appointments_kept', [13, 14])
put('monthly', 'releases', [15, 16])
put('monthly', 'releases_after_stay', [5, 7])
const evidence = simulatedEvidence(layout)(record)

test('by day, by week, by month and by group', () => {
  expect(evidence.onDay('2024-01-03')).toBe(2)
  expect(evidence.inWeek('2024-01-08')).toBe(7 + 8 + 9 + 10 + 11 + 12 + 13)
  expect(evidence.inMonth('2024-02')).toBe(2000)
  expect(evidence.inMonth('2024-02', { party: 'family' })).toBe(4)
  expect(evidence.inMonth('2024-01', { party: 'family', origins: ['cuba'] })).toBe(5)
  expect(evidence.inMonth('2024-01', { origins: ['cuba', 'haiti'] })).toBe(17)
  expect(evidence.inMonth('2024-01', { sector: 'tucson' })).toBe(9)
  expect(evidence.atPorts('2024-01')).toBe(11)
  expect(evidence.byAppointment('2024-01')).toBe(13)
  expect(evidence.released('2024-02')).toBe(9) // by the Border Patrol
  expect(evidence.shareOfRepeats(['2024-01-01', '2024-01-10'])).toBe(0.5)
})

test('what lies outside the reported days is not known', () => {
  expect(evidence.onDay('2023-12-31')).toBeNaN()
  expect(evidence.inWeek('2024-02-26')).toBeNaN()
  expect(evidence.inMonth('2024-03')).toBeNaN()
  expect(evidence.childrenExpelledBefore(2024)).toBeNaN()
})

test('children met after an expulsion are those of every origin, and no adults', () => {
  const year = recordLayout({ ...scenarioNamed('a-year'), from: '2020-10-01', to: '2021-09-30' })
  const counts = new Float32Array(year.length)
  year.monthly.forEach(({ series, party, origin, sector }, k) => {
    if (series !== 'encounters_after_expulsion' || origin !== 'all' || sector !== 'all') return
    const start = year.monthlyOffset + k * 12
    counts.fill(party === 'unaccompanied-child' ? 2 : 100, start, start + 12)
  })
  expect(simulatedEvidence(year)(counts).childrenExpelledBefore(2021)).toBe(24)
})

test('months and Mondays follow each other over the end of a year', () => {
  expect(monthsFrom('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
  expect(mondaysFrom('2023-12-25', '2024-01-08')).toEqual(['2023-12-25', '2024-01-01', '2024-01-08'])
})
