/**
 * Bins of people kept as chains of short contiguous pages out of one shared pool: the common ground
 * of the calendar (a bin a day) and of the ladders (a bin a step of accumulated hazard).
 */
import type { Arena } from './arena.ts'

const LOG_PAGE = 3
export const PAGE = 1 << LOG_PAGE // entries a page: one line of cache
const ENTRY = 2 // words of an entry
export const BYTES_OF_PAGE = PAGE * ENTRY * 4
const NO_PAGE = -1

export function createPages(arena: Arena, nPages: number) {
  const entries = arena.int32(nPages * PAGE * ENTRY)
  return {
    nPages,
    // An entry is a person and a key side by side: two views of the same words.
    person: entries,
    key: new Float32Array(entries.buffer, entries.byteOffset, entries.length),
    next: arena.int32(nPages), //          the page behind this one, in a bin or in the free list
    used: arena.int32(3), //               [0] pages ever taken, [1] head of the free list + 1, [2] see fetchChain
  }
}
export type Pages = ReturnType<typeof createPages>

/**
 * For each bin its last entry + 1, counted through all pages: 0 is an empty bin. The page that holds
 * it is the bin's first; those behind it are full.
 */
export const createBins = (arena: Arena, nBins: number): Int32Array => arena.int32(nBins)

/** Put a person into a bin. Throws RangeError when the pool is used up, which is our mistake. */
export function addToBin(pages: Pages, bins: Int32Array, bin: number, person: number, key: number): void {
  let end = bins[bin]
  if (end % PAGE === 0) { // empty, or its first page is full
    const fresh = takePage(pages)
    pages.next[fresh] = pageOf(end)
    end = fresh * PAGE
  }
  pages.person[end * ENTRY] = person
  pages.key[end * ENTRY + 1] = key
  bins[bin] = end + 1
}

/** Bring the pages of a chain near, all at once: the loop that empties them has to wait for each (see fetch.ts). */
function fetchChain({ person, next, used }: Pages, first: number): void {
  let all = 0
  for (let page = first; page !== NO_PAGE; page = next[page]) all ^= person[page * PAGE * ENTRY]
  used[2] = all // of no meaning, so that the compiler does not leave the loads out
}

/** Page of the entry before `end`; NO_PAGE of an empty bin. */
const pageOf = (end: number): number => (end + PAGE - 1 >> LOG_PAGE) - 1

/** Move a bin's entries to `person` and `key` from position `at`, free its pages; the new end. */
export function emptyBin(
  pages: Pages, bins: Int32Array, bin: number, person: Int32Array, key: Float32Array, at: number,
): number {
  let page = pageOf(bins[bin])
  if (page === NO_PAGE) return at
  let fill = bins[bin] - page * PAGE
  let n = at
  const { used, next } = pages
  fetchChain(pages, next[page])
  while (page !== NO_PAGE) {
    const from = page * PAGE
    if (n + fill > person.length) throw new RangeError(`more than ${person.length} due at once`)
    for (let k = 0; k < fill; k++) {
      person[n] = pages.person[(from + k) * ENTRY]
      key[n++] = pages.key[(from + k) * ENTRY + 1]
    }
    const behind = next[page]
    next[page] = used[1] - 1
    used[1] = page + 1
    page = behind
    fill = PAGE
  }
  bins[bin] = 0
  return n
}

/**
 * Take the entries with a key up to `limit` out of a bin, to `person` and `key` from position `at`;
 * the new end. The others stay where they are, but for those that fill the gaps.
 */
export function takeUpTo(
  pages: Pages, bins: Int32Array, bin: number, limit: number,
  person: Int32Array, key: Float32Array, at: number,
): number {
  let n = at
  let first = pageOf(bins[bin])
  let fill = bins[bin] - first * PAGE
  let page = first
  let k = fill - 1
  while (page !== NO_PAGE) {
    while (k >= 0) {
      const here = (page * PAGE + k) * ENTRY
      if (pages.key[here + 1] <= limit) {
        if (n >= person.length) throw new RangeError(`more than ${person.length} due at once`)
        person[n] = pages.person[here]
        key[n++] = pages.key[here + 1]
        const last = (first * PAGE + --fill) * ENTRY // of the first page, and looked at already
        pages.person[here] = pages.person[last]
        pages.key[here + 1] = pages.key[last + 1]
        if (fill === 0) {
          const behind = pages.next[first]
          pages.next[first] = pages.used[1] - 1
          pages.used[1] = first + 1
          const isHere = page === first
          first = behind
          fill = PAGE
          if (isHere) break
        }
      }
      k--
    }
    // A first page that was freed has been left by `break`; the next to look at is then `first`.
    page = k >= 0 ? first : pages.next[page]
    k = PAGE - 1
  }
  bins[bin] = first === NO_PAGE ? 0 : first * PAGE + fill
  return n
}

function takePage(pages: Pages): number {
  const { used, next } = pages
  if (used[1] > 0) {
    const page = used[1] - 1
    used[1] = next[page] + 1
    return page
  }
  if (used[0] >= pages.nPages) throw new RangeError(`all ${pages.nPages} pages are in use`)
  const page = used[0]++
  pages.person.fill(0, page * PAGE * ENTRY, (page + 1) * PAGE * ENTRY) // what a run before this left
  return page
}
