/** Rows of the parameter table (table.ts): what people know, hear and believe. */
import type { ParameterSpec } from './spec.ts'

export const beliefsAndNews = {
  // --- Beliefs and news ------------------------------------------------------------------------
  memoryDays: {
    default: 51, range: [1, 1000], unit: 'days',
    doc: 'Time over which the outcomes of one\'s own people are remembered.',
    source: 'aggregate trial model fitted to May 2024: 50 - 60 days',
  },
  roadMemoryDays: {
    default: 17.5, range: [1, 1000], unit: 'days',
    doc: 'Time over which news of stops on the way is remembered.',
    source: 'assumption; the border followed Mexican control within two weeks in January 2024',
  },
  contactShare: {
    default: 0.3, range: [0, 1], unit: 'share',
    doc: 'Weight of news from other communities of the same origin.', source: 'assumption',
  },
  priorBeliefPeople: {
    default: 520, range: [0, 1e5], unit: 'people',
    doc: 'How many outcomes the first belief of a community counts for.', source: 'assumption',
  },
  priorStopBelief: {
    default: 0.2, range: [0, 1], unit: 'probability',
    doc: 'Belief on the first day of the chance that a zone of Mexico breaks off a journey.',
    source: 'assumption; forgotten within the spin-up',
  },
  priorReleaseBelief: {
    default: { 'single-adult': 0.438, family: 0.956, 'unaccompanied-child': 0.982 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Belief on the first day that an encounter ends in release (others than Mexicans).',
    source: 'CBS: 77 % of encounters released in December 2023',
  },
  removalCost: {
    default: 0.263, range: [0, 5], unit: 'value',
    doc: 'What a removal is felt to cost beside the lost journey.', source: 'assumption',
  },
  returnCost: {
    default: 0.137, range: [0, 5], unit: 'value',
    doc: 'What a return to Mexico is felt to cost; one can try again.', source: 'assumption',
  },
  legalRecordCost: {
    default: 0.627, range: [0, 5], unit: 'value',
    doc: 'What a return to Mexico by law is felt to cost more than an expulsion, which leaves no record: a bar on entry, prosecution the next time.',
    source: 'assumption; encountered before within 12 months: 14 % FY2014 - 2019, 27 - 38 % under Title 42',
  },
  announcementReach: {
    default: 0.0318, range: [0, 1], unit: '1/day',
    doc: 'Hazard of hearing of an announcement from the news (Bass innovation).',
    source: 'assumption; surveys: Facebook and WhatsApp within days',
  },
  endedRuleDiscount: {
    default: 0.52, range: [0, 0.99], unit: 'share',
    doc: 'How much less earlier removals and returns count for those who have heard that expulsion, or a suspension of asylum, no longer covers them.',
    source: 'assumption',
  },
  newRuleDiscount: {
    default: 0.458, range: [0, 0.99], unit: 'share',
    doc: 'How much less all earlier outcomes count for those who know that an announced measure now covers them.',
    source: 'assumption',
  },
  leakReach: {
    default: 0.006, range: [0, 1], unit: '1/day',
    doc: 'Hazard of hearing of a leak from the news.', source: 'assumption',
  },
  contagion: {
    default: 0.071, range: [0, 2], unit: '1/day',
    doc: 'Hazard of hearing from others when all of them know (Bass imitation).',
    source: 'assumption',
  },
  roadReachFactor: {
    default: 3, range: [1, 20], unit: 'factor',
    doc: 'How much faster news spreads among those on the way.',
    source: 'Tech Transparency Project: WhatsApp groups of those travelling',
  },
  announcementCredibility: {
    default: 0.784, range: [0, 1], unit: 'probability',
    doc: 'How far an official announcement is believed.', source: 'assumption',
  },
  leakCredibility: {
    default: 0.12, range: [0, 1], unit: 'probability',
    doc: 'How far a leak is believed.', source: 'assumption',
  },
  rumouredDelayDays: {
    default: 60, range: [1, 1000], unit: 'days',
    doc: 'How far off people expect a measure that has leaked without a date.',
    source: 'assumption',
  },
  leakFadeDays: {
    default: 40, range: [1, 1000], unit: 'days',
    doc: 'Time in which a leak that nothing follows is forgotten.', source: 'assumption',
  },
  conditionalCredence: {
    default: 0.4, range: [0, 1], unit: 'probability',
    doc: 'How likely people think it that a measure which waits for a count will come.',
    source: 'assumption',
  },
  announcedSeverity: {
    default: 0.298, range: [0, 1], unit: 'probability',
    doc: 'Share of releases that an announced closing of asylum is taken to end.',
    source: 'by hand; the step of May 2023 was about -60 %',
  },
  exemptionDoubt: {
    default: 0.48, range: [0, 1], unit: 'share',
    doc: 'How far children alone take the word of a closing that exempts them to concern them, until what happens to children tells otherwise.',
    source: 'assumption; encounters of children fell by two fifths from April to June 2023, though Circumvention of Lawful Pathways exempted them, and doubled by August',
  },
  takeBackSeverity: {
    default: 0.384, range: [0, 1], unit: 'probability',
    doc: 'Share of releases that an announced agreement by which Mexico takes people back is taken to end.',
    source: 'assumption; as an announced closing of asylum',
  },
  wordFadeDays: {
    default: 196, range: [1, 10_000], unit: 'days',
    doc: 'Time over which the word of a measure in force ages, also where nobody has experience of it.',
    source: 'aggregate trial model fitted to May 2024: the wedge fades over about four months',
  },
  experienceDays: {
    default: 17.8, range: [1, 10_000], unit: 'days of ordinary news',
    doc: 'How much news of own outcomes an announcement\'s word weighs as much as.',
    source: 'aggregate trial model fitted to May 2024: the wedge fades over about four months',
  },
} as const satisfies Record<string, ParameterSpec>
