/** SVG as text: elements with escaped attributes and content, numbers of a fixed length. */

type Attributes = Readonly<Record<string, string | number | undefined>>

export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A hundredth of a px is enough, and the same on every machine. */
const short = (value: number): string => String(Math.round(value * 100) / 100)

/** An element whose content is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const text = typeof value === 'number' ? short(value) : escapeXml(value!)
      return ` ${key}="${text}"`
    })
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** One line of text at its baseline. */
export const textAt = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  element('text', { x, y, ...attributes }, escapeXml(text))

export const lineFrom = (
  x1: number, y1: number, x2: number, y2: number, attributes: Attributes,
): string => element('line', { x1, y1, x2, y2, ...attributes })
