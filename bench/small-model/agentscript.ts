/** The small model in AgentScript: a turtle a person, asked every day. */
import { openStream } from '../measure/stream.ts'
import {
  CAUGHT_PROB, daysFrom, hazardOf, NEWS_AT_FIRST, newsAfter, nOrigins, originOf, State, STAY, TRAVEL,
  type Outcome, type Setting,
} from './rules.ts'

interface Turtle {
  state: number
  origin: number
  dueDay: number
}

export async function runAgentScript({ nPeople, nDays, seed, pace }: Setting): Promise<Outcome> {
  // Its bundle asks for a browser's canvas when it loads. Nothing here draws: a stand-in is enough.
  Reflect.set(globalThis, 'OffscreenCanvas', Reflect.get(globalThis, 'OffscreenCanvas') ?? class {
    getContext() { return { canvas: this } }
  })
  const { Model, World } = await import('agentscript')
  const luck = openStream(seed)
  const total = { departures: 0, caught: 0, entered: 0, cameHome: 0 }

  class SmallModel extends Model<Turtle> {
    day = 0
    news = NEWS_AT_FIRST

    setup(): void {
      let i = 0
      this.turtles.create(nPeople, (turtle) => {
        turtle.state = State.home
        turtle.origin = originOf(i++)
        turtle.dueDay = 0
      })
    }

    step(): void {
      const { day, news } = this
      const leaveProb = Array.from({ length: nOrigins }, (_, o) => 1 - Math.exp(-hazardOf(pace, o, day, news)))
      let arrived = 0
      let caught = 0
      this.turtles.ask((turtle) => {
        if (turtle.state === State.home) {
          if (luck() < leaveProb[turtle.origin]) {
            turtle.state = State.travelling
            turtle.dueDay = day + daysFrom(TRAVEL, luck())
            total.departures++
          }
        } else if (turtle.dueDay === day) {
          if (turtle.state === State.inside) {
            turtle.state = State.home
            total.cameHome++
          } else {
            arrived++
            if (luck() < CAUGHT_PROB) {
              turtle.state = State.home
              caught++
            } else {
              turtle.state = State.inside
              turtle.dueDay = day + daysFrom(STAY, luck())
              total.entered++
            }
          }
        }
      })
      total.caught += caught
      this.news = newsAfter(news, arrived, caught)
      this.day++
    }
  }

  const model = new SmallModel(World.defaultOptions(4))
  await model.startup()
  model.setup()
  for (let day = 0; day < nDays; day++) model.step()
  return total
}
