/** What of yaml is used; the build makes one file of it, as of zod.ts. */
export { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
export type { Document, Node, Pair } from 'yaml'
