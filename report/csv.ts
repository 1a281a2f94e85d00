/** CSV as RFC 4180 has it: commas, CRLF, doubled quotes, UTF-8, a point for decimals. */

/** A row of cells that are already text. */
export const csvRow = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

/**
 * A cell that holds text. One that a spreadsheet could take for a formula gets a leading
 * apostrophe; numbers are written by `numberCell` and never guarded.
 */
export function textCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** The text of a cell that has been read, without its guard. */
export const unguarded = (cell: string): string =>
  /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell

/** A number with at most seven significant digits; whole numbers in full; empty if missing. */
export function numberCell(value: number | null): string {
  if (value === null || Number.isNaN(value)) return ''
  if (Number.isInteger(value)) return String(value)
  const size = Math.abs(value)
  if (size >= 1e7) return String(Math.round(value))
  if (size < 1e-3) return String(Number(value.toPrecision(7)))
  // Twice as fast as toPrecision and the same digits; tables hold millions of cells.
  const scale = scaleFor(size)
  const rounded = Math.round(size * scale) / scale
  return value < 0 ? `-${rounded}` : `${rounded}`
}

/** The power of ten that leaves seven digits before the point; 0.001 <= size < 10,000,000. */
function scaleFor(size: number): number {
  let scale = 1
  for (let limit = 1e6; size < limit; limit /= 10) scale *= 10
  return scale
}
