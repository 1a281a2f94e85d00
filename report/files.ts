/** Files that appear whole or not at all: written beside their place, then renamed into it. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const CHUNK_CHARACTERS = 1 << 20

export type Write = (text: string) => void

/** Let `fill` write text piece by piece; the file takes its place when `fill` is through. */
export async function writeFileWhole(
  path: string,
  fill: (write: Write) => void | Promise<void>,
): Promise<void> {
  const unfinished = `${path}.tmp`
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(unfinished, 'w')
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
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(unfinished, { force: true })
    throw error
  }
  renameSync(unfinished, path)
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}
