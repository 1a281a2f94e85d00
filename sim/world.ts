/** The fixed nouns of the model's world: who, from where, to where. Order is part of every table. */

export const parties = ['single-adult', 'family', 'unaccompanied-child'] as const
export type Party = (typeof parties)[number]
/** Positions in `parties`, for columns and loops. */
export const PartyKind = { singleAdult: 0, family: 1, unaccompaniedChild: 2 } as const

export const origins = [
  'mexico', 'guatemala', 'honduras', 'el-salvador', 'venezuela', 'cuba',
  'haiti', 'nicaragua', 'colombia', 'ecuador', 'other',
] as const
export type Origin = (typeof origins)[number]
export const MEXICO = 0 // position of Mexico in `origins`

/** Border Patrol sectors from the Gulf of Mexico to the Pacific. */
export const sectors = [
  'rio-grande-valley', 'laredo', 'del-rio', 'big-bend', 'el-paso',
  'tucson', 'yuma', 'el-centro', 'san-diego',
] as const
export type Sector = (typeof sectors)[number]

/** Ways north through Mexico: the Gulf side, the centre, the Pacific side. */
export const corridors = ['east', 'centre', 'west'] as const
export type Corridor = (typeof corridors)[number]
/** The corridor that leads to each sector. */
export const corridorOfSector: readonly number[] = [0, 0, 0, 1, 1, 2, 2, 2, 2]

/** Where Mexico can stop people: at its southern border, inland, and on the way to the line. */
export const zones = ['south', 'inland', 'north'] as const
export type Zone = (typeof zones)[number]

/** What pushes people from home, or pulls them to the United States. */
export const causes = ['poverty', 'violence', 'disaster', 'us-jobs'] as const
export type Cause = (typeof causes)[number]

/** Lawful paths that people apply for from home. */
export const homePaths = ['parole', 'regional-offices'] as const

export const nHomePaths = homePaths.length

/** What smugglers sell, beside the way through Mexico. */
export const products = ['evade', 'walk-up', 'hand-children-over', 'until-in'] as const

export const nParties = parties.length
export const nOrigins = origins.length
export const nSectors = sectors.length
export const nCorridors = corridors.length
export const nZones = zones.length
export const nProducts = products.length
