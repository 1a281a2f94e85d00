/** JSON for people: two spaces, but a list of plain values stays on lines of its own width. */

const WIDTH = 100

export const jsonText = (value: unknown): string => `${formatted(value, '')}\n`

function formatted(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    const items = value.map((item) => formatted(item, inner))
    if (value.every((item) => item === null || typeof item !== 'object')) {
      return packed(items, indent)
    }
    return `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, item]) =>
    `${inner}${JSON.stringify(key)}: ${formatted(item, inner)}`)
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** Plain values, as many on a line as fit. */
function packed(items: readonly string[], indent: string): string {
  const oneLine = `[${items.join(', ')}]`
  if (indent.length + oneLine.length <= WIDTH) return oneLine
  const lines: string[] = []
  let line = ''
  for (const item of items) {
    if (line !== '' && indent.length + line.length + item.length + 5 > WIDTH) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? item : `, ${item}`
  }
  lines.push(line)
  return `[\n${lines.map((text) => `${indent}  ${text}`).join(',\n')}\n${indent}]`
}
