import { escapeXml } from '../chart/svg.ts'

/** Text for HTML: whatever it says it is no markup, and a percent sign stays with its number. */
export const htmlText = (text: string): string => escapeXml(text).replaceAll(' %', '\u00a0%')
