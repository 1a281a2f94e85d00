/** A simulation: laid out, stepped a day at a time, forked where two scenarios part. */
import { createFirstPeople } from './state/newcomers.ts'
import { clearLaw } from './state/law.ts'
import { createSim, type Sim, type World } from './state/sim.ts'
import { openBusinesses } from './processes/update-smugglers.ts'
import { weighOptions } from './processes/weigh-options.ts'
import { dailySchedule } from './schedule.ts'

/** The world on the morning of its first day. */
export function startSim(world: World, reuse?: ArrayBuffer): Sim {
  const sim = createSim(world, reuse)
  sim.today.day = sim.startDay
  openBusinesses(sim)
  sim.surroundings.push.fill(1)
  sim.surroundings.leaving.fill(1)
  sim.surroundings.nearLine.fill(1)
  sim.surroundings.crossingFactor[0] = 1
  sim.mexico.consent[0] = 1
  sim.us.expectedEncounters[0] = EXPECTED_AT_FIRST
  clearLaw(sim)
  weighOptions(sim) // the stock at home depends on how fast people leave
  createFirstPeople(sim)
  return sim
}
const EXPECTED_AT_FIRST = 5000 // people a day; replaced by the model's own count within two weeks

/** One day, in the order of the schedule. */
export function stepDay(sim: Sim, day: number): void {
  sim.today.day = day
  sim.flows.today.fill(0)
  for (const process of dailySchedule) process(sim)
  sim.flows.yesterday.set(sim.flows.today)
}
