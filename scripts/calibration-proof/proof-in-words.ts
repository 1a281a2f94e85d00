/** What known truths have shown, as Markdown. */
import {
  isInside, N_DRAWS, rankCounts, unevenness, type JudgedWorld, type KnownWorlds,
} from '../../study/calibration/known-truth.ts'
import { movedParameters } from './small-world.ts'

const N_BINS = 10
/** Upper 5 % of chi-squared with one degree of freedom less than bins. */
const CHI_SQUARED = 16.92

export function proofInWords({ sizes }: KnownWorlds, judged: readonly JudgedWorld[]): string {
  const ranks = judged.flatMap((one) => one.ranks)
  const share = (all: readonly number[], n: number, probability: number): string =>
    `${((100 * all.filter((rank) => isInside(rank, n, probability)).length) / all.length).toFixed(1)} %`
  const counts = rankCounts(ranks, N_BINS)
  const smoother = judged.flatMap((one) => one.smootherRanks)
  const rows = movedParameters.map(({ name }, k) => {
    const inside = judged.filter((one) => isInside(one.ranks[k], N_DRAWS, 0.9)).length
    const width = judged.reduce((sum, { sd }) => sum + sd[k], 0) / judged.length
    return `| \`${name}\` | ${inside} of ${judged.length} | ${width.toFixed(2)} |`
  })
  return `${judged.length} worlds, ${movedParameters.length} parameters each; rounds of ${sizes.join(' and ')} runs.

| interval | holds the truth | the smoother's members alone |
|---|---|---|
${[0.5, 0.8, 0.9].map((p) => `| ${p * 100} % | ${share(ranks, N_DRAWS, p)} | ${share(smoother, 1, p)} |`).join('\n')}

Ranks of the truths among ${N_DRAWS} draws, counted in tenths: ${counts.join(', ')}. Chi-squared is ${
  unevenness(counts).toFixed(1)} with ${N_BINS - 1} degrees of freedom (5 % of even ranks reach ${CHI_SQUARED}).

| parameter | 90 % intervals that hold it | width left of the prior |
|---|---|---|
${rows.join('\n')}
`
}
