/** The groups that an entry compares one by one, and what all their data have in common. */
import type { Group } from '../../sim/scenario.ts'
import { origins, parties, sectors, type Origin, type Party, type Sector } from '../../sim/world.ts'
import type { CellGroup, Datum } from '../../study/calibration/data.ts'

const keysOf: Readonly<Record<Group, readonly string[]>> = { party: parties, origin: origins, sector: sectors }

export interface EntryCell {
  readonly party?: Party
  readonly origin?: Origin
  readonly sector?: Sector
}

/** The one cell of an entry, or each crossing of the groups that it is cut by. */
export function cellsOf({ party, origin, sector, by = [] }: EntryCell & { readonly by?: readonly Group[] }): EntryCell[] {
  return by.reduce<EntryCell[]>(
    (cells, group) => cells.flatMap((cell) => keysOf[group].map((key) => ({ ...cell, [group]: key }))),
    [{ ...party && { party }, ...origin && { origin }, ...sector && { sector } }])
}

/** `encounters_between_ports cuba family` */
export const nameOf = (series: string, cell: CellGroup): string => [series, ...Object.values(cell)].join(' ')

export const isOf = ({ origin }: EntryCell): Pick<Datum, 'origin'> => (origin === undefined ? {} : { origin })

/** Chance of small counts, as a variance of the logarithm: so many for one over the people. */
const SMALL_COUNTS = 30

/** The error of a count of so many people, where small ones are told from large ones. */
export const errorOf = (error: number, people: number, atLeast: number | undefined): number =>
  (atLeast === undefined ? error : Math.sqrt(error * error + SMALL_COUNTS / people))
