/** Rows of the parameter table (table.ts): smugglers. */
import { allOrigins } from './all-origins.ts'
import type { ParameterSpec } from './spec.ts'

export const smugglers = {
  // --- Smugglers -------------------------------------------------------------------------------
  smugglersPerCorridor: {
    default: 3, range: [1, 10], unit: 'businesses',
    prior: { kind: 'none' },
    doc: 'Most smugglers from each origin that compete on each corridor. Whole number.',
    source: 'assumption',
  },
  smugglersAtFirst: {
    default: 2, range: [1, 10], unit: 'businesses',
    prior: { kind: 'none' },
    doc: 'Of these, how many there are on the first day. Whole number.',
    source: 'assumption',
  },
  smugglerFeeUsd: {
    default: allOrigins(12_000, {
      mexico: 9000, guatemala: 12_500, honduras: 12_000, 'el-salvador': 12_500, venezuela: 5000,
      cuba: 9000, haiti: 6000, nicaragua: 8000, colombia: 7000, ecuador: 13_000, other: 11_000,
    }),
    by: 'origin', range: [0, 1e5], unit: 'USD',
    doc: 'Fee on the first day, before the factor of the product.',
    source: 'Washington Times, court cases: Mexico 9,400, northern Central America 13,900 (2024)',
  },
  productFeeFactor: {
    default: { evade: 1.1, 'walk-up': 0.9, 'hand-children-over': 0.9, 'until-in': 1.3 },
    by: 'product', range: [0.1, 5], unit: 'factor',
    doc: 'Fee by what is sold, relative to the fee of the origin.',
    source: 'assumption; RAND 2019: 4,000 to 11,000 USD a migrant, cheaper without evasion',
  },
  depositShare: {
    default: 0.15, range: [0, 1], unit: 'share',
    doc: 'Share of the fee paid when setting out; the rest is paid on arrival.',
    source: 'DHS OIS 2017: Central Americans pay about 1,200 USD down and up to 8,000 on arrival',
  },
  clientCostShare: {
    default: 0.5, range: [0, 2], unit: 'share',
    doc: 'What a client costs a smuggler on the way, relative to the first fee of what is sold.',
    source: 'AP 2014: of 5,000 to 10,000 USD, 3,500 to 4,000 are the margin',
  },
  placeCostShare: {
    default: 0.1, range: [0, 2], unit: 'share',
    doc: 'What a place costs a smuggler, used or not, relative to the fee of the origin.',
    source: 'assumption; guides, houses and what is paid to gangs',
  },
  businessTurnover: {
    default: 0.2, range: [0, 10], unit: '1/month',
    doc: 'Hazard that a smuggler closes whose loss, or enters where the profit, is what places cost.',
    source: 'assumption',
  },
  entrantPlacesShare: {
    default: 0.3, range: [0, 1], unit: 'share',
    doc: 'Places of an entrant, relative to the mean of those open on the corridor.',
    source: 'assumption',
  },
  smugglerCapacityShare: {
    default: 0.6, range: [0, 5], unit: 'share',
    doc: 'Places of all smugglers of an origin on the first day, as a share of intentions a day.',
    source: 'assumption; DHS OIS 2017 and RAND 2019: two thirds and more hire one',
  },
  smugglerTaste: {
    default: 0.9, range: [-5, 5], unit: 'log-odds',
    doc: 'Taste for hiring a smuggler beside fee, safety and speed.',
    source: 'by hand; 55 % (MIT and WFP 2021) to 80 - 95 % (DHS OIS 2017) hire one',
  },
  smugglerSpeed: {
    default: 0.75, range: [0.1, 1], unit: 'factor',
    doc: 'Travel days of clients relative to others.', source: 'assumption',
  },
  feeAdjustment: {
    default: 0.03, range: [0, 1], unit: '1/day',
    doc: 'How fast a fee follows demand over capacity.',
    source: 'AP June 2006: 2,000 to 3,000 USD within weeks of an announcement',
  },
  feeRiskPass: {
    default: 0.25, range: [0, 5], unit: 'elasticity',
    doc: 'How far the fee that smugglers aim at follows the risk of failure.',
    source: 'Gathmann 2004, 2008: fees +17 to +30 % on a tripling of enforcement',
  },
  capacityAdjustment: {
    default: 0.01, range: [0, 1], unit: '1/day',
    doc: 'How fast capacity moves to where profit is.', source: 'assumption',
  },
  capacityGrowth: {
    default: 0.0003, range: [0, 1], unit: '1/day',
    doc: 'How fast the places of all smugglers of an origin together follow demand.',
    source: 'assumption; guides, houses and vehicles are not found within weeks',
  },
  smugglerMessage: {
    default: 0.3, range: [0, 2], unit: 'share',
    doc: 'Share by which idle smugglers talk an announced consequence down and a deadline up.',
    source: 'assumption; Tech Transparency Project: every change is used to create urgency',
  },
  ownDeadlineProb: {
    default: 0.15, range: [0, 1], unit: '1/month',
    doc: 'Chance that wholly idle smugglers of an origin begin to tell of a deadline of their own.',
    source: 'assumption; "Trump will win, hurry" in early 2024, false TikTok of May 2023 seen 17 million times',
  },
  ownDeadlineDays: {
    default: 45, range: [1, 365], unit: 'days',
    doc: 'How far off a deadline is that smugglers tell of by themselves.',
    source: 'assumption',
  },
  ownDeadlineCredence: {
    default: 0.1, range: [0, 1], unit: 'probability',
    doc: 'How far such a deadline is believed while smugglers are trusted.',
    source: 'assumption; below `leakCredibility`',
  },
  failedDeadlineCost: {
    default: 0.4, range: [0, 1], unit: 'share',
    doc: 'Share of the trust in smugglers\' talk that a deadline which fails costs them.',
    source: 'assumption',
  },
  trustDays: {
    default: 180, range: [1, 10_000], unit: 'days',
    doc: 'Time in which trust in smugglers\' talk comes back.',
    source: 'assumption',
  },
} as const satisfies Record<string, ParameterSpec>
