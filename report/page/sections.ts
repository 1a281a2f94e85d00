/** What the page shows, in order: sections, and the series that the panels of each are made of. */
import { nameInWords } from '../policy-lines.ts'
import { partyTitles } from '../run-charts.ts'
import type { Group } from '../stored-series.ts'
import { origins, parties, sectors, type Origin, type Sector } from '../../sim/world.ts'

export interface PanelSpec {
  readonly title: string
  readonly series: string
  readonly group?: Group
  /** Factor on the numbers, so that an axis has few digits; the title says the unit. */
  readonly factor?: number
}
export interface SectionSpec {
  readonly id: string
  readonly title: string
  readonly text: string
  /** What is counted, and in which unit; read out as the description of the picture. */
  readonly counts: string
  readonly panels: readonly PanelSpec[]
  readonly columns: number
}

const encounters = 'encounters_between_ports'
const MILLIONTH = 1e-6

/** `Rio Grande Valley` */
const placeTitle = (place: Origin | Sector): string =>
  nameInWords(place).replace(/ \w/g, (letter) => letter.toUpperCase())

/** Sections of monthly numbers. A series that a run does not have, or that is nothing but zero, is left out. */
export const monthlySections: readonly SectionSpec[] = [
  {
    id: 'party', title: 'By kind of party', columns: 3,
    text: 'Encounters between ports of entry; families are counted as people.',
    counts: 'Encounters between ports of entry, people a month.',
    panels: parties.map((party) => ({ title: partyTitles[party], series: encounters, group: { party } })),
  },
  {
    id: 'origin', title: 'By origin', columns: 4,
    text: 'Encounters between ports of entry by citizenship.',
    counts: 'Encounters between ports of entry, people a month.',
    panels: origins.map((origin) => ({ title: placeTitle(origin), series: encounters, group: { origin } })),
  },
  {
    id: 'sector', title: 'By sector of the Border Patrol', columns: 3,
    text: 'Where people are encountered, from the Gulf of Mexico to the Pacific.',
    counts: 'Encounters between ports of entry, people a month.',
    panels: sectors.map((sector) => ({ title: placeTitle(sector), series: encounters, group: { sector } })),
  },
  {
    id: 'children', title: 'Children', columns: 2,
    text: 'Some families that are barred send a child on alone, who is not barred. What is known of this from '
      + 'observation is a lower bound.',
    counts: 'People a month.',
    panels: [
      {
        title: 'Encounters of children alone', series: encounters,
        group: { party: 'unaccompanied-child' },
      },
      { title: 'Had no family parted', series: 'children_alone_had_no_family_parted' },
      { title: 'Sent on alone by their families', series: 'children_separated' },
      { title: 'Handed to the health department (HHS)', series: 'children_transferred' },
    ],
  },
  {
    id: 'ports', title: 'At ports of entry, and unseen', columns: 2,
    text: 'What is not an encounter between ports: people at ports, and attempts that were noticed but not stopped, or '
      + 'went by remote routes.',
    counts: 'People a month.',
    panels: [
      { title: 'Encounters at ports', series: 'encounters_at_ports' },
      { title: 'Admitted by parole', series: 'parole_admissions' },
      { title: 'Admitted through offices', series: 'office_admissions' },
      { title: 'Got-aways', series: 'got_aways' },
      { title: 'Attempts on remote routes', series: 'attempts_on_remote_routes' },
    ],
  },
  {
    id: 'outcomes', title: 'What follows an encounter', columns: 2,
    text: 'Capacity decides much of it: with fewer arrivals, a larger share meets a consequence.',
    counts: 'People a month.',
    panels: [
      { title: 'Released with a date', series: 'releases' },
      { title: 'Removed', series: 'removals' },
      { title: 'Returned to Mexico', series: 'returns_to_mexico' },
      { title: 'Expelled', series: 'expulsions' },
      { title: 'Returned to wait in Mexico', series: 'returns_to_wait' },
    ],
  },
  {
    id: 'mexico', title: 'Mexico: stops and money', columns: 2,
    text: 'Stops on the way and near the line, what follows them, and what it costs.',
    counts: 'Events a month, and money.',
    panels: [
      { title: 'Stops', series: 'stops_in_mexico' },
      { title: 'Taken south by bus', series: 'bussed_south' },
      { title: 'Returned to their countries', series: 'returned_by_mexico' },
      { title: 'Spending, million USD a month', series: 'mexico_spending', factor: MILLIONTH },
      { title: 'Effort near the line (100: autumn 2023)', series: 'mexico_effort_north', factor: 100 },
    ],
  },
  {
    id: 'smugglers', title: 'Smugglers', columns: 2,
    text: 'What a client pays for the way, and what all of them pay together.',
    counts: 'USD.',
    panels: [
      { title: 'Fee, USD', series: 'smuggler_fee' },
      { title: 'Revenue, million USD a month', series: 'smuggler_revenue', factor: MILLIONTH },
    ],
  },
  {
    id: 'waiting', title: 'People waiting', columns: 2,
    text: 'Stocks, averaged over the days of each month.',
    counts: 'People, and days.',
    panels: [
      { title: 'In northern Mexico', series: 'waiting_in_northern_mexico' },
      { title: 'For an appointment at a port', series: 'waiting_for_appointment' },
      { title: 'In Mexico for a hearing', series: 'waiting_on_case_in_mexico' },
      { title: 'At home for parole or an office', series: 'waiting_for_admission_at_home' },
      { title: 'At home, intending to go', series: 'intending_at_home' },
      { title: 'Days until an appointment', series: 'appointment_wait' },
    ],
  },
]
