/** Fields of policies that bring means, close ports, or change what is done with children. */
import { allOr, amount, block, choice, number } from './fields.ts'
import { count, days, perDay } from './quantities.ts'
import type { PortProcessing } from '../../sim/scenario.ts'
import { origins } from '../../sim/world.ts'

/** Means that an act of Congress can pay for, and an order cannot. */
export const resources = block({
  detention: amount(count('places')).nullish()
    .describe('Places for adults beside those there are (custodyPlaces).'),
  'family-detention': amount(count('places')).nullish()
    .describe('Places for families beside those there are (familyPlaces).'),
  flights: amount(perDay).nullish()
    .describe('People whom removal flights take, beside flightPlacesPerDay.'),
  screening: amount(count('officers')).nullish()
    .describe('Officers who hold fear interviews, beside asylumOfficers: cases wait less for one.'),
  personnel: amount(count('agents')).nullish()
    .describe('Agents on the line, beside borderPatrolAgents: fewer who are noticed get away.'),
  'phase-in': amount(days).prefault('0 days')
    .describe('Time over which these arrive, evenly, from the effective date.'),
}, 'a map with detention, family-detention, flights, screening, personnel or phase-in')
  .describe('What it pays for.')

/** Whom a rule about children covers: it has no say over parties. */
export const coveredOrigins = block({
  origins: allOr(origins).prefault('all').describe('Nationalities it applies to.'),
}, 'a map with origins').prefault({}).describe('Whom it applies to.')

export const children = {
  returned: number(0, 1, 'share').describe('Share of children who come alone that may be returned: '
    + 'Mexicans the same day, others after screening like adults, as flights and take-back allow.'),
  transfer: amount(days, 1).nullish()
    .describe('Median time until other children are handed on to HHS, who find a sponsor.'),
}

export const portProcessing = {
  'walk-ups': amount(perDay).nullish()
    .describe('People whom ports take without an appointment; left out, walkUpsPerDay.'),
  'booked-appointments': choice<PortProcessing['booked']>({
    kept: 'Who has an appointment is received.',
    cancelled: 'Appointments given before are void, and those who hold one wait in Mexico again.',
  }).prefault('kept').describe('What becomes of appointments that were given before.'),
}

export const earlyBars = number(0, 1, 'share').prefault(0)
  .describe('Share of those who would pass a fear interview to whom bars to asylum are applied there.')

export const rebutted = number(0, 1, 'share').prefault(0)
  .describe('Share that rebuts a presumption of ineligibility, screened by significant-possibility.')

export const severity = number(0, 1, 'share of releases').nullish()
  .describe('What people who hear of it take it to end (or open), by its word alone; left out, announcedSeverity.')
