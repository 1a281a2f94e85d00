/** The one table of outputs: tables, dictionaries, measures and documentation are read off it. */

export interface OutputSpec {
  /** A flow is summed over a month, a stock or a level averaged. */
  readonly kind: 'flow' | 'stock' | 'level'
  readonly unit: string
  /** Margins it is broken down by beside the total. */
  readonly by: readonly ('party' | 'origin' | 'sector')[]
  /** Margins that only monthly.csv holds. */
  readonly monthlyBy?: readonly ('party' | 'origin' | 'sector')[]
  /** Whether monthly.csv also holds its full cross of party, origin and sector. */
  readonly cross?: boolean
  readonly doc: string
}

const everywhere = ['party', 'origin', 'sector'] as const
const anywhere = ['party', 'origin'] as const
/** Children sent on alone, by why. */
const parted = (reason: string) => ({
  kind: 'flow', unit: 'people', by: [], monthlyBy: ['origin', 'sector'],
  doc: `Of children_separated: ${reason}`,
} as const)

export const outputs = {
  intentions: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'People who begin to intend to go; the same in every scenario with the same push.',
  },
  departures: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People who set out from home.',
  },
  departures_with_smuggler: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People who set out with a smuggler.',
  },
  gave_up: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'People whose intention lapses at home, or who go home from Mexico or after a turn-back.',
  },
  stops_in_mexico: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'Stops by Mexican authorities, at checkpoints and near the line (events).',
  },
  bussed_south: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People taken to southern Mexico after a stop.',
  },
  returned_by_mexico: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People Mexico returns to their countries.',
  },
  attempts: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'Attempts to cross between ports of entry, walking up or evading.',
  },
  encounters_between_ports: {
    kind: 'flow', unit: 'people', by: everywhere, cross: true,
    doc: 'Encounters by the Border Patrol between ports of entry (events, not persons).',
  },
  repeat_encounters: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'Encounters between ports of people encountered within the 365 days before.',
  },
  encounters_after_expulsion: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'Encounters between ports of people expelled at whatever time before, if only with the family that sent them on.',
  },
  got_aways: {
    kind: 'flow', unit: 'people', by: everywhere, doc: 'Attempts noticed but not stopped.',
  },
  undetected_entries: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'Attempts not noticed; never observed.',
  },
  attempts_on_remote_routes: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'Attempts to evade that go by desert, mountain or another remote route.',
  },
  appointments_given: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People drawn for an appointment at a port.',
  },
  appointments_kept: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People who present themselves at a port with an appointment.',
  },
  encounters_at_ports: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'People who present themselves at a port, with an appointment or without.',
  },
  parole_admissions: {
    kind: 'flow', unit: 'people', by: anywhere, doc: 'People admitted from home by parole.',
  },
  office_admissions: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'People admitted from home through offices in the region.',
  },
  releases: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'People encountered between ports and released in the United States with a date.',
  },
  releases_after_stay: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'Of releases: people held in a place first, nearly all for an interview; by others than the Border Patrol.',
  },
  removals: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'People sent to their own country, Mexicans over the line included.',
  },
  returns_to_mexico: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'People of other countries whom Mexico takes back.',
  },
  expulsions: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'People expelled the same day without legal consequence; not among removals and returns.',
  },
  returns_to_wait: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'People returned to Mexico with a date for a hearing; not among returns_to_mexico.',
  },
  admitted_after_hearing: {
    kind: 'flow', unit: 'people', by: anywhere,
    doc: 'People admitted at the end of a case that waited in Mexico.',
  },
  children_transferred: {
    kind: 'flow', unit: 'people', by: everywhere,
    doc: 'Unaccompanied children handed to HHS, who find a sponsor.',
  },
  children_separated: {
    kind: 'flow', unit: 'people', by: everywhere, cross: true,
    doc: 'Children whose family, near the line, sends them on alone that day; by sector of their attempt.',
  },
  children_separated_advised: parted('the family would not have parted but for its smuggler\'s offer.'),
  children_separated_turned_back: parted('the family had been turned back itself; not advised.'),
  children_separated_barred: parted('the law in force bars the family; neither advised nor turned back.'),
  children_separated_waiting: parted('the family was tired of waiting near the line; none of the above.'),
  children_separated_otherwise: parted('none of these: what the family believes, and its taste.'),
  separated_children_encountered: {
    kind: 'flow', unit: 'people', by: ['origin', 'sector'],
    doc: 'Encounters between ports of unaccompanied children whose family had sent them on alone.',
  },
  children_alone_had_no_family_parted: {
    kind: 'flow', unit: 'people', by: ['origin', 'sector'],
    doc: 'Encounters between ports of unaccompanied children that there would be had no family parted.',
  },
  intending_at_home: {
    kind: 'stock', unit: 'people', by: ['party'], doc: 'People at home who intend to go.',
  },
  on_the_way: {
    kind: 'stock', unit: 'people', by: ['party'], doc: 'People travelling, or taken south in Mexico.',
  },
  waiting_in_northern_mexico: {
    kind: 'stock', unit: 'people', by: ['party'], doc: 'People waiting near the line.',
  },
  waiting_for_appointment: {
    kind: 'stock', unit: 'people', by: ['party'],
    doc: 'People in Mexico in the lottery for an appointment at a port.',
  },
  waiting_on_case_in_mexico: {
    kind: 'stock', unit: 'people', by: ['party'],
    doc: 'People returned to Mexico until a hearing in the United States.',
  },
  waiting_for_admission_at_home: {
    kind: 'stock', unit: 'people', by: ['party'],
    doc: 'People at home in the lottery for parole or admission through an office in the region.',
  },
  in_custody: {
    kind: 'stock', unit: 'people', by: ['party'], doc: 'People held in the United States.',
  },
  appointment_wait: {
    kind: 'level', unit: 'days', by: [], doc: 'Applicants divided by places a day, smoothed.',
  },
  smuggler_fee: {
    kind: 'level', unit: 'USD', by: ['origin'],
    doc: 'Fee for the way, weighted by smugglers\' demand.',
  },
  smuggler_revenue: {
    kind: 'flow', unit: 'USD', by: ['origin'],
    doc: 'Deposits of those who set out with a smuggler, and what those pay who have got in.',
  },
  smuggler_places: {
    kind: 'level', unit: 'people/day', by: [], monthlyBy: ['origin'],
    doc: 'People whom smugglers can serve a day.',
  },
  smuggler_businesses: {
    kind: 'level', unit: 'businesses', by: [], monthlyBy: ['origin'], doc: 'Smugglers that are open.',
  },
  smugglers_opened: {
    kind: 'flow', unit: 'businesses', by: [], monthlyBy: ['origin'], doc: 'Smugglers that enter the market.',
  },
  smugglers_closed: {
    kind: 'flow', unit: 'businesses', by: [], monthlyBy: ['origin'], doc: 'Smugglers that close.',
  },
  smuggler_talk: {
    kind: 'level', unit: 'share', by: [], monthlyBy: ['origin'],
    doc: 'How loudly smugglers talk consequences down and deadlines up, 0 to 1; mean over origins.',
  },
  smuggler_deadline: {
    kind: 'level', unit: 'share', by: [], monthlyBy: ['origin'],
    doc: 'Share of origins whose smugglers tell of a deadline of their own.',
  },
  smuggler_trust: {
    kind: 'level', unit: 'share', by: [], monthlyBy: ['origin'],
    doc: 'How far smugglers\' talk is believed, relative to before a deadline of theirs failed.',
  },
  mexico_effort_north: {
    kind: 'level', unit: 'relative', by: [], doc: 'Mexico\'s effort near the line; 1: autumn 2023.',
  },
  mexico_spending: {
    kind: 'flow', unit: 'USD', by: [], doc: 'What Mexico spends on stops, busses, returns, take-backs.',
  },
  mexico_funded: {
    kind: 'level', unit: 'share of days', by: [],
    doc: '1 on days that end with money left for migration control in Mexico.',
  },
  take_back_consent: {
    kind: 'level', unit: 'share', by: [],
    doc: 'Share of the people a day agreed to be taken back that Mexico consents to.',
  },
  take_back_payments: {
    kind: 'flow', unit: 'USD', by: [],
    doc: 'What the United States pays Mexico for people taken back, where a price was agreed.',
  },
  belief_release: {
    kind: 'level', unit: 'probability', by: ['party'],
    doc: 'Mean over communities of the believed chance that an encounter ends in release.',
  },
} as const satisfies Record<string, OutputSpec>

/** Series for each thing that smugglers sell: `smuggler_fee_for:walk-up`. */
export const productOutputs = {
  smuggler_fee_for: {
    kind: 'level', unit: 'USD', by: [], monthlyBy: ['origin'],
    doc: 'Fee asked for it, or asked last where nobody sells it now; mean over origins.',
  },
  smuggler_clients_for: {
    kind: 'flow', unit: 'people', by: [], monthlyBy: ['origin'],
    doc: 'People who set out with a smuggler that sells it.',
  },
} as const satisfies Record<string, OutputSpec>

/** Series that a scenario's policies add, one for each policy: `policy_in_force:june-order`. */
export const policyOutputs = {
  policy_in_force: {
    kind: 'level', unit: 'share of days', by: [], doc: '1 on days on which the policy is in force.',
  },
  trigger_mean: {
    kind: 'level', unit: 'people/day', by: [],
    doc: 'What the trigger last found: the mean (or weekly sum) that it is compared with.',
  },
  blocked_by_court: {
    kind: 'level', unit: 'share of days', by: [],
    doc: '1 on days on which a court blocks the policy, in whole or in part; only if there is a suit.',
  },
  awareness: {
    kind: 'level', unit: 'share', by: [], doc: 'Share of communities\' people who have heard of it.',
  },
} as const satisfies Record<string, OutputSpec>
