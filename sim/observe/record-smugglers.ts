/** Smugglers' fees, sales, number and talk, once a day. */
import type { Sim } from '../state/sim.ts'
import { meanOfOrigin } from '../state/smugglers.ts'
import { nCorridors, nOrigins, nProducts, products } from '../world.ts'
import { putByOrigin, type Recorder } from './recorder.ts'

export function recordSmugglers(sim: Sim, recorder: Recorder): void {
  const { smugglers, today, agendas, running } = sim
  const { n, isOpen, feeUsd, demand, capacityPerDay, message, revenueUsd, opened, closed, trust, deadlineDay } = smugglers
  const perOrigin = nCorridors * smugglers.perCorridor
  const { day } = today

  const sumOf = (of: (s: number) => number, from = 0, to = n): number => {
    let sum = 0
    for (let s = from; s < to; s++) sum += of(s)
    return sum
  }
  const meanFee = (from: number, to: number): number => sumOf((s) => feeUsd[s] * (demand[s] + isOpen[s] * 1e-9), from, to)
    / sumOf((s) => demand[s] + isOpen[s] * 1e-9, from, to)
  const added = (series: string, of: (s: number) => number): void => putByOrigin(
    recorder, series, day, sumOf(of), (o) => sumOf(of, o * perOrigin, (o + 1) * perOrigin),
  )
  const total = (series: string, column: Float64Array): void =>
    putByOrigin(recorder, series, day, sumOf((o) => column[o], 0, nOrigins), (o) => column[o])
  const averaged = (series: string, of: (origin: number) => number): void =>
    putByOrigin(recorder, series, day, sumOf(of, 0, nOrigins) / nOrigins, of)

  const isOff = agendas[running.scenario].isOff.smugglers
  putByOrigin(recorder, 'smuggler_fee', day, meanFee(0, n), (o) => meanFee(o * perOrigin, (o + 1) * perOrigin))
  total('smuggler_revenue', revenueUsd)
  added('smuggler_places', (s) => capacityPerDay[s])
  added('smuggler_businesses', (s) => isOpen[s])
  total('smugglers_opened', opened)
  total('smugglers_closed', closed)
  averaged('smuggler_talk', (o) => (isOff ? 0 : meanOfOrigin(smugglers, message, o)))
  averaged('smuggler_deadline', (o) => Number(deadlineDay[o] > 0))
  averaged('smuggler_trust', (o) => trust[o])

  products.forEach((product, p) => {
    const at = (o: number): number => o * nProducts + p
    averaged(`smuggler_fee_for:${product}`, (o) => smugglers.askedUsd[at(o)])
    putByOrigin(
      recorder, `smuggler_clients_for:${product}`, day,
      sumOf((o) => smugglers.clients[at(o)], 0, nOrigins), (o) => smugglers.clients[at(o)],
    )
  })
}
