/** Findings as they were last written, to compare with and to make docs/performance.md from. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import type { Findings } from './measure/findings.ts'

export type Stored = Readonly<Record<string, Findings & { readonly machine: string }>> // by subject

const file = join(packageFolder(), 'bench', 'findings.json')

export const readStored = (): Stored =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Stored : {}

/** Six digits are more than enough, and keep the file's changes small. */
export const writeStored = (stored: Stored): void =>
  writeFileSync(file, `${JSON.stringify(stored, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value, 2)}\n`)
