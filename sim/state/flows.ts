/** Flows of the day by party, origin and sector, in simulated people; weighted when recorded. */
import { nOrigins, nParties, nSectors } from '../world.ts'
import type { Arena } from './arena.ts'

export const flowNames = [
  'intentions', 'departures', 'departures_with_smuggler', 'stops_in_mexico', 'bussed_south', 'returned_by_mexico',
  'attempts', 'encounters_between_ports', 'got_aways', 'undetected_entries',
  'attempts_on_remote_routes', 'repeat_encounters', 'encounters_after_expulsion', 'encounters_at_ports', 'appointments_given', 'appointments_kept',
  'releases', 'releases_after_stay', 'removals', 'returns_to_mexico', 'expulsions', 'returns_to_wait',
  'admitted_after_hearing', 'children_transferred', 'children_separated',
  'parole_admissions', 'office_admissions',
  'children_separated_advised', 'children_separated_turned_back', 'children_separated_barred',
  'children_separated_waiting', 'children_separated_otherwise', 'separated_children_encountered',
  'children_alone_had_no_family_parted', 'gave_up',
] as const
export type FlowName = (typeof flowNames)[number]

/** Position of each flow in the columns. */
export const Flow = Object.fromEntries(flowNames.map((name, at) => [name, at])) as
  Readonly<Record<FlowName, number>>

export const NO_SECTOR = nSectors // for what happens nowhere along the line
export const nFlowSectors = nSectors + 1
export const nFlowCells = nParties * nOrigins * nFlowSectors

export const createFlows = (arena: Arena) => ({
  today: arena.float64(flowNames.length * nFlowCells), // people by flow, party, origin, sector
  yesterday: arena.float64(flowNames.length * nFlowCells), // the last finished day's
})
export type Flows = ReturnType<typeof createFlows>

/** Count people once. */
export function countFlow(
  flows: Flows, flow: number, party: number, origin: number, sector: number, people: number,
): void {
  flows.today[flow * nFlowCells + (party * nOrigins + origin) * nFlowSectors + sector] += people
}
