/**
 * Finds room for the labels of vertical lines: each at the top of its line like a flag on a mast,
 * to the right or to the left. Flags do not overlap, and no mast runs through the flag of another:
 * a flag that reaches over another mast flies above it.
 */
import { textWidth, wrap } from './text-width.ts'

export interface Mast {
  readonly x: number
  readonly text: string
}
/** Heights are measured upwards from the top of the plot. */
export interface Flag {
  readonly x: number
  readonly lines: readonly string[]
  readonly side: Side
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}
export interface Room {
  readonly left: number
  readonly right: number
  readonly fontSize: number
  readonly lineHeight: number // px
}

type Side = 'right' | 'left'
interface Choice {
  readonly side: Side
  readonly width: number // at most, px
}

const MAST_GAP = 5 //  between a mast and its own flag, px
const FLAG_GAP = 8 //  between flags beside each other
const OTHER_GAP = 2 // between a mast and the flag of another
const ABOVE_GAP = 3 // between flags above each other
const WIDTHS = [190, 160, 135, 115, 95, 80, 65] // of flags, px
const MANY = 24 // of more flags none is moved for the sake of height: looking would take minutes
const FEW = 6 // up to so many flags every choice of sides is looked at

/** Of all widths and sides that keep flags and masts apart, the ones that need the least height. */
export function placeLabels(masts: readonly Mast[], room: Room): Flag[] {
  if (masts.length > MANY) return crowded(masts, room)
  let best: Layout | null = null
  for (const width of WIDTHS) {
    for (const sides of choicesOfSides(masts.length)) {
      best = lower(best, layoutOf(masts, sides.map((side) => ({ side, width })), room))
    }
  }
  // Then one flag at a time may be wider or narrower than the others.
  for (let i = 0; best && i < masts.length; i++) {
    for (const width of WIDTHS) {
      for (const side of ['right', 'left'] as const) {
        best = lower(best, layoutOf(masts, best!.choices.with(i, { side, width }), room))
      }
    }
  }
  return best ? best.flags : crowded(masts, room)
}

interface Layout {
  readonly choices: readonly Choice[]
  readonly flags: Flag[]
  readonly height: number
}

const lower = (a: Layout | null, b: Layout | null): Layout | null =>
  !a || (b && b.height < a.height) ? b : a

/** Null where a flag does not fit into the room, or flags and masts would cross. */
function layoutOf(masts: readonly Mast[], choices: readonly Choice[], room: Room): Layout | null {
  const flat = masts.map((mast, i) => flagOf(mast, room, choices[i]))
  if (!flat.every(({ left, right }) => left >= room.left && right <= room.right)) return null
  const order = lowestFirst(flat)
  if (!order) return null
  const flags = raise(flat, order, room)
  return { choices, flags, height: Math.max(0, ...flags.map(({ top }) => top)) }
}

/** Where there is no room: flags still do not overlap, but a mast may pass behind a flag. */
function crowded(masts: readonly Mast[], room: Room): Flag[] {
  const middle = (room.left + room.right) / 2
  const width = WIDTHS[WIDTHS.length - 1]
  const flat = masts.map((mast) =>
    flagOf(mast, room, { side: mast.x < middle ? 'right' : 'left', width }))
  return raise(flat, [...flat.keys()].reverse(), room)
}

/** Right where possible: with few flags all choices, with many those that turn the last ones. */
function choicesOfSides(n: number): Side[][] {
  if (n <= FEW) {
    const choices = Array.from({ length: 1 << n }, (_, code) =>
      Array.from({ length: n }, (_unused, i): Side => ((code >> i) & 1 ? 'left' : 'right')))
    const nLeft = (sides: readonly Side[]): number => sides.filter((side) => side === 'left').length
    return choices.sort((a, b) => nLeft(a) - nLeft(b))
  }
  return Array.from({ length: n + 1 }, (_, nTurned) =>
    Array.from({ length: n }, (_unused, i): Side => (i < n - nTurned ? 'right' : 'left')))
}

type FlatFlag = Omit<Flag, 'bottom' | 'top'>

function flagOf({ x, text }: Mast, room: Room, { side, width: limit }: Choice): FlatFlag {
  const lines = wrap(text, limit, room.fontSize)
  const width = Math.max(...lines.map((line) => textWidth(line, room.fontSize, 'regular')))
  return side === 'right'
    ? { x, lines, side, left: x + MAST_GAP, right: x + MAST_GAP + width }
    : { x, lines, side, left: x - MAST_GAP - width, right: x - MAST_GAP }
}

const reachesOver = (flag: FlatFlag, x: number): boolean =>
  flag.left - OTHER_GAP < x && x < flag.right + OTHER_GAP

/** An order in which every flag comes after those whose masts it reaches over; null if none is. */
function lowestFirst(flags: readonly FlatFlag[]): number[] | null {
  const order: number[] = []
  const state = flags.map((): 'unseen' | 'open' | 'done' => 'unseen')
  const visit = (i: number): boolean => {
    if (state[i] !== 'unseen') return state[i] === 'done'
    state[i] = 'open'
    for (let j = flags.length - 1; j >= 0; j--) {
      if (j !== i && reachesOver(flags[i], flags[j].x) && !visit(j)) return false
    }
    state[i] = 'done'
    order.push(i)
    return true
  }
  for (let i = flags.length - 1; i >= 0; i--) if (!visit(i)) return null
  return order
}

/** Each flag as low as it can fly, given those before it in the order. */
function raise(flags: readonly FlatFlag[], order: readonly number[], room: Room): Flag[] {
  const raised: Flag[] = []
  for (const i of order) {
    const flag = flags[i]
    const height = flag.lines.length * room.lineHeight + ABOVE_GAP
    const isFree = (bottom: number): boolean =>
      raised.every((other) => {
        if (bottom >= other.top) return true
        const beside = flag.left - FLAG_GAP >= other.right || other.left - FLAG_GAP >= flag.right
        return !reachesOver(flag, other.x) && (beside || bottom + height <= other.bottom)
      })
    const bottom = Math.min(...[0, ...raised.map(({ top }) => top)].filter(isFree))
    raised.push({ ...flag, bottom, top: bottom + height })
  }
  return raised.sort((a, b) => a.x - b.x)
}
