/** Files that appear whole or not at all: written beside their place, then renamed into it. */
import {
  closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const CHUNK_CHARACTERS = 1 << 20

export type Write = (text: string) => void

/** Let `make` write the file under another name; it takes its place when `make` is through. */
export async function replaceFile(
  path: string,
  make: (unfinished: string) => void | Promise<void>,
): Promise<void> {
  const unfinished = `${path}.tmp`
  mkdirSync(dirname(path), { recursive: true })
  try {
    await make(unfinished)
    const file = openSync(unfinished, 'r+')
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  renameSync(unfinished, path)
}

/** The same for bytes that are there already. */
export const writeBytesWhole = (path: string, bytes: Uint8Array): Promise<void> =>
  replaceFile(path, (unfinished) => writeFileSync(unfinished, bytes))

/** The same for text that `fill` writes piece by piece. */
export const writeFileWhole = (
  path: string,
  fill: (write: Write) => void | Promise<void>,
): Promise<void> => replaceFile(path, (unfinished) => writeText(unfinished, fill))

async function writeText(
  path: string,
  fill: (write: Write) => void | Promise<void>,
): Promise<void> {
  const file = openSync(path, 'w')
  let pending: string[] = []
  let nPending = 0
  const flush = (): void => {
    writeAll(file, Buffer.from(pending.join(''), 'utf8'))
    pending = []
    nPending = 0
  }
  try {
    await fill((text) => {
      pending.push(text)
      nPending += text.length
      if (nPending >= CHUNK_CHARACTERS) flush()
    })
    flush()
  } finally {
    closeSync(file)
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}
