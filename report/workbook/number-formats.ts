/** How numbers of each unit are shown; what a cell holds is not rounded. */

const fractions = /probability|share|fraction|relative|factor/

/** For a value of this unit. */
export const formatOf = (unit: string): string =>
  fractions.test(unit) ? '0.000' : unit === 'days' ? '#,##0.0' : '#,##0'

/** For a mean or a spread of such values: one decimal more where they are counts. */
export const formatOfMean = (unit: string): string =>
  formatOf(unit) === '#,##0' ? '#,##0.0' : formatOf(unit)

export const ratioFormat = '0.000'
export const dateFormat = 'yyyy-mm-dd'
export const monthFormat = 'mmm yyyy'
