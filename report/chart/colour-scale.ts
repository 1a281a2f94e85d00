import { scaleLinear } from 'd3-scale'
import { colours } from './look.ts'

/** From light to dark blue (ColorBrewer): an order that is seen in grey and by any kind of eye. */
const stops = ['#f7fbff', '#c6dbef', '#6baed6', '#2171b5', '#08306b']

/** Colours for values from `low` to `high`. */
export function colourScale(low: number, high: number): (value: number) => string {
  const top = high > low ? high : low + 1
  const domain = stops.map((_, k) => low + (k * (top - low)) / (stops.length - 1))
  return scaleLinear<string>(domain, stops).clamp(true)
}

/** Ink that can be read on a colour. */
export function inkOn(colour: string): string {
  const [red, green, blue] = colour.match(/\d+/g)?.map(Number) ?? []
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140 ? colours.paper : colours.ink
}
