/** The small model in flocc: an agent a person, ticked every day, in the order of creation. */
import { openStream } from '../measure/stream.ts'
import {
  CAUGHT_PROB, daysFrom, hazardOf, NEWS_AT_FIRST, newsAfter, nOrigins, originOf, State, STAY, TRAVEL,
  type Outcome, type Setting,
} from './rules.ts'

export async function runFlocc({ nPeople, nDays, seed, pace }: Setting): Promise<Outcome> {
  const { default: { Agent, Environment } } = await import('flocc')
  const luck = openStream(seed)
  const total = { departures: 0, caught: 0, entered: 0, cameHome: 0 }
  const environment = new Environment({ width: 1, height: 1 })
  let day = 0
  let news = NEWS_AT_FIRST
  let leaveProb: number[] = []
  let arrived = 0
  let caught = 0

  const live = (agent: InstanceType<typeof Agent>): void => {
    const state = agent.get('state')
    if (state === State.home) {
      if (luck() < leaveProb[agent.get('origin')]) {
        agent.set('state', State.travelling)
        agent.set('dueDay', day + daysFrom(TRAVEL, luck()))
        total.departures++
      }
    } else if (agent.get('dueDay') === day) {
      if (state === State.inside) {
        agent.set('state', State.home)
        total.cameHome++
      } else {
        arrived++
        if (luck() < CAUGHT_PROB) {
          agent.set('state', State.home)
          caught++
        } else {
          agent.set('state', State.inside)
          agent.set('dueDay', day + daysFrom(STAY, luck()))
          total.entered++
        }
      }
    }
  }

  for (let i = 0; i < nPeople; i++) {
    const agent = new Agent({ state: State.home, origin: originOf(i), dueDay: 0 })
    agent.set('tick', live)
    environment.addAgent(agent)
  }
  for (; day < nDays; day++) {
    leaveProb = Array.from({ length: nOrigins }, (_, o) => 1 - Math.exp(-hazardOf(pace, o, day, news)))
    arrived = 0
    caught = 0
    environment.tick({ activation: 'uniform', randomizeOrder: false })
    total.caught += caught
    news = newsAfter(news, arrived, caught)
  }
  return total
}
