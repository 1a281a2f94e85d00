/**
 * The one table of parameters. Types, defaults, validation, `--set`, sweep axes, priors, the JSON
 * schema and the reference page are all read off it, in this order.
 *
 * Levels by origin were set by hand so that October 2023 - May 2024 is reproduced (docs/model.md,
 * Initialization and input); "by hand" marks them. "assumption" means that no figure was found.
 */
import { atHome } from './at-home.ts'
import { beliefsAndNews } from './beliefs-and-news.ts'
import { inCustody } from './in-custody.ts'
import { nearTheLine } from './near-the-line.ts'
import { onTheWay } from './on-the-way.ts'
import { smugglers } from './smugglers.ts'

export const parameters = {
  ...atHome,
  ...onTheWay,
  ...nearTheLine,
  ...inCustody,
  ...beliefsAndNews,
  ...smugglers,
} as const

export type ParameterName = keyof typeof parameters
