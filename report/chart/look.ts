/** The shared look of all charts: colours, sizes and distances in one place. */

/** Okabe and Ito (2008): told apart by people with any kind of colour vision, and in grey. */
export const colours = {
  fan: '#0072b2', //            blue
  counterfactual: '#d55e00', // vermilion
  observed: '#000000',
  shaded: '#e69f00', //         orange
  ink: '#1a1a1a',
  quiet: '#5c5c5c',
  axis: '#8a8a8a',
  grid: '#e3e3e3',
  policy: '#4d4d4d',
  paper: '#ffffff',
} as const

/** Font sizes in px. */
export const size = {
  title: 20, subtitle: 13, legend: 12, panel: 13, policy: 11, axis: 11, source: 10.5,
} as const

export const lineHeight = 1.3 // of the font size
export const margin = 24 //      around the whole picture, px

/** Widths are measured in DejaVu Sans; Verdana, its near twin, stands in where it is missing. */
export const fontFamily = "'DejaVu Sans', Verdana, sans-serif"

/** Each band lies on the wider ones, so the middle of a fan comes out darkest. */
export const bandOpacity = 0.2
/** Behind everything: seen, but no bar to reading what stands on it. */
export const shadedOpacity = 0.18
