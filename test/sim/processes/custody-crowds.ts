/** Crowds in custody, on the day they come and on the day their stay ends. */
import { nNews } from '../../../sim/state/communities.ts'
import { Outcome, Status } from '../../../sim/state/people.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { nParties, type Party } from '../../../sim/world.ts'
import {
  addParties, beginDay, dueToday, originIndex, partyIndex, peopleIn, read, smallSim, withStatus, write, type Changes, type SmallWorld, type Who,
} from '../world.ts'

/** Nobody is asked about fear; places and flights are plenty, unless a test says otherwise. */
const plenty: Changes = { crowding: 0, custodyPlaces: 1e6, familyPlaces: 1e6, flightPlacesPerDay: 1e5, otherGroundsProb: 0 }

/** People apprehended today. */
export function crowdTakenIn(n: number, world: SmallWorld = {}, who: Who = {}) {
  const { parameters, ...rest } = world
  const sim = smallSim({ rows: 7 * n + 1000, ...rest, parameters: { ...plenty, ...parameters } })
  sim.law.claimProb.fill(0)
  sim.law.passProb.fill(0)
  sim.law.interviewDays.fill(10)
  sim.law.childrenExempt.fill(1)
  sim.law.toMexico.fill(1)
  sim.law.toOrigin.fill(1)
  beginDay(sim, sim.startDay)
  const people = addParties(sim, n, Status.custody, who)
  takeIn(sim, people)
  return { sim, people }
}
export function takeIn({ today }: Sim, people: readonly number[]): void {
  today.cases.set(people)
  today.nCases = people.length
}
export const held = (sim: Sim, people: readonly number[], outcome?: number): number[] =>
  withStatus(sim, people, Status.custody)
    .filter((i) => outcome === undefined || read(sim, i, 'outcome') === outcome)
export const newsOf = ({ communities }: Sim, news: number, party: Party = 'single-adult', origin = originIndex('venezuela')) =>
  communities.outcomesToday[(origin * nParties + partyIndex(party)) * nNews + news]

/** People whose stay ends today, in their places. */
export function crowdToGo(n: number, world: SmallWorld, who: Who = {}, outcome: number = Outcome.removed) {
  const both = crowdTakenIn(0, { rows: 7 * n, ...world })
  const { sim } = both
  const people = addParties(sim, n, Status.custody, who)
  for (const i of people) write(sim, i, { outcome })
  sim.us.takeBackOfOriginLeft.fill(Infinity) // no nationality has a limit of its own
  sim.us.placesTaken.fill(peopleIn(sim, people) * sim.weight)
  beginDay(sim)
  dueToday(sim, people)
  return { sim, people }
}
