/** Measures as people call them, and which of them the closing table shows. */

/** In the order in which they are shown; the rest are in summary.csv. */
const words: Readonly<Record<string, string>> = {
  encounters_between_ports: 'Encounters between ports',
  'encounters_between_ports:single-adult': '  single adults',
  'encounters_between_ports:family': '  people in families',
  'encounters_between_ports:unaccompanied-child': '  unaccompanied children',
  encounters_at_ports: 'Encounters at ports',
  got_aways: 'Got-aways',
  children_separated: 'Children who had been with their families',
  attempts_on_remote_routes: 'Attempts on remote routes',
  stops_in_mexico: 'Stops in Mexico',
  releases: 'Releases',
  removals: 'Removals',
  returns_to_mexico: 'Returns to Mexico',
  waiting_in_northern_mexico: 'Waiting in northern Mexico',
  waiting_for_appointment: 'Waiting for an appointment',
}
/** Units that go without saying. */
const plainUnits = ['people', 'encounters', 'children', 'events', '']

export function wordsForMeasure(measure: string, unit: string): string {
  const said = plainUnits.includes(unit) ? '' : `, ${unit}`
  const plain = measure.replaceAll('_', ' ').replaceAll(':', ': ')
  return `${words[measure] ?? plain.charAt(0).toUpperCase() + plain.slice(1)}${said}`
}

/** The measures worth showing, in order; all of them where none is known. */
export function shownMeasures<T extends { readonly measure: string }>(rows: readonly T[]): T[] {
  const known = Object.keys(words).flatMap((name) =>
    rows.filter(({ measure }) => measure === name))
  return known.length > 0 ? known : [...rows]
}
