/** Rows of the parameter table (table.ts): northern Mexico, the attempt to cross, and ports. */
import { allOrigins } from './all-origins.ts'
import type { ParameterSpec } from './spec.ts'

export const nearTheLine = {
  // --- In northern Mexico ----------------------------------------------------------------------
  crossingHazardPerDay: {
    default: 0.0939, range: [0, 2], unit: '1/day',
    doc: 'Hazard of crossing between ports when crossing and waiting look equally good.',
    source: 'aggregate trial model fitted to May 2024: about 0.1 a day',
  },
  northPatienceDays: {
    default: 61.3, range: [1, 900], unit: 'days',
    doc: 'Mean time after which somebody waiting near the line reconsiders.', source: 'assumption',
  },
  idleValue: {
    default: { 'single-adult': 0.313, family: 0.139, 'unaccompanied-child': 0.43 },
    by: 'party', range: [-2, 2], unit: 'value',
    doc: 'Value of staying near the line without an appointment to hope for.', source: 'assumption',
  },
  goHomeProb: {
    default: { 'single-adult': 0.313, family: 0.543, 'unaccompanied-child': 0.415 },
    by: 'party', range: [0, 1], unit: 'probability',
    doc: 'Chance that a waiter who reconsiders goes home; the rest wait on.', source: 'assumption',
  },
  appUseProb: {
    default: allOrigins(0.4, { mexico: 0.1, cuba: 0.9, haiti: 0.95, venezuela: 0.6, honduras: 0.35 }),
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody on the way through Mexico also applies for an appointment.',
    source: 'by hand, from CBP encounters at ports',
  },
  lawfulPenaltyWithoutPath: {
    default: allOrigins(0.1, { haiti: 1 }), by: 'origin', range: [0, 10], unit: 'value',
    doc: 'The same where no appointment is given and no path from home is open to them.',
    source: 'assumption; 42,617 Cubans between ports in December 2022, below 400 from February to May 2023; Haitians came to ports in 2022, fearing flights home',
  },
  lawfulCrossingPenalty: {
    default: 1.5, range: [0, 10], unit: 'value',
    doc: 'Distaste of those who come only by appointment for crossing between ports.',
    source: 'assumption',
  },
  homePathDiscountPerDay: {
    default: 0.00222, range: [0, 0.1], unit: '1/day',
    doc: 'How fast the value of a lawful path from home falls with the wait that people believe in: they wait at home.',
    source: 'assumption; a fifth a year',
  },
  portDiscountPerDay: {
    default: 0.00592, range: [0, 0.1], unit: '1/day',
    doc: 'Rate at which entry by appointment is worth less the longer the wait.',
    source: 'assumption',
  },
  waitCostPerDay: {
    default: 0.001, range: [0, 0.1], unit: 'value/day',
    doc: 'What a day of waiting in Mexico is felt to cost.', source: 'assumption',
  },
  evadeFeeUsd: {
    default: 2940, range: [0, 50_000], unit: 'USD',
    doc: 'What a guide for an attempt to evade costs on top.', source: 'assumption',
  },
  unseenValue: {
    default: 0.702, range: [0, 2], unit: 'value',
    doc: 'Value of entry unseen; a release with a date, and a way to work lawfully, is worth 1.',
    source: 'assumption',
  },
  evadeRisk: {
    default: 0.08, range: [0, 2], unit: 'value',
    doc: 'What the danger of an attempt to evade is felt to cost.', source: 'assumption',
  },
  modeSlope: {
    default: 12.3, range: [0.01, 100], unit: '1/value',
    doc: 'How sharply the better of evading and walking up is taken (logit).',
    source: 'by hand; got-aways about 12 % of encounters in FY2024',
  },
  productBonus: {
    default: 0.06, range: [0, 1], unit: 'value',
    doc: 'By how much a smuggler\'s product draws clients to the way of crossing it is made for.',
    source: 'assumption',
  },
  evadeTaste: {
    default: { 'single-adult': 0.324, family: -0.56, 'unaccompanied-child': -0.28 },
    by: 'party', range: [-5, 5], unit: 'value',
    doc: 'Taste for evading rather than walking up, beside what follows from the chances.',
    source: 'assumption; families and children surrender',
  },
  evadeTasteOfOrigin: {
    default: allOrigins(0, { venezuela: -0.35, cuba: -0.35, haiti: -0.35, nicaragua: -0.35, colombia: -0.35, other: -0.2 }),
    by: 'origin', range: [-5, 5], unit: 'value',
    doc: 'The same by origin, added: who comes from afar, without guides and family along the line, surrenders or waits.',
    source: 'assumption; Mexicans, northern Central Americans and Ecuadorians went on trying when they were expelled, others hardly (CBP encounters by citizenship, February - August 2023)',
  },
  detectionProb: {
    default: 0.92, range: [0, 1], unit: 'probability',
    prior: { kind: 'logit-normal', sd: 0.5 }, // 0.81 to 0.97
    doc: 'Chance that an attempt to evade is noticed.',
    source: 'DHS OIS 2017: detected or interdicted; undetected entries a fraction of got-aways',
  },
  interdictionProb: {
    default: 0.673, range: [0, 1], unit: 'probability',
    prior: { kind: 'logit-normal', sd: 0.33 }, // 0.57 to 0.83
    doc: 'Chance that a noticed attempt to evade ends in an apprehension.',
    source: 'DHS OIS 2017: 55 - 85 % of attempts; got-aways about 12 % of encounters in FY2024',
  },
  smugglerEvasion: {
    default: 0.12, range: [0, 1], unit: 'share',
    doc: 'Share by which a smuggler lowers the chance of apprehension of an evader.',
    source: 'assumption',
  },

  // --- Ports -----------------------------------------------------------------------------------
  homePathUseProb: {
    default: {
      mexico: 0.3, guatemala: 0.3, honduras: 0.3, 'el-salvador': 0.3, venezuela: 0.277, cuba: 0.95,
      haiti: 0.947, nicaragua: 0.95, colombia: 0.3, ecuador: 0.3, other: 0.3,
    },
    by: 'origin', range: [0, 1], unit: 'probability',
    doc: 'Chance that somebody who intends to go can apply from home for parole or at an office: has the sponsor and the papers.',
    source: 'assumption; a sponsor and a passport were asked for, which fewer Venezuelans have',
  },
  walkUpsPerDay: {
    default: 250, range: [0, 1e5], unit: 'people/day',
    doc: 'People ports take without an appointment, a day.',
    source: 'CBP: at ports less by appointment, 209, 225 and 315 a day in December 2023, January and April 2024',
  },
  walkUpVariation: {
    default: 0.07, range: [0, 1], unit: 'log sd',
    doc: 'Variation from month to month of the people ports take without an appointment.',
    source: 'by hand, from CBP encounters at ports less those by appointment, June 2023 - May 2024',
  },
  appointmentVariation: {
    default: 0.03, range: [0, 1], unit: 'log sd',
    doc: 'Variation from month to month of the appointments that ports give.',
    source: 'CBP: 45,770, about 45,000 and about 41,400 came by appointment in December 2023, January and April 2024, of 1,450 a day',
  },
  appointmentLeadDays: {
    default: 16, range: [1, 200], unit: 'days',
    doc: 'Median days between being given an appointment and its date.',
    source: 'assumption; the app offered dates up to three weeks ahead',
  },
  noShowProb: {
    default: 0.015, range: [0, 1], unit: 'probability',
    doc: 'Chance that an appointment is not kept.',
    source: 'CBP: those who came by appointment in three published months were as many as had one, within 2 %',
  },
} as const satisfies Record<string, ParameterSpec>
