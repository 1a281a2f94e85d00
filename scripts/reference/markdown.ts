/** The few forms of Markdown that the reference pages are made of. */

/** A page says on top that it is generated, and how. */
export const page = (title: string, from: string, ...parts: readonly string[]): string => [
  `# ${title}`,
  `*This page is generated from ${from} by \`npm run reference\`: change it there, not here.*`,
  ...parts,
].join('\n\n').concat('\n')

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [row(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(row)].join('\n')
}

/** Text in a cell, in which only code keeps what Markdown would read as markup. */
const cell = (text: string): string =>
  text.split(/(`[^`]*`)/).map((part) => {
    const quoted = part.replaceAll('|', '\\|')
    return part.startsWith('`') ? quoted : quoted.replace(/[*<>]/g, '\\$&').replaceAll('\n', '<br>')
  }).join('')

export const code = (text: string): string => `\`${text}\``
