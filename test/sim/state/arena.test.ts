import { describe, expect, test } from 'vitest'

import { measureArena, openArena, type Arena } from '../../../sim/state/arena.ts'
import { copyState, partsInUse, resumeState, type Sim } from '../../../sim/state/sim.ts'
import { startSim, stepDay } from '../../../sim/simulation.ts'
import { policyOf, seeds, smallSim, someIntentions } from '../world.ts'

const bytesOf = (sim: Sim): Uint8Array => new Uint8Array(Buffer.concat(partsInUse(sim)))
/** Vitest compares a million bytes one by one; this says only whether they are the same. */
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, k) => byte === b[k])

function stepDays(sim: Sim, from: number, to: number): void {
  for (let day = from; day <= to; day++) stepDay(sim, day)
}

describe('an arena', () => {
  const create = (arena: Arena) => ({
    bytes: arena.uint8(3), days: arena.uint16(5), numbers: arena.int32(1), keys: arena.float32(7),
    counts: arena.float64(2),
  })

  test('needs exactly the bytes that were measured', () => {
    const bytes = measureArena(create)
    const { counts } = create(openArena(new ArrayBuffer(bytes)))
    expect(counts.byteOffset + counts.byteLength).toBe(bytes)
    expect(() => create(openArena(new ArrayBuffer(bytes - 1)))).toThrow(RangeError)
  })

  test('hands out pieces that do not overlap', () => {
    const state = create(openArena(new ArrayBuffer(measureArena(create))))
    const columns = Object.values(state)
    columns.forEach((column, k) => column.fill(k + 1))
    columns.forEach((column, k) => expect(Array.from<number>(column).every((x) => x === k + 1)).toBe(true))
  })
})

const fork = 40 // days after the first
const world = {
  parameters: someIntentions,
  weight: 4,
  to: '2024-04-10',
  policies: { cbpOne: policyOf({ kind: 'port-appointments', effective: '2023-06-30', appointmentsPerDay: 40 }) },
}

test('a simulation that goes back to a copy has the same future again, byte by byte', () => {
  const sim = smallSim(world)
  stepDays(sim, sim.startDay, sim.startDay + fork - 1)
  const copy = copyState(sim)
  stepDays(sim, sim.startDay + fork, sim.endDay)
  const future = bytesOf(sim)
  resumeState(sim, copy, 0)
  expect(isSame(bytesOf(sim), future)).toBe(false)
  stepDays(sim, sim.startDay + fork, sim.endDay)
  expect(isSame(bytesOf(sim), future)).toBe(true)
})

test('what one future did leaves no trace in the other', () => {
  const order = policyOf({ announced: '2024-02-12', effective: '2024-02-14', exempt: ['unaccompanied-children'] })
  const against = { policies: { ...world.policies, order } }
  for (const seed of seeds(4)) {
    const sim = smallSim({ ...world, weight: 60, seed, against })
    stepDays(sim, sim.startDay, sim.startDay + fork - 1)
    const copy = copyState(sim)
    resumeState(sim, copy, 1)
    stepDays(sim, sim.startDay + fork, sim.endDay)
    const directly = bytesOf(sim)
    resumeState(sim, copy, 0)
    stepDays(sim, sim.startDay + fork, sim.endDay)
    expect(isSame(bytesOf(sim), directly), 'the two futures differ').toBe(false)
    resumeState(sim, copy, 1)
    stepDays(sim, sim.startDay + fork, sim.endDay)
    expect(isSame(bytesOf(sim), directly), `seed ${seed}`).toBe(true)
  }
})

test('a buffer that was used before gives the same simulation as a fresh one', () => {
  const fresh = smallSim(world)
  stepDays(fresh, fresh.startDay, fresh.endDay)
  const used = smallSim({ ...world, seed: 'another', weight: 2 }) // a larger one
  stepDays(used, used.startDay, used.startDay + fork)
  const again = startSim(fresh.world, used.buffer)
  expect(again.buffer).toBe(used.buffer)
  stepDays(again, again.startDay, again.endDay)
  expect(isSame(bytesOf(again), bytesOf(fresh))).toBe(true)
})
