/**
 * The eleven patterns that the model is trusted by, and what is measured of each: one function for
 * what was observed and for each simulated replicate. All lie within October 2019 to May 2024.
 */
import { isoDateOf, dayNumber } from '../../sim/dates.ts'
import type { Origin, Sector } from '../../sim/world.ts'
import { dayToDay } from './day-to-day.ts'
import {
  mondaysFrom, monthsFrom, monthsOfFiscalYear, type Evidence, type Period, type Whom,
} from './evidence.ts'

export interface PatternMeasure {
  readonly measure: string
  readonly unit: 'people a week' | 'people a month' | 'people a day' | 'share' | 'change' | 'ratio' | 'share of the mean'
  /** Judged in points instead of as a share of what was observed. */
  readonly isShare?: boolean
  readonly of: (evidence: Evidence) => number
}
export interface Pattern {
  readonly id: string
  readonly title: string
  readonly measures: readonly PatternMeasure[]
}

const change = (from: number, to: number): number => to / from - 1
const lowest = (values: readonly number[]): number => Math.min(...values)
const highest = (values: readonly number[]): number => Math.max(...values)

const week = (monday: string, words: string): PatternMeasure =>
  ({ measure: `week of ${words}`, unit: 'people a week', of: ({ inWeek }) => inWeek(monday) })
const month = (name: string, words: string, whom: Whom, who: string): PatternMeasure =>
  ({ measure: `${who}, ${words}`, unit: 'people a month', of: ({ inMonth }) => inMonth(name, whom) })
const changeOf = (whom: Whom, who: string, from: string, to: string, words: string): PatternMeasure => ({
  measure: `${who}, ${words}`, unit: 'change', isShare: true,
  of: ({ inMonth }) => change(inMonth(from, whom), inMonth(to, whom)),
})

// --- P1 to P4 ---------------------------------------------------------------

const plateau = mondaysFrom('2023-05-15', '2023-06-26')

const rush: Pattern = {
  id: 'P1', title: 'Rush, step, plateau, return: Title 42 ends on 11 May 2023',
  measures: [
    week('2023-04-03', '3 April'),
    week('2023-05-01', '1 May'),
    week('2023-05-08', '8 May'),
    week('2023-05-15', '15 May'),
    {
      measure: 'rush, 3 April to 1 May', unit: 'change', isShare: true,
      of: ({ inWeek }) => change(inWeek('2023-04-03'), inWeek('2023-05-01')),
    },
    {
      measure: 'step, 8 to 15 May', unit: 'change', isShare: true,
      of: ({ inWeek }) => change(inWeek('2023-05-08'), inWeek('2023-05-15')),
    },
    {
      measure: 'lowest of seven weeks from 15 May', unit: 'people a week',
      of: ({ inWeek }) => lowest(plateau.map(inWeek)),
    },
    {
      measure: 'highest of seven weeks from 15 May', unit: 'people a week',
      of: ({ inWeek }) => highest(plateau.map(inWeek)),
    },
    week('2023-08-21', '21 August'),
    week('2023-08-28', '28 August'),
  ],
}

const mexicoMoves: Pattern = {
  id: 'P2', title: 'Mexico moves the border by itself: control resumed on 27 December 2023',
  measures: [
    week('2023-12-18', '18 December'),
    week('2023-12-25', '25 December'),
    week('2024-01-01', '1 January'),
    week('2024-03-04', '4 March'),
    {
      measure: 'regained of the fall in nine weeks', unit: 'share', isShare: true,
      of: ({ inWeek }) => (inWeek('2024-03-04') - inWeek('2024-01-01'))
        / (inWeek('2023-12-18') - inWeek('2024-01-01')),
    },
  ],
}

const children: Whom = { party: 'unaccompanied-child' }

const exemption: Pattern = {
  id: 'P3', title: 'The exemption decides what children do: expelled in 2020, exempt from November',
  measures: [
    changeOf(children, 'children alone', '2020-02', '2020-04', 'February to April 2020'),
    changeOf({ party: 'family' }, 'families', '2020-02', '2020-04', 'February to April 2020'),
    {
      measure: 'children alone, March 2021 over November 2020', unit: 'ratio',
      of: ({ inMonth }) => inMonth('2021-03', children) / inMonth('2020-11', children),
    },
  ],
}

const takenBack: Whom = { origins: ['cuba', 'nicaragua', 'haiti'] }
const venezuela: Whom = { origins: ['venezuela'] }
const others: Whom = {
  origins: ['mexico', 'guatemala', 'honduras', 'el-salvador', 'colombia', 'ecuador', 'other'],
}
const lowMonths = monthsFrom('2023-02', '2023-08')

const lawfulPath: Pattern = {
  id: 'P4', title: 'Take-back plus a lawful path, January 2023',
  measures: [
    month('2022-12', 'December 2022', takenBack, 'Cuba, Nicaragua, Haiti'),
    month('2023-01', 'January 2023', takenBack, 'Cuba, Nicaragua, Haiti'),
    {
      measure: 'Cuba, Nicaragua, Haiti, highest month of February to August', unit: 'people a month',
      of: ({ inMonth }) => highest(lowMonths.map((name) => inMonth(name, takenBack))),
    },
    changeOf(others, 'all others but Venezuela', '2022-12', '2023-01', 'December to January'),
    month('2022-12', 'December 2022', venezuela, 'Venezuela'),
    month('2023-02', 'February 2023', venezuela, 'Venezuela'),
    month('2023-04', 'April 2023', venezuela, 'Venezuela'),
    month('2023-09', 'September 2023', venezuela, 'Venezuela'),
  ],
}

// --- P5 to P8 ---------------------------------------------------------------

export const beforeTitle42: Period = ['2019-10-01', '2020-02-29']
export const underTitle42: Period = ['2020-03-21', '2023-05-11']

const repeats: Pattern = {
  id: 'P5', title: 'No consequence, many repeats',
  measures: [
    {
      measure: 'encountered before within 12 months, under Title 42', unit: 'share', isShare: true,
      of: ({ shareOfRepeats }) => shareOfRepeats(underTitle42),
    },
    {
      measure: 'encountered before within 12 months, before it', unit: 'share', isShare: true,
      of: ({ shareOfRepeats }) => shareOfRepeats(beforeTitle42),
    },
  ],
}

const byException = monthsFrom('2021-10', '2023-04')
const withTheApp = monthsFrom('2023-06', '2024-05')
const publishedMonths = ['2023-12', '2024-01', '2024-04']

const queue: Pattern = {
  id: 'P6', title: 'Ports are a queue, not a flow',
  measures: [
    {
      measure: 'lowest month, October 2021 to April 2023', unit: 'people a month',
      of: ({ atPorts }) => lowest(byException.map(atPorts)),
    },
    {
      measure: 'highest month, October 2021 to April 2023', unit: 'people a month',
      of: ({ atPorts }) => highest(byException.map(atPorts)),
    },
    {
      measure: 'lowest month, June 2023 to May 2024', unit: 'people a month',
      of: ({ atPorts }) => lowest(withTheApp.map(atPorts)),
    },
    {
      measure: 'highest month, June 2023 to May 2024', unit: 'people a month',
      of: ({ atPorts }) => highest(withTheApp.map(atPorts)),
    },
    {
      measure: 'by appointment, lowest of three published months', unit: 'people a month',
      of: ({ byAppointment }) => lowest(publishedMonths.map(byAppointment)),
    },
    {
      measure: 'by appointment, highest of three published months', unit: 'people a month',
      of: ({ byAppointment }) => highest(publishedMonths.map(byAppointment)),
    },
  ],
}

const byExposure: readonly (readonly [Origin, string])[] = [
  ['haiti', 'Haiti'], ['venezuela', 'Venezuela'], ['cuba', 'Cuba'], ['colombia', 'Colombia'], ['honduras', 'Honduras'],
  ['ecuador', 'Ecuador'], ['el-salvador', 'El Salvador'], ['guatemala', 'Guatemala'], ['nicaragua', 'Nicaragua'],
  ['mexico', 'Mexico'],
]

const exposure: Pattern = {
  id: 'P7', title: 'Response to Mexican control is ordered by exposure to it: December 2023 to January 2024',
  measures: byExposure.map(([origin, who]) =>
    changeOf({ origins: [origin] }, who, '2023-12', '2024-01', 'December to January')),
}

const shifting: readonly (readonly [Sector, string])[] = [
  ['del-rio', 'Del Rio'], ['san-diego', 'San Diego'], ['tucson', 'Tucson'], ['el-paso', 'El Paso'],
]

const routes: Pattern = {
  id: 'P8', title: 'Routes shift with where Mexico presses: December 2023 to May 2024',
  measures: shifting.flatMap(([sector, where]) =>
    [['2023-12', 'December 2023'], ['2024-05', 'May 2024']].map(([name, words]): PatternMeasure => ({
      measure: `${where}, ${words}`, unit: 'share', isShare: true,
      of: ({ inMonth }) => inMonth(name, { sector }) / inMonth(name),
    }))),
}

// --- P9 to P11 --------------------------------------------------------------

const SENT_IN = 2021 // fiscal year

const sentAlone: Pattern = {
  id: 'P9', title: 'Some families send the child alone',
  measures: [{
    measure: 'of children alone, expelled before; fiscal year 2021', unit: 'share', isShare: true,
    of: ({ childrenExpelledBefore, inMonth }) => childrenExpelledBefore(SENT_IN)
      / monthsOfFiscalYear(SENT_IN).reduce((sum, name) => sum + inMonth(name, children), 0),
  }],
}

const mexicanAdults: Whom = { party: 'single-adult', origins: ['mexico'] }

const ofCapacity = (name: string, nDays: number, words: string): PatternMeasure[] => [
  { measure: `encounters, ${words}`, unit: 'people a day', of: ({ inMonth }) => inMonth(name) / nDays },
  {
    measure: `not released, without children alone and Mexican adults, ${words}`, unit: 'people a day',
    of: ({ inMonth, released }) => (inMonth(name) - released(name) - inMonth(name, children)
      - inMonth(name, mexicanAdults)) / nDays,
  },
  {
    measure: `released, ${words}`, unit: 'share', isShare: true,
    of: ({ inMonth, released }) => released(name) / inMonth(name),
  },
]

const capacity: Pattern = {
  id: 'P10', title: 'Consequences are capacity',
  measures: [...ofCapacity('2023-12', 31, 'December 2023'), ...ofCapacity('2024-05', 31, 'May 2024')],
}

const springDays = Array.from({ length: 61 }, (_, k) => isoDateOf(dayNumber('2024-04-01') + k))

const days: Pattern = {
  id: 'P11', title: 'Days differ, April and May 2024',
  measures: [
    {
      measure: 'about the centred 7-day mean', unit: 'share of the mean',
      of: ({ onDay }) => dayToDay(springDays.map(onDay)),
    },
    {
      measure: 'the same net of the weekday', unit: 'share of the mean',
      of: ({ onDay }) => dayToDay(springDays.map(onDay), { isNetOfWeekday: true }),
    },
  ],
}

export const patterns: readonly Pattern[] = [
  rush, mexicoMoves, exemption, lawfulPath, repeats, queue, exposure, routes, sentAlone, capacity, days,
]
