/** One value for every origin but those that are named. */
export const allOrigins = (value: number, changes: Readonly<Record<string, number>>) => ({
  mexico: value, guatemala: value, honduras: value, 'el-salvador': value, venezuela: value,
  cuba: value, haiti: value, nicaragua: value, colombia: value, ecuador: value, other: value,
  ...changes,
})
