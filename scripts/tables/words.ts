/** The sources' words and ours. */
import type { Place } from '../../report/observed.ts'
import type { Origin, Party, Sector } from '../../sim/world.ts'

export const originWords: Readonly<Record<string, Origin>> = {
  Mexico: 'mexico',
  Guatemala: 'guatemala',
  Honduras: 'honduras',
  'El Salvador': 'el-salvador',
  Venezuela: 'venezuela',
  Cuba: 'cuba',
  Haiti: 'haiti',
  Nicaragua: 'nicaragua',
  Colombia: 'colombia',
  Ecuador: 'ecuador',
  Other: 'other',
}

/** Accompanied minors are told apart only at ports of entry; they are members of families. */
export const partyWords: Readonly<Record<string, Party>> = {
  'Single Adults': 'single-adult',
  FMUA: 'family',
  'Accompanied Minors': 'family',
  UC: 'unaccompanied-child',
}

/** The Border Patrol works between ports of entry, the Office of Field Operations at them. */
export const placeWords: Readonly<Record<string, Place>> = {
  USBP: 'between-ports',
  OFO: 'at-ports',
}

/** Of the law under which somebody was encountered: only Title 42 expelled. */
export const titleWords: Readonly<Record<string, 'expelled' | 'not expelled'>> = {
  'Title 42': 'expelled',
  'Title 8': 'not expelled',
}

export const sectorWords: Readonly<Record<string, Sector>> = {
  'Rio Grande Valley': 'rio-grande-valley',
  Laredo: 'laredo',
  'Del Rio': 'del-rio',
  'Big Bend': 'big-bend',
  'El Paso': 'el-paso',
  Tucson: 'tucson',
  Yuma: 'yuma',
  'El Centro': 'el-centro',
  'San Diego': 'san-diego',
}
