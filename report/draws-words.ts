/** Where the parameters of the runs come from, in words. */
import type { DrawInputs } from '../study/draws.ts'
import { people } from './number-words.ts'

/** For a page or a cover; `values` are those that stand beside it. */
export function drawsInSentences({ draws, posteriorFile }: DrawInputs, values = 'the values below'): string {
  switch (draws) {
    case undefined: return 'All runs have the same parameters: the bands show luck only, not the doubt about parameters.'
    case 'priors': return `Each pair of runs draws its parameters from priors about ${values}, except for those that a scenario `
      + 'sets; the two of a pair differ in luck.'
    case 'posterior': return `Each pair of runs has a draw of a posterior in place of some of ${values}, except for those that a `
      + `scenario sets; the two of a pair differ in luck. ${posteriorFile ? `${fileInWords(posteriorFile)}; ` : ''}`
      + 'manifest.json has the draws.'
  }
}

const fileInWords = ({ file, draws, sha256 }: NonNullable<DrawInputs['posteriorFile']>): string =>
  `The draws are the ${people(draws)} rows of ${file} (SHA-256 ${sha256.slice(0, 12)})`

/** For a line of facts: `200 draws of data/posterior.csv`. */
export const drawsInShort = ({ draws, posteriorFile }: DrawInputs): string => draws === 'priors' ? 'draws from priors'
  : posteriorFile ? `draws of ${posteriorFile.file}` : draws === 'posterior' ? 'draws of a posterior' : 'default parameters'
