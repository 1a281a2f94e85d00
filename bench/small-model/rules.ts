/**
 * A small model of migration, the same for every contender: people leave home at a hazard that season
 * and news move, travel, are caught on arrival and sent home, or stay for some months and go home too.
 *
 *   at home     leaves today with 1 - exp(-hazard of the origin today)
 *   travelling  for 5 to 30 days, then caught (half of them; home again) or through
 *   inside      for 60 to 299 days, then home again
 *
 * Who comes home today is not asked before tomorrow.
 */
export const nOrigins = 8
export const TRAVEL = { fewest: 5, different: 26 } as const // days
export const STAY = { fewest: 60, different: 240 } as const // days
export const CAUGHT_PROB = 0.5
export const State = { home: 0, travelling: 1, inside: 2 } as const

const MEMORY = 0.95 // of yesterday's news, each day
export const NEWS_AT_FIRST = CAUGHT_PROB

/** What is counted over a run. Events are changes of state. */
export interface Outcome {
  readonly departures: number
  readonly caught: number
  readonly entered: number
  readonly cameHome: number // from inside
}
export const eventsOf = ({ departures, caught, entered, cameHome }: Outcome): number =>
  departures + caught + entered + cameHome

export interface Setting {
  readonly nPeople: number
  readonly nDays: number
  readonly seed: number
  /** Multiplies the hazards of leaving: how much happens. At 6 nearly 1 % of people have an event a day. */
  readonly pace: number
}

export const originOf = (person: number): number => person % nOrigins

/** Hazard of leaving, 1/day: by origin, 30 % up and down with the year, less after bad news. */
export const hazardOf = (pace: number, origin: number, day: number, news: number): number =>
  pace * (0.001 + 0.0003 * origin) * (1 + 0.3 * Math.sin((2 * Math.PI * day) / 365)) * (1 - 0.8 * news)

/** The smoothed share of arrivals who were caught: what is heard at home from tomorrow. */
export const newsAfter = (news: number, arrived: number, caught: number): number =>
  arrived === 0 ? news : MEMORY * news + (1 - MEMORY) * (caught / arrived)

export const daysFrom = ({ fewest, different }: typeof TRAVEL | typeof STAY, u: number): number =>
  fewest + Math.floor(u * different)
