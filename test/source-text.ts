/** Source text without its comments, and without what stands in strings where that is unwanted. */

const OPENS_REGEXP = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|of|in))\s*$/

/**
 * Blank out comments, and with `strings: 'drop'` also what stands inside quotes, the text of
 * templates (code in `${}` stays) and regular expressions. Line breaks stay where they were.
 */
export function codeOf(source: string, { strings }: { strings: 'keep' | 'drop' }): string {
  const keep = strings === 'keep'
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  let out = ''
  let i = 0

  const until = (end: string, from: number): number => {
    const found = source.indexOf(end, from)
    return found < 0 ? source.length : found + end.length
  }
  const quotedEnd = (quote: string, from: number): number => {
    let at = from + 1
    let inClass = false
    for (; at < source.length; at++) {
      if (source[at] === '\\') at++
      else if (quote === '/' && source[at] === '[') inClass = true
      else if (quote === '/' && source[at] === ']') inClass = false
      else if (source[at] === quote && !inClass) return at + 1
    }
    return source.length
  }
  const take = (end: number, asIs: boolean): void => {
    const text = source.slice(i, end)
    out += asIs ? text : blank(text)
    i = end
  }
  /** Code up to the brace that closes it, or to the end of the file. */
  const code = (untilBrace: boolean): void => {
    let depth = 0
    while (i < source.length) {
      const two = source.slice(i, i + 2)
      const one = source[i]
      if (two === '//') {
        const end = source.indexOf('\n', i)
        take(end < 0 ? source.length : end, false)
      } else if (two === '/*') take(until('*/', i + 2), false)
      else if (one === "'" || one === '"') take(quotedEnd(one, i), keep)
      else if (one === '`') template()
      else if (one === '/' && OPENS_REGEXP.test(out.slice(-40))) take(quotedEnd('/', i), keep)
      else {
        if (one === '{') depth++
        if (one === '}' && depth-- === 0 && untilBrace) return
        take(i + 1, true)
      }
    }
  }
  const template = (): void => {
    take(i + 1, keep)
    while (i < source.length) {
      if (source[i] === '\\') take(Math.min(i + 2, source.length), keep)
      else if (source[i] === '`') return take(i + 1, keep)
      else if (source.startsWith('${', i)) {
        take(i + 2, true)
        code(true)
        take(Math.min(i + 1, source.length), true)
      } else take(i + 1, keep)
    }
  }
  code(false)
  return out
}

/** What a source file imports or re-exports, as it is written there; types count too. */
export function importsOf(source: string): string[] {
  const code = codeOf(source, { strings: 'keep' })
  const pattern =
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g
  return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2])
}
