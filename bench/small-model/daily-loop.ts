/** The small model as a daily loop over typed columns: everybody is asked every day. */
import { openStream } from '../measure/stream.ts'
import {
  CAUGHT_PROB, daysFrom, hazardOf, NEWS_AT_FIRST, newsAfter, nOrigins, originOf, State, STAY, TRAVEL,
  type Outcome, type Setting,
} from './rules.ts'

export function runDailyLoop({ nPeople, nDays, seed, pace }: Setting): Outcome {
  const luck = openStream(seed)
  const state = new Uint8Array(nPeople)
  const dueDay = new Int32Array(nPeople)
  const leaveProb = new Float64Array(nOrigins)
  const total = { departures: 0, caught: 0, entered: 0, cameHome: 0 }
  let news = NEWS_AT_FIRST
  for (let day = 0; day < nDays; day++) {
    for (let o = 0; o < nOrigins; o++) leaveProb[o] = 1 - Math.exp(-hazardOf(pace, o, day, news))
    let arrived = 0
    let caught = 0
    for (let i = 0; i < nPeople; i++) {
      if (state[i] === State.home) {
        if (luck() < leaveProb[originOf(i)]) {
          state[i] = State.travelling
          dueDay[i] = day + daysFrom(TRAVEL, luck())
          total.departures++
        }
      } else if (dueDay[i] === day) {
        if (state[i] === State.inside) {
          state[i] = State.home
          total.cameHome++
        } else {
          arrived++
          if (luck() < CAUGHT_PROB) {
            state[i] = State.home
            caught++
          } else {
            state[i] = State.inside
            dueDay[i] = day + daysFrom(STAY, luck())
            total.entered++
          }
        }
      }
    }
    total.caught += caught
    news = newsAfter(news, arrived, caught)
  }
  return total
}
