/**
 * The common movement kernel, by which frameworks of agents are compared: the smallest model with the
 * shape of a day of migration. People stand on a ring of 64 places with six links each; every day each
 * of them stays or goes by the place's chance, and who goes takes a link by attraction over distance,
 * less where it is crowded. Everybody is asked every day: there is nothing here for a calendar to save.
 */
export const nPlaces = 64
export const nLinks = 6
const steps = [1, -1, 2, -2, 17, -17] // places along the ring
export const distance = Float64Array.from([50, 50, 110, 110, 400, 400])
export const attraction = Float64Array.from({ length: nPlaces }, (_, p) => 1 + ((p * 7919) % 13) / 4)
/** Of eight places one is a refuge, where few leave, and one a place of passage, where all do. */
export const goProb = Float64Array.from({ length: nPlaces }, (_, p) => p % 8 === 0 ? 0.05 : p % 8 === 1 ? 1 : 0.3)
export const isPassage = (place: number): boolean => place % 8 === 1
export const linkTo = Int32Array.from({ length: nPlaces * nLinks }, (_, k) =>
  (Math.floor(k / nLinks) + steps[k % nLinks] + nPlaces) % nPlaces)
export const MOST_CROWDED = 0.9
export const roomOf = (nPeople: number): number => (2 * nPeople) / nPlaces // people a place
export const MONEY_AT_FIRST = 100
export const COST_A_DAY = 0.5

export interface Setting {
  readonly nPeople: number
  readonly nDays: number
  readonly seed: number
}
export interface Outcome {
  readonly moves: number
  readonly inPassage: number // people in places of passage at the end
}

export const inPassage = (count: Int32Array): number =>
  count.reduce((sum, people, place) => (isPassage(place) ? sum + people : sum), 0)
