/**
 * What of zod is used. The build makes one file of it (`build` in package.json): as it comes, zod is a hundred files, most
 * of them messages in other languages; with those of yaml they were a fifth of what `umbral validate` takes.
 */
export {
  NEVER, array, boolean, config, discriminatedUnion, enum, iso, literal, number, record, strictObject, string,
  toJSONSchema, union, unknown,
} from 'zod'
export type { ZodOptional, ZodRawShape, ZodType, core, output } from 'zod'
