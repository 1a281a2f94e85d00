/** The one table of outputs: tables, dictionaries, measures and documentation are read off it. */

export interface OutputSpec {
  /** A flow is summed over a month, a stock or a level averaged. */
  readonly kind: 'flow' | 'stock' | 'level'
  readonly unit: string
  /** Margins it is broken down by beside the total. */
  readonly by: readonly ('party' | 'origin' | 'sector')[]
  /** Whether monthly.csv also holds its full cross of party, origin and sector. */
  readonly cross?: boolean
  readonly doc: string
}

export const outputs = {
  encounters_between_ports: {
    kind: 'flow', unit: 'people', by: ['party', 'origin', 'sector'], cross: true,
    doc: 'Encounters by the Border Patrol between ports of entry (events, not persons).',
  },
} as const satisfies Record<string, OutputSpec>
