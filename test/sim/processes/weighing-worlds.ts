/** Worlds without people, in which classes weigh their options. */
import { dayNumber } from '../../../sim/dates.ts'
import { weighOptions } from '../../../sim/processes/weigh-options.ts'
import type { Sim } from '../../../sim/state/sim.ts'
import { classOf, policyOf, smallSim, type SmallWorld, type Who } from '../world.ts'

/** Announced on 1 February, in effect from 15 March. */
export const order = policyOf({
  leaked: ['2024-01-15'], announced: '2024-02-01', effective: '2024-03-15',
  covers: { origins: ['guatemala', 'venezuela'], parties: ['single-adult', 'family'] },
})

/** A world without people on a date, in which nobody knows anything yet but what `setUp` tells them. */
export function world(date = '2024-02-20', changes: SmallWorld = {}, setUp: (sim: Sim) => void = () => undefined): Sim {
  const sim = smallSim(changes)
  sim.today.day = dayNumber(date)
  sim.mexico.effort.fill(1)
  sim.us.waitDays[0] = 90
  setUp(sim)
  weighOptions(sim)
  return sim
}
export const hazards = (sim: Sim, who: Who = {}) => {
  const c = classOf(sim, who)
  return { depart: sim.outlook.departHazard[c], cross: sim.outlook.crossHazard[c] }
}
