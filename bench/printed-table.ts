/** A table for the terminal: columns as wide as their longest cell, numbers to the right. */
export function printedTable(
  header: readonly string[], rows: readonly (readonly string[])[], toTheRight: readonly number[],
): string {
  const lines = [header, ...rows]
  const widths = header.map((_, k) => Math.max(...lines.map((cells) => cells[k].length)))
  return lines.map((cells) => cells.map((cell, k) =>
    toTheRight.includes(k) ? cell.padStart(widths[k]) : cell.padEnd(widths[k])).join('  ').trimEnd(),
  ).join('\n')
}
