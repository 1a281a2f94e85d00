/** Parameters drawn for the replicates of an ensemble: where from, and which replicate has which. */
import { drawFromPriors, type Draw } from './priors.ts'

/** The table that the draws of a posterior were read from. */
export interface PosteriorFile {
  /** Below the package's folder for the one that ships, else its name alone: no paths. */
  readonly file: string
  readonly draws: number
  readonly sha256: string // of its bytes
}

export interface DrawInputs {
  /** Parameters drawn for the replicates; left out where all have those of the scenarios. */
  readonly draws?: 'priors' | 'posterior'
  /** Draws of a posterior, in the order of their rows. */
  readonly posterior?: readonly Draw[]
  readonly posteriorFile?: PosteriorFile
}

/**
 * Replicates 0 and 1, 2 and 3, ... share a draw and differ in luck alone: what differs within pairs
 * is luck, and what differs between them also the doubt about parameters (luck.ts).
 */
export const pairOf = (replicate: number): number => Math.floor(replicate / 2)

/** The row that a replicate has; after the last the first is used again. */
export const rowOf = (replicate: number, nRows: number): number => pairOf(replicate) % nRows

/** The parameters drawn for a replicate, whatever the scenario; null where none are. */
export function drawnFor(
  { draws, posterior, seed }: DrawInputs & { readonly seed: string }, replicate: number,
): Draw | null {
  if (!draws) return null
  return posterior ? posterior[rowOf(replicate, posterior.length)] : drawFromPriors(seed, pairOf(replicate))
}

/** What is said of the draws beside the results: where from, and how many were used. */
export interface DrawsUsed extends Partial<PosteriorFile> {
  readonly from: 'defaults' | 'priors' | 'posterior'
  readonly used: number
}

export function drawsUsed({ draws, posterior, posteriorFile }: DrawInputs, replicates: number): DrawsUsed {
  if (!draws) return { from: 'defaults', used: 0 }
  return { from: draws, ...posteriorFile, used: Math.min(Math.ceil(replicates / 2), posterior?.length ?? Infinity) }
}
