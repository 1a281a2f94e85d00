/**
 * Ladders of accumulated hazard: nobody is asked every day.
 *
 * Whoever joins draws once how much hazard they can bear (exponential, mean 1) and stands that far
 * above the ladder's level. The level rises by the day's hazard; whoever it passes is due. This is
 * exact for any hazard path, costs only events, and a lower path never makes anybody due earlier.
 *
 * An entry is not removed when its person goes elsewhere: it is void unless the person's own column
 * still holds the very key that the entry carries.
 */
import type { Arena } from './arena.ts'
import { addToBin, createBins, emptyBin, takeUpTo, type Pages } from './pages.ts'

/**
 * A ladder is a ring of `nBins` steps of `width`. Where it is raised by hazards much smaller than a
 * step, the step that its level is in is cut into `nFine` parts, so that few entries are looked at
 * that are not due; a ladder that is served instead has none.
 */
export function createLadders(
  arena: Arena, pages: Pages, nLadders: number, nBins: number, width: number, nFine = 0,
) {
  return {
    pages, nBins, width, nFine,
    level: arena.float64(nLadders), // hazard accumulated since the start
    bins: createBins(arena, nLadders * nBins),
    fineBins: createBins(arena, nLadders * nFine), // parts of the step that the level is in
  }
}
export type Ladders = ReturnType<typeof createLadders>

/** Room for the entries that one step brings to light; scratch, not state. */
export interface Due {
  readonly person: Int32Array
  readonly key: Float32Array
}
export const createDue = (arena: Arena, capacity: number): Due => ({
  person: arena.int32(capacity),
  key: arena.float32(capacity),
})

/** Let a person stand `remaining` above the level; the key to keep in their column. */
export function joinLadder(
  ladders: Ladders, ladder: number, person: number, remaining: number,
): number {
  const key = Math.fround(ladders.level[ladder] + remaining)
  placeOnLadder(ladders, ladder, person, key)
  return key
}

function placeOnLadder(ladders: Ladders, ladder: number, person: number, key: number): void {
  const { nBins, width, level, nFine } = ladders
  const lowest = Math.floor(level[ladder] / width)
  const wanted = Math.floor(key / width)
  if (nFine > 0 && wanted <= lowest) {
    const part = partOf(ladders, lowest, key > level[ladder] ? key : level[ladder])
    addToBin(ladders.pages, ladders.fineBins, ladder * nFine + part, person, key)
    return
  }
  const step = wanted < lowest ? lowest : wanted >= lowest + nBins ? lowest + nBins - 1 : wanted
  addToBin(ladders.pages, ladders.bins, ladder * nBins + (step % nBins), person, key)
}

/** Which part of a step a key lies in. */
function partOf({ width, nFine }: Ladders, step: number, key: number): number {
  const part = Math.floor(((key - step * width) * nFine) / width)
  return part < 0 ? 0 : part >= nFine ? nFine - 1 : part
}

/** Raise a ladder by `hazard`; entries passed are put into `due` from `at`; where they end. */
export function raiseLadder(
  ladders: Ladders, ladder: number, hazard: number, due: Due, at = 0,
): number {
  const { pages, bins, fineBins, nBins, nFine, width, level } = ladders
  const before = level[ladder]
  const now = before + hazard
  const from = Math.floor(before / width)
  const to = Math.floor(now / width)
  level[ladder] = now
  let n = at
  if (nFine === 0) {
    n = takeUpTo(pages, bins, ladder * nBins + (from % nBins), now, due.person, due.key, n)
  } else {
    const last = to > from ? nFine - 1 : partOf(ladders, from, now)
    for (let part = partOf(ladders, from, before); part <= last; part++) {
      const bin = ladder * nFine + part
      if (fineBins[bin] !== 0) n = takeUpTo(pages, fineBins, bin, now, due.person, due.key, n)
    }
  }
  for (let step = from + 1; step <= to && step < from + nBins; step++) {
    const bin = ladder * nBins + (step % nBins)
    if (bins[bin] !== 0) n = enterStep(ladders, ladder, bin, now, due, n)
  }
  return n
}

/** The level has come to a step: entries that it has passed, and the others placed anew. */
function enterStep(
  ladders: Ladders, ladder: number, bin: number, now: number, due: Due, at: number,
): number {
  const end = emptyBin(ladders.pages, ladders.bins, bin, due.person, due.key, at)
  let n = at
  for (let k = at; k < end; k++) {
    const person = due.person[k]
    const key = due.key[k]
    if (key > now) {
      placeOnLadder(ladders, ladder, person, key)
    } else {
      due.person[n] = person
      due.key[n++] = key
    }
  }
  return n
}

/**
 * Serve in the order of the ladder instead of by a hazard: calls `serve` for the lowest entries
 * until it answers false, and leaves the level at the last one served. With exponential thresholds
 * this is a fair lottery among all who stand on it, with every person's luck kept.
 */
export function serveLadder(
  ladders: Ladders, ladder: number, due: Due, serve: (person: number, key: number) => boolean,
): void {
  const { pages, bins, nBins, width, level } = ladders
  const from = Math.floor(level[ladder] / width)
  for (let step = from; step < from + nBins; step++) {
    const n = emptyBin(pages, bins, ladder * nBins + (step % nBins), due.person, due.key, 0)
    if (n === 0) continue
    sortByKey(due, n)
    for (let k = 0; k < n; k++) {
      // An entry clamped to the ring's last step belongs further up: put it where it belongs now.
      if (Math.floor(due.key[k] / width) <= step && serve(due.person[k], due.key[k])) {
        if (due.key[k] > level[ladder]) level[ladder] = due.key[k]
        continue
      }
      for (let rest = k; rest < n; rest++) {
        placeOnLadder(ladders, ladder, due.person[rest], due.key[rest])
      }
      if (Math.floor(due.key[k] / width) <= step) return
      break
    }
  }
}

/** Shell's sort, in place; ties stand by person. */
export function sortByKey({ person, key }: Due, n: number): void {
  for (let gap = n >> 1; gap > 0; gap >>= 1) {
    for (let k = gap; k < n; k++) {
      const x = key[k]
      const i = person[k]
      let at = k
      while (at >= gap && (key[at - gap] > x || (key[at - gap] === x && person[at - gap] > i))) {
        key[at] = key[at - gap]
        person[at] = person[at - gap]
        at -= gap
      }
      key[at] = x
      person[at] = i
    }
  }
}
