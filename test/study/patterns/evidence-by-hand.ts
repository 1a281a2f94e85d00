/** What a test says it has seen; whatever it does not mention is not known. */
import type { Evidence, Whom } from '../../../study/patterns/evidence.ts'

interface Seen {
  readonly days?: Readonly<Record<string, number>>
  readonly weeks?: Readonly<Record<string, number>>
  /** By month, and by whom: parties, origins and sectors in words, such as `cuba nicaragua haiti`. */
  readonly months?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly atPorts?: (month: string) => number
  readonly byAppointment?: Readonly<Record<string, number>>
  readonly released?: Readonly<Record<string, number>>
  readonly shareOfRepeats?: (from: string) => number
  readonly childrenExpelledBefore?: number
}

const unknown = Number.NaN
const words = ({ party, origins, sector }: Whom = {}): string =>
  [party, ...origins ?? [], sector].filter((word) => word !== undefined).join(' ') || 'all'

export const evidenceByHand = (seen: Seen): Evidence => ({
  onDay: (date) => seen.days?.[date] ?? unknown,
  inWeek: (monday) => seen.weeks?.[monday] ?? unknown,
  inMonth: (month, whom) => seen.months?.[month]?.[words(whom)] ?? unknown,
  atPorts: (month) => seen.atPorts?.(month) ?? unknown,
  byAppointment: (month) => seen.byAppointment?.[month] ?? unknown,
  released: (month) => seen.released?.[month] ?? unknown,
  shareOfRepeats: ([from]) => seen.shareOfRepeats?.(from) ?? unknown,
  childrenExpelledBefore: () => seen.childrenExpelledBefore ?? unknown,
})
