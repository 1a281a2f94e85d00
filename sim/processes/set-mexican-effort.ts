import { dayNumber, isoDateOf, isoMonthOf } from '../dates.ts'
import { stanceAt, strengthOn } from '../policies/agreements.ts'
import type { MexicoEntry } from '../scenario.ts'
import { Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { corridors, nCorridors, nParties, nZones, sectors, zones } from '../world.ts'

const MONTH_DAYS = 30.4

/**
 * Mexico sets its effort: dated changes of stance and money, fatigue, agreements, the government of
 * the day, and what can be paid for.
 *
 *   own effort goes to that of an entry, evenly over its ramp
 *   own effort above 1 loses its excess but for `lastingEffortShare`: what is lost falls to 1/e in `fatigueDays`
 *   effort    (own + what agreements add) x government, x `unfundedEffort` without money
 *   stops, busses and returns a day = capacity at effort 1 x effort
 *   consent   (own + what agreements add) x government x e^(-consentPressure x people waiting near
 *             the line), x `unfundedConsent` without money; at most 1
 *   the year's budget comes in monthly parts; when a part or the year is used up, nobody is taken
 *   south or returned until the next
 *
 * Reads the agenda, the stock near the line. Writes mexico.
 * Chance: one draw for each handover and for each renewal of an agreement, keyed by the date.
 */
export function setMexicanEffort(sim: Sim): void {
  const { mexico, params, agendas, running, today, startDay } = sim
  const { day } = today
  if (day === startDay) begin(sim)
  releaseMoney(sim)
  for (let z = 0; z < nZones; z++) {
    const lasting = mexico.lastingEffort[z]
    if (mexico.ownEffort[z] > lasting) {
      mexico.ownEffort[z] = lasting + (mexico.ownEffort[z] - lasting) * Math.exp(-1 / params.fatigueDays)
    }
  }
  for (const { day: dated, entry } of agendas[running.scenario].mexico) {
    if (dated === day || (day === startDay && dated < day)) heed(sim, entry, dated)
  }
  moveOwnEffort(sim)
  mexico.spentTodayUsd[0] = 0
  const isFunded = mexico.cashUsd[0] > 0
  addUp(sim, isFunded)
  setCapacity(sim, isFunded)
}

function begin({ mexico, params }: Sim): void {
  mexico.ownEffort.fill(1)
  mexico.lastingEffort.fill(1)
  mexico.ownConsent[0] = 1
  mexico.government.fill(1)
  mexico.corridorShare.fill(1 / nCorridors)
  mexico.sectorPressure.fill(1)
  mexico.budgetUsdPerMonth[0] = params.budgetUsdPerMonth
  mexico.budgetUsdPerYear[0] = Infinity
}

/** A month's part, as far as the year has it; what a month leaves stays in the year's budget. */
function releaseMoney({ mexico, today, startDay }: Sim): void {
  const { day } = today
  const isFirst = day === startDay
  if (isFirst || yearOf(day) !== yearOf(day - 1)) mexico.yearLeftUsd[0] = mexico.budgetUsdPerYear[0]
  if (isFirst || isoMonthOf(day) !== isoMonthOf(day - 1)) {
    mexico.cashUsd[0] = Math.min(mexico.budgetUsdPerMonth[0], mexico.yearLeftUsd[0])
  }
}

/** Own effort on its way to that of the last entry that sets it, evenly; an older entry gives way. */
function moveOwnEffort({ mexico, params, agendas, running, today, startDay }: Sim): void {
  let last: { day: number; entry: MexicoEntry } | null = null
  for (const dated of agendas[running.scenario].mexico) {
    if (dated.entry.effort && dated.day <= today.day && dated.day >= (last?.day ?? dated.day)) last = dated
  }
  if (!last?.entry.effort) return
  const { day, entry: { effort, rampDays } } = last
  const stepsLeft = today.day === startDay ? 1 : rampDays + 1 - (today.day - day)
  if (stepsLeft < 1) return
  zones.forEach((zone, z) => {
    mexico.ownEffort[z] = stepsLeft === 1 ? effort[zone]
      : mexico.ownEffort[z] + (effort[zone] - mexico.ownEffort[z]) / stepsLeft
    mexico.lastingEffort[z] = 1 + params.lastingEffortShare * Math.max(0, effort[zone] - 1)
  })
}

/** What changes on the date of an entry. Money is given for what is left of the month and the year. */
function heed({ mexico, chance, today }: Sim, entry: MexicoEntry, dated: number): void {
  const { day } = today
  if (entry.consent !== null) mexico.ownConsent[0] = entry.consent
  if (entry.budgetUsdPerMonth !== null) {
    mexico.budgetUsdPerMonth[0] = entry.budgetUsdPerMonth
    const monthLeft = 1 - (Number(isoDateOf(day).slice(8)) - 1) / MONTH_DAYS
    mexico.cashUsd[0] = entry.budgetUsdPerMonth * Math.max(0, monthLeft)
  }
  if (entry.budgetUsdPerYear !== null) {
    mexico.budgetUsdPerYear[0] = entry.budgetUsdPerYear
    mexico.yearLeftUsd[0] = entry.budgetUsdPerYear * shareOfYearLeft(day)
  }
  mexico.cashUsd[0] = Math.min(mexico.cashUsd[0], mexico.yearLeftUsd[0])
  if (entry.northByCorridor) {
    const total = corridors.reduce((sum, c) => sum + entry.northByCorridor![c], 0)
    corridors.forEach((c, k) => {
      mexico.corridorShare[k] = total > 0 ? entry.northByCorridor![c] / total : 1 / nCorridors
    })
  }
  if (entry.northBySector) {
    sectors.forEach((sector, s) => (mexico.sectorPressure[s] = entry.northBySector![sector] ?? 1))
  }
  if (entry.handover) {
    const stance = stanceAt(entry.handover, chance.handover(dated, 0))
    mexico.government[0] = stance.effort
    mexico.government[1] = stance.consent
  }
}

/** Effort and consent of today: Mexico's own, what agreements add, government, pressure, money. */
function addUp({ mexico, params, agendas, running, chance, ledger, weight, today }: Sim, isFunded: boolean): void {
  const { effort, ownEffort } = mexico
  effort.set(ownEffort)
  let consent = mexico.ownConsent[0]
  for (const { day: dated, entry: { agreement } } of agendas[running.scenario].mexico) {
    if (!agreement) continue
    const strength = strengthOn(agreement, dated, today.day, (n) => chance['agreement-renewal'](dated, n))
    zones.forEach((zone, z) => (effort[z] += agreement.effort[zone] * strength))
    consent += agreement.consent * strength
  }
  for (let z = 0; z < nZones; z++) {
    effort[z] *= mexico.government[0] * (isFunded ? 1 : params.unfundedEffort)
  }
  let waiting = 0
  for (let p = 0; p < nParties; p++) waiting += ledger.stock[Status.north * nParties + p] * weight
  const pressure = Math.exp(-params.consentPressure * (waiting / 100_000))
  mexico.consent[0] = Math.min(
    1, consent * mexico.government[1] * pressure * (isFunded ? 1 : params.unfundedConsent),
  )
}

function setCapacity({ mexico, params, agendas, running }: Sim, isFunded: boolean): void {
  const { effort } = mexico
  if (agendas[running.scenario].isOff['stops-in-mexico']) {
    mexico.stopsLeft.fill(0)
    mexico.bussesLeft[0] = 0
    mexico.returnsLeft[0] = 0
    return
  }
  for (let z = 0; z < nZones; z++) {
    mexico.stopsLeft[z] = params.stopsPerDay[z] * effort[z] + fraction(mexico.stopsLeft[z])
  }
  const meanEffort = (effort[0] + effort[1] + effort[2]) / nZones
  mexico.bussesLeft[0] = isFunded ? params.busPlacesPerDay * meanEffort + fraction(mexico.bussesLeft[0]) : 0
  mexico.returnsLeft[0] = isFunded ? params.returnPlacesPerDay * meanEffort + fraction(mexico.returnsLeft[0]) : 0
}

/** What is left of a whole that was not quite reached, or overdrawn by the last party served. */
const fraction = (left: number): number => (left < 1 ? left : 0)

const yearOf = (day: number): number => Number(isoDateOf(day).slice(0, 4))

function shareOfYearLeft(day: number): number {
  const first = dayNumber(`${yearOf(day)}-01-01`)
  const next = dayNumber(`${yearOf(day) + 1}-01-01`)
  return (next - day) / (next - first)
}
