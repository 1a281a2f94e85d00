/** CSV as programs differ in reading it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CsvDialect } from './formats.ts'
import { writeBytesWhole } from './files.ts'

/** Excel takes a file for UTF-8 only if it begins with this. */
const byteOrderMark = '\uFEFF'

/** Bring the CSV files among those that were written, as RFC 4180 has it, into a dialect. */
export async function applyDialect(
  folder: string,
  files: readonly string[],
  dialect: CsvDialect,
): Promise<void> {
  if (dialect === 'standard') return
  for (const file of files.filter((name) => name.endsWith('.csv'))) {
    const path = join(folder, file)
    await writeBytesWhole(path, Buffer.concat([Buffer.from(byteOrderMark), readFileSync(path)]))
  }
}
