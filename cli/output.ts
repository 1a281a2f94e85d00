/** Where words go: results to standard output, everything else to standard error. */
import { writeSync } from 'node:fs'
import { styleText } from 'node:util'

export type Style = Parameters<typeof styleText>[0]
export type Paint = (style: Style, text: string) => string

/** Colour on a terminal that shows it and a user who wants it (NO_COLOR, FORCE_COLOR). */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const isColoured = stream.isTTY && stream.hasColors()
  return (style, text) => isColoured ? styleText(style, text, { validateStream: false }) : text
}

/** One event a line on standard output. */
export const writeEvent = (event: Readonly<Record<string, unknown>>): void =>
  writeOut(`${JSON.stringify(event)}\n`)

/**
 * Written at once, so that nothing is lost when the program ends. A reader that has gone away, as
 * `head` does, is no fault.
 */
export function writeOut(text: string, file = 1): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(file, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) // a full pipe: wait 5 ms
    }
  }
}

export const writeError = (text: string): void => writeOut(text, 2)
