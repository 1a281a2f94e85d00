/** Measures as people call them. One that is not listed is called by its own name. */

const words: Readonly<Record<string, string>> = {
  children_separated: 'Children who had been with their families',
  got_aways: 'Got-aways',
  stops_in_mexico: 'Stops in Mexico',
  returns_to_mexico: 'Returns to Mexico',
}
const parts: Readonly<Record<string, string>> = {
  'single-adult': 'single adults',
  family: 'people in families',
  'unaccompanied-child': 'unaccompanied children',
}
/** Units that go without saying. */
const plainUnits = ['people', 'encounters', 'children', 'events']

export function wordsForMeasure(measure: string, unit: string): string {
  const [name, ...rest] = measure.split(':')
  const said = plainUnits.includes(unit) || unit === '' ? '' : `, ${unit}`
  if (rest.length > 0) return `  ${rest.map((part) => parts[part] ?? part).join(', ')}${said}`
  const plain = name.replaceAll('_', ' ')
  return `${words[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1)}${said}`
}
