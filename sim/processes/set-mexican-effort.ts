import { isoMonthOf } from '../dates.ts'
import type { Sim } from '../state/sim.ts'
import { corridors, nCorridors, nZones, zones } from '../world.ts'

const MONTH_DAYS = 30.4

/**
 * Mexico sets its effort: dated changes of stance and money, fatigue, and what can be paid for.
 *
 *   effort above 1 falls to 1/e of its excess in `fatigueDays`
 *   stops, busses and returns a day = capacity at effort 1 x effort
 *   the budget comes in monthly parts; when a part is used up, `unfundedEffort` of the stops go on,
 *   but nobody is taken south or returned until the next
 *
 * Reads the agenda. Writes mexico. No chance.
 */
export function setMexicanEffort({ mexico, params, agendas, running, today, startDay }: Sim): void {
  const { day } = today
  const { effort } = mexico
  if (day === startDay) {
    effort.fill(1)
    mexico.corridorShare.fill(1 / nCorridors)
    mexico.budgetUsdPerMonth[0] = params.budgetUsdPerMonth
  }
  if (day === startDay || isoMonthOf(day) !== isoMonthOf(day - 1)) {
    mexico.cashUsd[0] = mexico.budgetUsdPerMonth[0]
  }
  for (let z = 0; z < nZones; z++) {
    if (effort[z] > 1) effort[z] = 1 + (effort[z] - 1) * Math.exp(-1 / params.fatigueDays)
  }
  for (const { day: dated, entry } of agendas[running.scenario].mexico) {
    if (dated !== day && !(day === startDay && dated < day)) continue
    zones.forEach((zone, z) => {
      if (entry.effort) effort[z] = entry.effort[zone]
    })
    if (entry.budgetUsdPerMonth !== null) {
      mexico.budgetUsdPerMonth[0] = entry.budgetUsdPerMonth
      const monthLeft = 1 - (Number(isoDay(day)) - 1) / MONTH_DAYS
      mexico.cashUsd[0] = entry.budgetUsdPerMonth * Math.max(0, monthLeft)
    }
    if (entry.northByCorridor) {
      const total = corridors.reduce((sum, c) => sum + entry.northByCorridor![c], 0)
      corridors.forEach((c, k) => {
        mexico.corridorShare[k] = total > 0 ? entry.northByCorridor![c] / total : 1 / nCorridors
      })
    }
  }
  mexico.spentTodayUsd[0] = 0
  if (agendas[running.scenario].isOff['stops-in-mexico']) {
    mexico.stopsLeft.fill(0)
    mexico.bussesLeft[0] = 0
    mexico.returnsLeft[0] = 0
    return
  }
  const isFunded = mexico.cashUsd[0] > 0
  for (let z = 0; z < nZones; z++) {
    const perDay = params.stopsPerDay[z] * effort[z] * (isFunded ? 1 : params.unfundedEffort)
    mexico.stopsLeft[z] = perDay + fraction(mexico.stopsLeft[z])
  }
  const meanEffort = (effort[0] + effort[1] + effort[2]) / nZones
  mexico.bussesLeft[0] = isFunded ? params.busPlacesPerDay * meanEffort + fraction(mexico.bussesLeft[0]) : 0
  mexico.returnsLeft[0] = isFunded ? params.returnPlacesPerDay * meanEffort + fraction(mexico.returnsLeft[0]) : 0
}

/** What is left of a whole that was not quite reached, or overdrawn by the last party served. */
const fraction = (left: number): number => (left < 1 ? left : 0)

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(8, 10)
