/** Reads comma-separated text as RFC 4180 has it: quotes, doubled quotes, line breaks in quotes. */

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A cell with its place in the text, both from 1. */
export interface CsvCell {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** Rows of cells. Empty lines are passed over; a byte-order mark is too. */
export function readCsv(text: string): CsvTable {
  const [header = [], ...rows] = readCsvCells(text).map((row) => row.map((cell) => cell.text))
  return { header, rows }
}

/** The same with the place of every cell, the header first. */
export function readCsvCells(text: string): CsvCell[][] {
  const rows: CsvCell[][] = []
  let row: CsvCell[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let lineStart = text.startsWith('\uFEFF') ? 1 : 0
  let place = { line, column: 1 }
  const endCell = (next: number): void => {
    row.push({ text: cell, ...place })
    cell = ''
    place = { line, column: next - lineStart + 1 }
  }
  const endRow = (next: number): void => {
    endCell(next)
    if (row.length > 1 || row[0].text !== '') rows.push(row)
    row = []
  }
  for (let i = lineStart; i < text.length; i++) {
    const c = text[i]
    if (c === '\n') {
      line++
      lineStart = i + 1
    }
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === ',') endCell(i + 1)
    else if (c === '\n') endRow(i + 1)
    else if (c !== '\r') cell += c
  }
  endRow(text.length)
  return rows
}
